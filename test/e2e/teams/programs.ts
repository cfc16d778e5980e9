import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BOT = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));
const PLAYGROUND = fileURLToPath(new URL('../node_modules/@microsoft/m365agentsplayground/cli.js', import.meta.url));

export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the built bot with a fresh store, open for the playground. */
export async function startBot(): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'responsibot-teams-'));
  const port = await freePort();
  const env = { PATH: process.env.PATH, TEAMS_PLAYGROUND: '1', HOST: '127.0.0.1', PORT: String(port) };
  const bot = spawn(process.execPath, [BOT], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  await ready(bot, 'Responsibot is at');
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await stop(bot);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts Microsoft's Agents Playground against the bot at `botUrl`. */
export async function startPlayground(botUrl: string): Promise<Running> {
  const port = await freePort();
  const options = ['-e', `${botUrl}/api/messages`, '-c', 'msteams', '-p', String(port), '--dt', 'true'];
  const playground = spawn(process.execPath, [PLAYGROUND, 'start', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  await ready(playground, 'Listening on');
  return { url: `http://localhost:${port}`, stop: () => stop(playground) };
}

/** Waits until the program prints `sign`; rejects with what it printed when it ends before. */
async function ready(program: ChildProcess, sign: string): Promise<void> {
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: unknown): void => {
      printed += String(chunk);
      if (printed.includes(sign)) resolve();
    };
    program.stdout?.on('data', read);
    program.stderr?.on('data', read);
    program.once('exit', (code) => reject(new Error(`${program.spawnargs.join(' ')} ended with ${code}:\n${printed}`)));
  });
}

async function stop(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  const gone = once(program, 'exit');
  program.kill();
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
