import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { type ReviewParts, review } from '../../src/review/command.js';
import { createReading } from '../../src/review/reading.js';
import { openStore } from '../../src/store/open.js';
import type { FeedbackKind, Kept } from '../../src/store/types.js';
import { knowledge, readLanguage } from '../question/understanding.js';

const DAY = 24 * 60 * 60 * 1000;
const NOON = Date.UTC(2026, 10, 24, 12);
const root = new URL('../..', import.meta.url).pathname;

const entry = (kind: FeedbackKind, text: string, detail = '', age = 0): Kept => ({
  kind,
  text,
  detail,
  at: NOON - age * DAY,
});

const read = createReading(readLanguage(), knowledge);

const KEPT: readonly Kept[] = [
  entry('unanswered', 'who patches AWS Blorptron?'),
  entry('unanswered', 'Who patches AWS Blorptron', '', 3),
  entry('unanswered', 'backups of AWS Blorptron, whose job?'),
  entry('asked-back', 'who upgrades Postgres?'),
  entry('picked', 'who upgrades Postgres?', 'Who is responsible for patching the database engine on Amazon Aurora?'),
  entry('down', 'who is responsible for backups on RDS?', 'rds backups'),
  entry('up', 'who configures S3 bucket policies?', 's3 resource-policy'),
  entry('unanswered', 'who is responsible for backups on DynamoDB?'),
];

async function run(args: readonly string[], kept: readonly Kept[] = KEPT, changes: Partial<ReviewParts> = {}) {
  const printed: string[] = [];
  const errors: string[] = [];
  const files = new Map<string, string>();
  const code = await review(args, {
    knowledge,
    reading: () => read,
    kept: async () => kept,
    print: (text) => void printed.push(text),
    printError: (text) => void errors.push(text),
    save: async (path, text) => void files.set(path, text),
    ...changes,
  });
  return { code, printed: printed.join(''), errors: errors.join(''), files };
}

