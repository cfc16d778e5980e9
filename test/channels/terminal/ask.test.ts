import { PassThrough, Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answer/types.js';
import { ask } from '../../../src/channels/terminal/ask.js';
import { readLine } from '../../../src/channels/terminal/lines.js';
import type { Respond, Turn } from '../../../src/conversation/types.js';

const answerOf = (text: string): Answer => ({
  intent: 'clarify',
  elements: [{ type: 'text', text }],
  buttons: [{ label: 'Amazon RDS', style: 'plain', action: { type: 'say', text: 'rds' } }],
  answer: null,
  verdicts: [],
  inapplicable: [],
  choices: [],
  clarify: ['rds'],
});

async function run(args: readonly string[], input: string | Readable = '', respond?: Respond) {
  const turns: Turn[] = [];
  const output = new PassThrough();
  const errors = new PassThrough();
  const echo: Respond = async (turn) => {
    const text = turn.input.type === 'text' ? turn.input.text : '';
    return [{ kind: 'reply', answer: answerOf(`You said: ${text}`), audience: 'asker', card: null }];
  };
  const exitCode = await ask(args, {
    respond: (turn) => {
      turns.push(turn);
      return (respond ?? echo)(turn);
    },
    explain: (text) => `read: ${text}`,
    input: typeof input === 'string' ? Readable.from([input]) : input,
    output,
    errors,
    now: () => 7,
  });
  output.end();
  errors.end();
  return { exitCode, turns, output: await readAll(output), errors: await readAll(errors) };
}

const objects = (output: string): unknown[] =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('ask', () => {
  it('prints the reply a person reads, with what can be chosen', async () => {
    const { output, exitCode } = await run(['who', 'patches', 'postgres?']);
    expect(output).toBe('You said: who patches postgres?\n\n  1. Amazon RDS\n');
    expect(exitCode).toBe(0);
  });

  it('prints one object with --json', async () => {
    const { output } = await run(['--json', 'who patches RDS?']);
    expect(JSON.parse(output)).toMatchObject({
      conversation: null,
      text: 'who patches RDS?',
      intent: 'clarify',
      clarify: ['rds'],
    });
  });

  it('says how the question was read with --explain', async () => {
    expect((await run(['--explain', 'x'])).output).toContain('read: x');
    expect(JSON.parse((await run(['--explain', '--json', 'x'])).output)).toMatchObject({ explain: 'read: x' });
  });

  it('takes an empty question as one', async () => {
    expect((await run([''])).turns).toHaveLength(1);
  });

  it.each([[[]], [['--unknown']]])('shows how it is used after %j', async (args) => {
    const { exitCode, errors, output } = await run(args);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/Usage: ask|unknown option/);
    expect(output).toBe('');
  });
});

describe('ask --jsonl', () => {
  it('answers each line in order, with the context of its conversation', async () => {
    const input = [
      '{"conversation":"a","text":"1"}',
      '{"conversation":"b","text":"2"}',
      '{"conversation":"a","text":"3"}',
    ].join('\n');
    const { output, turns } = await run(['--jsonl'], input);
    expect(
      objects(output).map((object) => [
        (object as { conversation: string }).conversation,
        (object as { text: string }).text,
      ]),
    ).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
    ]);
    const [first, second, third] = turns.map(({ place }) => place.room);
    expect(first).toBe(third);
    expect(first).not.toBe(second);
  });

  it('keeps lines without a conversation apart', async () => {
    const { turns } = await run(['--jsonl'], '{"text":"1"}\n{"text":"2"}\n{"conversation":"line 1","text":"3"}\n');
    expect(new Set(turns.map(({ place }) => place.room)).size).toBe(3);
  });

  it('gives a bad line an error and goes on', async () => {
    const { output, exitCode } = await run(['--jsonl'], 'nonsense\n{"text":5}\n\n[]\n{"conversation":"c","text":"ok"}');
    const [first, second, third, last] = objects(output);
    expect(first).toEqual({ error: expect.stringContaining('Line 1') });
    expect(second).toEqual({ error: expect.stringContaining('Line 2') });
    expect(third).toEqual({ error: expect.stringContaining('Line 4') });
    expect(last).toMatchObject({ conversation: 'c', text: 'ok' });
    expect(exitCode).toBe(0);
  });

  it('waits for one answer before the next line is asked', async () => {
    let running = 0;
    let most = 0;
    const slow: Respond = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return [];
    };
    await run(['--jsonl'], '{"text":"1"}\n{"text":"2"}\n{"text":"3"}', slow);
    expect(most).toBe(1);
  });

  it('reads any line without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        const read = readLine(line, 1);
        expect(read === null || 'error' in read || typeof read.text === 'string').toBe(true);
      }),
    );
  });

  it('reads back every text that was written as JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readLine(JSON.stringify({ conversation: 'c', text }), 1)).toEqual({ conversation: 'c', text });
      }),
    );
  });
});
