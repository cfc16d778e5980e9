import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** The PostgreSQL named by TEST_POSTGRES_URL, or one of our own (see scripts/postgres.sh). */
export async function startCluster(): Promise<Cluster> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given !== undefined) return { url: given, stop: async () => undefined };

  const script = spawn('scripts/postgres.sh', { stdio: ['pipe', 'pipe', 'pipe'] });
  let log = '';
  script.stderr.on('data', (chunk) => {
    log = `${log}${chunk}`.slice(-4_000);
  });
  const exited = once(script, 'exit').then(([code]) => {
    throw new Error(`scripts/postgres.sh ended with ${code}:\n${log}`);
  });
  const [url] = await Promise.race([once(createInterface(script.stdout), 'line'), exited]);
  exited.catch(() => undefined);
  return { url: String(url), stop: () => stop(script) };
}

async function stop(script: ChildProcess): Promise<void> {
  const gone = once(script, 'exit');
  script.stdin?.end();
  await gone;
}
