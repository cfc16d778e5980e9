import { expect, it } from 'vitest';
import { incomingText, mentionedIn } from '../../../src/channels/slack/incoming-text.js';

it('tells whom a text mentions, as they stand in it, without the bot', () => {
  const raw =
    '<@U0BOT> <!subteam^S1|@platform> and <@U2|ann> and <@U3> and <#C4|ops> and <!channel> and <https://x.y|z>';
  const mentioned = mentionedIn(raw, 'U0BOT');
  expect(mentioned).toEqual([
    { shown: '@platform', kind: 'slack-group', id: 'S1' },
    { shown: '@ann', kind: 'slack-person', id: 'U2' },
    { shown: '@someone', kind: 'slack-person', id: 'U3', name: '@U3' },
    { shown: '#ops', kind: 'slack-channel', id: 'C4' },
  ]);
  const text = incomingText(raw, 'U0BOT');
  for (const { shown } of mentioned) expect(text).toContain(shown);
});
