import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const program = new URL('../dist/ask.js', import.meta.url).pathname;

/** A module hook that prints the address of every module as it is loaded. */
const hook = `
  import { writeSync } from 'node:fs';
  export async function load(url, context, next) {
    writeSync(1, url + '\\n');
    return next(url, context);
  }`;
const asModule = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;
const printLoads = asModule(`import { register } from 'node:module'; register(${JSON.stringify(asModule(hook))});`);

/** The files that were joined into one of ours, or the file itself. */
function sourcesOf(url: string): string[] {
  const map = new URL(`${url}.map`);
  if (!existsSync(map)) return [url];
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] };
  return sources;
}

async function ask(args: readonly string[], input = ''): Promise<string> {
  const asking = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  asking.stdin.end(input);
  return readAll(asking.stdout);
}

describe('ask, as it is started', () => {
  it('answers with owner and source', async () => {
    const reply = await ask(['who', 'patches', 'Oracle', 'on', 'RDS?']);
    expect(reply).toMatch(/^.*AWS/);
    expect(reply).toMatch(/Sources?:\n {2}- .*https:\/\//);
  });

  it('prints objects by the contract, each conversation with its own context', async () => {
    const lines = [
      { conversation: 'a', text: 'who patches Oracle on RDS?' },
      { conversation: 'b', text: 'hello' },
      { conversation: 'a', text: 'and if it runs on EC2?' },
    ];
    const output = await ask(['--jsonl'], lines.map((line) => JSON.stringify(line)).join('\n'));
    const [first, second, third] = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ conversation: 'a', verdicts: [{ service: 'Amazon RDS', owner: 'aws' }] });
    expect(second).toMatchObject({ conversation: 'b', intent: 'smalltalk', verdicts: [] });
    expect(third.verdicts[0]).toMatchObject({ service: 'Amazon EC2', owner: 'customer' });
  });

  it('loads neither chat platform nor database to answer', async () => {
    const asking = spawn(process.execPath, ['--import', printLoads, program, 'hello'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const files = (await readAll(asking.stdout)).match(/^file:.*/gm) ?? [];
    const loaded = files.flatMap(sourcesOf).join('\n');
    expect(loaded).toMatch(/node_modules\/valibot\//);
    expect(loaded).not.toMatch(/node_modules\/(@slack|botbuilder|express|kysely|libsql|pg|pino|yaml)\//);
  });
});
