import { PassThrough, Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { Answer, Button } from '../../../src/answer/types.js';
import { runPrompt } from '../../../src/channels/terminal/prompt.js';
import type { Input, Post } from '../../../src/conversation/types.js';

const vote: Button = { label: 'AWS', style: 'plain', action: { type: 'vote', session: 's', round: 0, option: 'aws' } };
const card = (text: string, buttons: readonly Button[] = []): Post => ({
  kind: 'reply',
  audience: 'asker',
  card: null,
  answer: {
    intent: 'quiz',
    elements: [{ type: 'text', text }],
    buttons,
    answer: null,
    verdicts: [],
    inapplicable: [],
    choices: [],
    clarify: [],
  } satisfies Answer,
});

it('shows what comes by itself, whose choices count from then on', async () => {
  const inputs: Input[] = [];
  const output = new PassThrough();
  await runPrompt({
    respond: async ({ input }) => {
      inputs.push(input);
      return [card('counted')];
    },
    input: Readable.from(['1\n']),
    output,
    now: () => 0,
    onReady: (show) => show([card('Question', [vote])]),
    onInterrupt: () => undefined,
  });
  output.end();
  expect(await readAll(output)).toMatch(/Question[\s\S]+counted/);
  expect(inputs).toEqual([{ type: 'press', action: vote.action }]);
});

async function type(lines: readonly string[], replies: (input: Input) => readonly Post[]) {
  const inputs: Input[] = [];
  const output = new PassThrough();
  await runPrompt({
    respond: async ({ input }) => {
      inputs.push(input);
      return replies(input);
    },
    input: Readable.from(lines.map((line) => `${line}\n`)),
    output,
    now: () => 0,
    onInterrupt: () => undefined,
  });
  output.end();
  return { inputs, output: await readAll(output) };
}

describe('the prompt', () => {
  it('answers line by line until the input ends, and skips empty lines', async () => {
    const { inputs, output } = await type(['who patches RDS?', '', 'and EC2?'], () => [card('An answer.')]);
    expect(inputs).toEqual([
      { type: 'text', text: 'who patches RDS?' },
      { type: 'text', text: 'and EC2?' },
    ]);
    expect(output.match(/An answer\./g)).toHaveLength(2);
  });

  it('presses an offered choice by its number', async () => {
    const { inputs } = await type(['quiz', '1'], () => [card('Intro'), card('Question 1', [vote])]);
    expect(inputs[1]).toEqual({ type: 'press', action: vote.action });
  });

  it('takes a number that nothing offers as text', async () => {
    const { inputs } = await type(['1', 'quiz', '2'], () => [card('Question 1', [vote])]);
    expect([inputs[0], inputs[2]]).toEqual([
      { type: 'text', text: '1' },
      { type: 'text', text: '2' },
    ]);
  });

  it('numbers the choices of the last card only', async () => {
    const { output } = await type(['quiz'], () => [card('Intro', [vote]), card('Question 1', [vote])]);
    expect(output.match(/1\. AWS/g)).toHaveLength(1);
  });
});
