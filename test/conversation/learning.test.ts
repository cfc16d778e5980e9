import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameless, rated, worthKeeping } from '../../src/conversation/learning.js';
import type { Question } from '../../src/question/types.js';
import { understand } from '../question/understanding.js';

describe('a text without an answer', () => {
  const kept = (text: string) => worthKeeping(text, understand(text, null), null).map(({ kind }) => kind);

  it.each([
    ['an invented service', 'who patches AWS Blorptron?', ['unanswered']],
    ['a question that was asked back', 'who upgrades Postgres?', ['asked-back']],
    ['one that was answered', 'who patches the guest OS of EC2?', []],
    ['the weather', 'what is the weather like?', []],
    ['private talk', 'my doctor says the knee needs another operation in spring', []],
    ['another cloud', 'who updates Cosmos DB?', []],
    ['how something is done', 'how do I resize an EBS volume?', []],
    ['nothing', '???', []],
  ])('%s', (_, text, kinds) => {
    expect(kept(text)).toEqual(kinds);
  });

  it('is kept when its words speak of duties', () => {
    const refused: Question = { kind: 'out-of-scope', reason: 'other-topic', named: null };
    const kept = (text: string) => worthKeeping(text, { ...understand(text, null), questions: [refused] }, null);
    const text = 'who is responsible for backups on RDS?';
    expect(kept(text)).toEqual([{ kind: 'unanswered', text, detail: '' }]);
    expect(kept('my sister bakes bread every Sunday')).toEqual([]);
  });
});

describe('what is kept', () => {
  it.each([
    ['mail bob.smith+x@example.co.uk who patches RDS?', 'mail … who patches RDS?'],
    ['@bob who patches EC2', '… who patches EC2'],
    ['see https://intra.example/x?token=1 please', 'see … please'],
    ['account 123456789012, who rotates keys', 'account …, who rotates keys'],
    ['i-0abcdef1234567890 is down', '… is down'],
    ['arn:aws:iam::123456789012:user/bob may log in', '… may log in'],
    ['who opened 10.1.2.3 to the world', 'who opened … to the world'],
    ['key AKIAIOSFODNN7EXAMPLE leaked', 'key … leaked'],
    ['call +44 20 7946 0958 about backups', 'call … about backups'],
    [
      'who patches Python 3.12 and log4j on x86_64 since 2016?',
      'who patches Python 3.12 and log4j on x86_64 since 2016?',
    ],
  ])('of %j is %j', (text, expected) => {
    expect(nameless(text)).toBe(expected);
  });

  it('is one line of at most 500 letters, whatever a button sends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (about) => {
        const { text, detail } = rated('down', about);
        expect(Math.max(text.length, detail.length)).toBeLessThanOrEqual(500);
        expect(text + detail).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('takes no long time for any text', () => {
    const began = performance.now();
    for (const part of ['a', '1', 'a1-', '@', '1.', '+1 ', 'arn:', 'http']) nameless(part.repeat(500));
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

it('a reading counts as picked when it is said, by its label too', () => {
  const asked = { text: 'who upgrades it?', options: [{ label: 'Amazon RDS', text: 'Who upgrades Amazon RDS?' }] };
  const understood = { questions: [{ kind: 'help' } satisfies Question], clauses: [] };
  const picked = { kind: 'picked', text: 'who upgrades it?', detail: 'Who upgrades Amazon RDS?' };
  expect(worthKeeping('amazon rds', understood, asked)).toEqual([picked]);
  expect(worthKeeping('Who upgrades Amazon RDS?', understood, asked)).toEqual([picked]);
  expect(worthKeeping('Aurora', understood, asked)).toEqual([]);
});
