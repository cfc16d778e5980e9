import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RunningBot {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the bot as a person does, without any setting but those given, in an empty folder. */
export async function startBot(settings: Readonly<Record<string, string>> = {}): Promise<RunningBot> {
  const dir = mkdtempSync(join(tmpdir(), 'responsibot-e2e-'));
  const main = new URL('../../../dist/main.js', import.meta.url).pathname;
  const bot = spawn(process.execPath, [main], {
    cwd: dir,
    env: { ...settings, PATH: process.env.PATH ?? '', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: bot.stdout }), 'line');
  const url = String(line).match(/http:\S+/)?.[0];
  if (url === undefined) throw new Error(`no address in: ${line}`);
  return {
    url,
    pid: bot.pid ?? 0,
    stop: async () => {
      bot.kill('SIGTERM');
      await once(bot, 'exit');
      rmSync(dir, { recursive: true });
    },
  };
}
