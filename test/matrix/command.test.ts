import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compileKnowledge } from '../../src/knowledge/compile.js';
import { type MatrixParts, printMatrix } from '../../src/matrix/command.js';
import { knowledgeDir } from '../knowledge/fixture.js';

const root = new URL('../..', import.meta.url).pathname;

interface Run {
  readonly code: number;
  readonly printed: string;
  readonly errors: string;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

async function run(args: readonly string[], changes: Partial<MatrixParts> = {}): Promise<Run> {
  const printed: (string | Uint8Array)[] = [];
  const errors: string[] = [];
  const files = new Map<string, string | Uint8Array>();
  const code = await printMatrix(args, {
    knowledge: await compileKnowledge(knowledgeDir()),
    print: (content) => void printed.push(content),
    printError: (line) => void errors.push(line),
    save: async (path, content) => void files.set(path, content),
    isTerminal: false,
    day: '2026-11-24',
    ...changes,
  });
  return { code, printed: printed.join(''), errors: errors.join(''), files };
}

describe('the names on the command line', () => {
  it.each([
    ['rds', 'Amazon RDS'],
    ['RDS', 'Amazon RDS'],
    ['Amazon RDS', 'Amazon RDS'],
    ['Amazon Relational Database Service', 'Amazon RDS'],
    ['db instance', 'Amazon RDS'],
    ['Simple Storage', 'Amazon S3'],
    ['rds/custom', 'RDS Custom'],
    ['db-instance/RDS Custom', 'RDS Custom'],
    ['rds custom', 'RDS Custom'],
  ])('%j is %s', async (name, meant) => {
    const { code, printed } = await run([name]);
    expect(printed).toContain(`# Who is responsible: ${meant}\n`);
    expect(code).toBe(0);
  });

  it('may be several, in their order, each once', async () => {
    const { printed } = await run(['s3', 'rds', 'Amazon S3']);
    expect(printed).toContain('| Area | Duty | Amazon S3 | Amazon RDS |\n');
  });
});

describe('a bad call', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['no service', [], /missing required argument 'service'/],
    ['a slip of the pen', ['rdz'], /^error: no service or variant is called "rdz"\. Nearest: rds\.\n$/],
    ['software that services run', ['oracle'], /is called "oracle"\. Nearest: rds, rds\/custom\./],
    ['nothing like it', ['xylophone'], /^error: no service or variant is called "xylophone"\.\n$/],
    ['an empty name', [''], /is called ""/],
    ['an inherited name', ['constructor'], /is called "constructor"/],
    ['an unknown variant', ['rds/costum'], /is called "rds\/costum"\. Nearest: rds\/custom/],
    ['a variant of a service without any', ['s3/x'], /is called "s3\/x"\. Nearest: s3\./],
    ['two names, both wrong', ['rdz', 's4'], /"rdz".*\n.*"s4"/],
    [
      'an unknown format',
      ['rds', '--format', 'pdf'],
      /'pdf' is invalid\. Allowed choices are md, csv, xlsx, json, html/,
    ],
    ['a format left out', ['rds', '--format'], /argument missing/],
    ['an unknown option', ['rds', '--fromat', 'md'], /unknown option '--fromat'\n\(Did you mean --format\?\)/],
    [
      'a file whose ending names no format',
      ['rds', '--out', 'matrix.doc'],
      /"matrix\.doc" names no format: add --format/,
    ],
    ['a file without a name', ['rds', '--out', ''], /--out needs the name of a file/],
  ])('%s is explained and ends with 2', async (_, args, message) => {
    const { code, printed, errors, files } = await run(args);
    expect(errors).toMatch(message);
    expect({ code, printed, files: files.size }).toEqual({ code: 2, printed: '', files: 0 });
  });

  it('of a workbook to a terminal asks for a file', async () => {
    const { code, errors } = await run(['rds', '--format', 'xlsx'], { isTerminal: true });
    expect(errors).toMatch(/add --out matrix\.xlsx/);
    expect(code).toBe(2);
  });

  it('with a name that means several says which', async () => {
    const same = (id: string) =>
      `id: ${id}\nname: ${id}\nfullName: ${id}\naliases: [${id}]\ncategory: X\narchetype: managed\nstatus: active\nsummary: X.\nvariants: {part: {name: the part, aliases: [the part]}}\n`;
    const knowledge = await compileKnowledge(knowledgeDir({ 'services/one.yaml': same('one') }));
    const { one } = knowledge.services;
    const twice = {
      ...knowledge,
      services: { ...knowledge.services, two: { ...one, id: 'two', name: 'two', fullName: 'two', aliases: [] } },
    };
    const { code, errors } = await run(['the part'], { knowledge: twice as MatrixParts['knowledge'] });
    expect(errors).toMatch(/several are called "the part": write one of one\/part, two\/part\./);
    expect(code).toBe(2);
  });

  it('to a file that cannot be written says why and ends with 1', async () => {
    const save = () => Promise.reject(new Error('EACCES: permission denied'));
    const { code, errors } = await run(['rds', '--out', 'm.md'], { save });
    expect(errors).toBe('error: cannot write m.md: EACCES: permission denied\n');
    expect(code).toBe(1);
  });
});