describe('what is printed', () => {
  it('has what people said to be wrong with an answer', async () => {
    const { printed } = await run(
      [],
      [...KEPT, entry('reason', 'who is responsible for backups on RDS?', 'not on Custom')],
    );
    expect(printed).toContain('Said to be wrong: not on Custom');
    expect(printed).toContain('(1 down, 1 reason)');
  });

  it('is groups of like texts, the most frequent first, each with counts and the day', async () => {
    const { code, printed } = await run([]);
    expect(code).toBe(0);
    const [first = ''] = printed.split('\n\n');
    expect(first).not.toContain('Said to be wrong');
    expect(first).toContain('1. 3 times, last on 2026-11-24');
    expect(first).toContain('Who patches AWS Blorptron (2 unanswered)');
    expect(first).toContain('backups of AWS Blorptron, whose job? (1 unanswered)');
    expect(first).toContain('Edit knowledge/services/<id>.yaml if "AWS Blorptron" is a service');
  });

  it('names the duties that people picked, and the file of their language', async () => {
    const block = (await run([])).printed.split('\n\n').find((each) => each.includes('Postgres'));
    expect(block).toContain('Picked: Who is responsible for patching the database engine on Amazon Aurora?');
    expect(block).toMatch(/Duty: .*\(engine-patching, \d+ %\)/);
    expect(block).toContain('(aurora, 100 %)');
    expect(block).toContain('Edit intents/duties/platform.yaml if they mean');
    expect(block).not.toContain('elsewhere');
  });

  it('names the fact behind an answer that was voted down', async () => {
    const block = (await run([])).printed.split('\n\n').find((each) => each.includes('RDS'));
    expect(block).toContain('Voted down: rds backups');
    expect(block).toContain('Edit knowledge/services/rds.yaml if the answer (rds backups) is wrong');
  });

  it('leaves out what is well now, what was liked, and with --least what is rare', async () => {
    const { printed } = await run([]);
    expect(printed).not.toContain('DynamoDB');
    expect(printed).not.toContain('bucket');
    expect((await run(['--all'])).printed).toContain('DynamoDB');
    expect((await run(['--least', '2'])).printed).not.toContain('Postgres');
  });

  it('proposes to keep silent on what may not be ours', async () => {
    const { printed } = await run([], [entry('unanswered', 'who founded AWS and when')]);
    expect(printed).toContain('Edit intents/elsewhere.yaml if it is not ours');
  });

  it('says so when nothing is there', async () => {
    expect(await run([], [])).toMatchObject({ code: 0, printed: 'Nothing is waiting for review.\n' });
  });

  it('cannot move the cursor of a terminal', async () => {
    const { printed } = await run([], [entry('down', 'who \u001b[2J wiped\u0007 it', '\u001b]0;x\u0007 backups')]);
    expect(printed.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('is the same in whatever order it was kept', async () => {
    expect((await run(['--all'], KEPT.toReversed())).printed).toBe((await run(['--all'])).printed);
  });
});

describe('the export', () => {
  it('as YAML is a list of groups with their texts', async () => {
    const { files, code } = await run(['--out', 'review.yaml']);
    expect(code).toBe(0);
    const groups = parseYaml(files.get('review.yaml') ?? '');
    expect(groups[0]).toMatchObject({
      count: 3,
      texts: [{ text: 'Who patches AWS Blorptron', counts: { unanswered: 2 }, last: '2026-11-24' }, {}],
      edits: [{ file: 'knowledge/services/<id>.yaml' }, {}, {}],
    });
  });

  it('as CSV is a line a text, and no cell is a formula', async () => {
    const kept = [...KEPT, entry('down', '=HYPERLINK("x") who patches', 'rds backups')];
    const { printed } = await run(['--format', 'csv'], kept);
    const rows: Record<string, string>[] = parseCsv(printed, { bom: true, columns: true });
    expect(rows.map(({ text }) => text)).toContain(`'=HYPERLINK("x") who patches`);
    expect(rows.find(({ text }) => text === 'who upgrades Postgres?')).toMatchObject({
      'asked-back': '1',
      picked: '1',
      duty: 'engine-patching',
      service: 'aurora',
    });
  });

  it.each([
    ['an ending that is no format', ['--out', 'x.pdf'], 2, /names no format/],
    ['a format that is none', ['--format', 'xml'], 2, /Allowed choices are text, yaml, csv/],
    ['a count that is none', ['--least', 'many'], 2, /must be a number/],
    ['a word too many', ['now'], 2, /too many arguments/],
  ])('refuses %s', async (_, args, code, message) => {
    expect(await run(args)).toMatchObject({ code, errors: expect.stringMatching(message), printed: '' });
  });

  it('says which file cannot be written', async () => {
    const save = async () => Promise.reject(new Error('EACCES'));
    expect(await run(['--out', 'a.csv'], KEPT, { save })).toMatchObject({
      code: 1,
      errors: 'error: cannot write a.csv: EACCES\n',
    });
  });
});

it('the program reads the file that the bot wrote, and changes nothing in it', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'responsibot-review-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const store = await openStore(null, join(dir, 'data'));
  await store.feedback.add({ kind: 'unanswered', text: 'who patches AWS Blorptron?', detail: '', now: NOON });
  await store.close();
  const once = () =>
    spawnSync(join(root, 'node_modules/.bin/jiti'), [join(root, 'scripts/review.ts'), '--out', 'r.yaml'], { cwd: dir });
  expect(once()).toMatchObject({ status: 0 });
  const first = readFileSync(join(dir, 'r.yaml'), 'utf8');
  expect(first).toContain('who patches AWS Blorptron?');
  expect(once()).toMatchObject({ status: 0 });
  expect(readFileSync(join(dir, 'r.yaml'), 'utf8')).toBe(first);
}, 60_000);
