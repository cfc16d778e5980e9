import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/open.js';
import { storeContract } from '../../store/contract.js';
import { type Cluster, startCluster } from './cluster.js';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
}, 300_000);
afterAll(() => cluster.stop(), 30_000);

it('lets processes that start at once share a new database', async () => {
  const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(cluster.url, '')));
  const key = randomUUID();
  const claims = await Promise.all(stores.map((store) => store.deliveries.claim(key, 1)));
  expect(claims.filter((first) => first)).toHaveLength(1);
  await Promise.all(stores.map((store) => store.close()));
});

describe('the PostgreSQL store', () => {
  storeContract(() => openStore(cluster.url, ''), randomUUID());
});

it.each([
  ['a wrong password', (url: URL) => Object.assign(url, { password: 'hunter2' }), /authentication failed/],
  [
    'a database that is not there',
    (url: URL) => Object.assign(url, { pathname: '/nowhere' }),
    /the database nowhere on 127\.0\.0\.1:\d+: .*does not exist/,
  ],
])('says what is wrong with %s, and keeps the password to itself', async (_, change, words) => {
  const address = change(new URL(cluster.url));
  const failure: unknown = await openStore(address.href, '').catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'unreachable', message: expect.stringMatching(words) });
  expect(String(failure)).not.toContain(address.password);
});

it('makes a vote wait for a round that is just being closed, and then refuses it', async () => {
  const store = await openStore(cluster.url, '');
  const closing = new pg.Client(cluster.url);
  await closing.connect();
  const session = randomUUID();
  await store.quizzes.openRound(session, 0, 1);

  await closing.query('begin');
  await closing.query('update quiz_rounds set closed_at = 2 where session = $1', [session]);
  const vote = store.quizzes.vote({ session, round: 0, user: 'u', name: null, option: 'aws', now: 2 });
  await Promise.race([vote, someoneWaits(closing)]);
  await closing.query('commit');

  expect(await vote).toBe(false);
  expect(await store.quizzes.countVotes(session, 0)).toBe(0);
  await Promise.all([closing.end(), store.close()]);
});

async function someoneWaits(client: pg.Client): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query('select 1 from pg_locks where not granted');
    if (rowCount !== 0) return;
  }
}