describe('--out', () => {
  it.each(['md', 'csv', 'xlsx', 'json', 'html'])(
    'takes the format from the ending .%s and prints nothing',
    async (format) => {
      const { code, printed, files } = await run(['rds', '--out', `m.${format}`]);
      expect({ code, printed, files: [...files.keys()] }).toEqual({ code: 0, printed: '', files: [`m.${format}`] });
      expect(files.get(`m.${format}`)?.length).toBeGreaterThan(100);
    },
  );

  it('gives way to --format', async () => {
    const { files } = await run(['rds', '--format', 'json', '--out', 'm.txt']);
    expect(JSON.parse(String(files.get('m.txt')))).toMatchObject({ made: '2026-11-24' });
  });
});

/** A module hook that prints the address of every module as it is loaded. */
const hook = `
  import { writeSync } from 'node:fs';
  export async function load(url, context, next) {
    writeSync(2, url + '\\n');
    return next(url, context);
  }`;
const asModule = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;
const printLoads = asModule(`import { register } from 'node:module'; register(${JSON.stringify(asModule(hook))});`);

describe('the program', () => {
  const start = (args: readonly string[]) => spawnSync(process.execPath, ['dist/matrix.js', ...args], { cwd: root });

  it('writes the workbook that it is asked for', () => {
    const dir = mkdtempSync(join(tmpdir(), 'matrix-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const file = join(dir, 'm.xlsx');
    expect(start(['rds', 'ec2', 'lambda', '--out', file]).status).toBe(0);
    // A workbook is a zip.
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  });

  it('prints a workbook whole into a pipe', () => {
    const { status, stdout } = start(['rds', '--format', 'xlsx']);
    expect({ status, start: stdout.subarray(0, 2).toString() }).toEqual({ status: 0, start: 'PK' });
  });

  it.each([
    ['md', []],
    ['csv', ['csv-stringify']],
    ['xlsx', ['write-excel-file']],
  ])('loads for %s the libraries %j of all that write formats', (format, libraries) => {
    const { stderr } = spawnSync(
      process.execPath,
      ['--import', printLoads, 'dist/matrix.js', 'rds', '--format', format],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    const loaded = [...stderr.matchAll(/node_modules\/(csv-stringify|write-excel-file)\//g)].map(([, name]) => name);
    expect([...new Set(loaded)]).toEqual(libraries);
    expect(stderr).toMatch(/node_modules\/commander\//);
  });

  it('ends with 2 on a name it does not know', () => {
    const { status, stderr } = start(['rsd']);
    expect({ status, stderr: String(stderr) }).toEqual({
      status: 2,
      stderr: 'error: no service or variant is called "rsd". Nearest: rds.\n',
    });
  });
});
