import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { parseEvent } from '../../../src/quiz/events.js';
import { openStore } from '../../../src/store/open.js';
import { folderForTest } from '../../store/folder.js';
import { startCluster } from '../store/cluster.js';

const KILLS = 50;

/** What the player plays on. */
interface Database {
  readonly url: string | null;
  readonly folder: string;
}

const sqlite = async (): Promise<Database> => ({ url: null, folder: folderForTest() });

async function postgres(): Promise<Database> {
  const cluster = await startCluster();
  onTestFinished(() => cluster.stop());
  return { url: cluster.url, folder: '' };
}

/** Lets the player play until it has said so many lines, and kills it; gives what it said. */
async function live({ url, folder }: Database, run: string, life: number, lines: number): Promise<string[]> {
  const player = spawn('node_modules/.bin/jiti', ['test/e2e/quiz/player.ts', run, String(life), folder, url ?? ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  player.stdout.setEncoding('utf8');
  player.stdout.on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > lines) player.kill('SIGKILL');
  });
  await once(player, 'close');
  // The last line may be cut.
  return said.split('\n').slice(0, -1);
}

it.each([
  ['SQLite', sqlite],
  ['PostgreSQL', postgres],
])(
  'loses no acknowledged vote and reveals no round twice, killed 50 times amid 200 voters, on %s',
  async (_, open) => {
    const database = await open();
    const run = randomUUID();
    const said: string[] = [];
    for (let life = 0; life < KILLS; life += 1)
      said.push(...(await live(database, run, life, 1 + ((life * 37) % 450))));

    const store = await openStore(database.url, database.folder);
    const acknowledged = said.filter((line) => line.startsWith('ack ')).map((line) => line.split(' ').slice(1));
    const sessions = [...new Set(acknowledged.map(([session = '']) => session))];
    let revealed = 0;
    for (const session of sessions) {
      const events = (await store.quizzes.events(session)).map(({ event }) => parseEvent(event));
      const reveals = events.flatMap((event) => (event.type === 'revealed' ? [event] : []));
      expect(reveals.map(({ round }) => round)).toEqual(reveals.map((_, index) => index));
      revealed += reveals.length;
      for (const [of, round, user, option] of acknowledged) {
        if (of !== session) continue;
        const shown = reveals.find((event) => event.round === Number(round))?.ballots;
        const votes = shown ?? (await store.quizzes.votes(session, Number(round)));
        expect(votes.find((ballot) => ballot.user === user)?.option).toBe(option);
      }
    }
    const shown = said.filter((line) => line.startsWith('shown '));
    expect(new Set(shown).size).toBe(shown.length);
    // Enough happened for this to mean something.
    expect(acknowledged.length).toBeGreaterThan(KILLS * 20);
    expect(revealed).toBeGreaterThan(5);
    await store.close();
  },
  900_000,
);
