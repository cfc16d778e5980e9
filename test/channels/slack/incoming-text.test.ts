import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup } from '../../../src/channels/slack/cards/escape.js';
import { incomingText, mentions } from '../../../src/channels/slack/incoming-text.js';

const BOT = 'U0RESPBOT';

describe('what a person typed', () => {
  it.each([
    ['<@U0RESPBOT> who patches RDS?', 'who patches RDS?'],
    ['<@U0RESPBOT|responsibot> who patches RDS?', 'who patches RDS?'],
    ['hey <@U0RESPBOT>, who?', 'hey  , who?'],
    ['<@U0OTHER> says AWS does it', '@someone says AWS does it'],
    ['ask <@U0OTHER|ana>', 'ask @ana'],
    ['see <#C0123|cloud>', 'see #cloud'],
    ['see <#C0123>', 'see #channel'],
    ['<!channel> who?', '@channel who?'],
    ['<!subteam^S01|@platform> owns it', '@platform owns it'],
    ['who runs <https://aws.amazon.com/rds/|RDS>?', 'who runs RDS?'],
    ['who runs <https://aws.amazon.com/rds/>?', 'who runs https://aws.amazon.com/rds/?'],
    ['mail <mailto:a@b.example|a@b.example>', 'mail a@b.example'],
    ['R&amp;D &lt;on&gt; EC2', 'R&D <on> EC2'],
    ['&amp;lt;', '&lt;'],
    ['<@U0RESPBOT>', ''],
    ['', ''],
  ])('%j reads as %j', (raw, expected) => {
    expect(incomingText(raw, BOT)).toBe(expected);
  });

  it('is what they typed, for any text without mentions and links', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(incomingText(escapeMarkup(typed), BOT)).toBe(typed.trim());
      }),
    );
  });

  it('never throws, and never holds the mention of the bot', () => {
    const parts = fc.array(fc.constantFrom('<', '>', '|', '&lt;', '@', `<@${BOT}>`, '!', '#', 'a', ' '));
    fc.assert(
      fc.property(parts, (some) => {
        expect(incomingText(some.join(''), BOT)).not.toContain(`<@${BOT}>`);
      }),
    );
  });

  it.each([
    [`<@${BOT}> hi`, true],
    [`hi <@${BOT}|responsibot>`, true],
    ['<@U0OTHER> hi', false],
    [`&lt;@${BOT}&gt; hi`, false],
  ])('%j mentions the bot: %s', (raw, expected) => {
    expect(mentions(raw, BOT)).toBe(expected);
  });
});
