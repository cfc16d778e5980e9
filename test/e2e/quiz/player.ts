/**
 * Plays a quiz with 200 voters on a database until it is killed, and says on stdout what it has told people:
 * `ack <session> <round> <user> <option>` and `shown <session> <round>`.
 */
import { writeSync } from 'node:fs';
import type { HostCommand } from '../../../src/answer/actions.js';
import { createQuizzes, type QuizAction } from '../../../src/conversation/quiz.js';
import type { Place, Post, Turn } from '../../../src/conversation/types.js';
import { openStore } from '../../../src/store/open.js';
import { deckOf, texts } from '../../quiz/fixture.js';

const [run = '', life = '', folder = '', url = ''] = process.argv.slice(2);
const ROUNDS = 10;
const VOTERS = Array.from({ length: 200 }, (_, index) => `u${index}`);
const OPTIONS = ['aws', 'customer', 'both'];
const place: Place = { channel: 'web', tenant: run, room: 'r', thread: null, kind: 'group' };

const store = await openStore(url === '' ? null : url, folder);
const { start, press } = createQuizzes({
  store: store.quizzes,
  texts,
  scores: store.scores,
  newSession: () => `${run}-${life}`,
});

const turn = (id: string): Turn => {
  return { place, speaker: { id, name: null }, addressed: true, input: { type: 'text', text: '' }, at: Date.now() };
};
const say = (...words: (string | number)[]) => writeSync(1, `${words.join(' ')}\n`);
/** Shown for the first time: whoever presses too late is whispered to, and may see the card again. */
const isShown = (posts: readonly Post[]) => posts.length > 0 && posts.every(({ kind }) => kind === 'update');

async function vote(session: string, round: number, user: string, index: number): Promise<void> {
  const option = OPTIONS[(index + round) % OPTIONS.length] ?? 'aws';
  const action: QuizAction = { type: 'vote', session, round, option };
  const posts = await press(turn(user), action);
  if (JSON.stringify(posts).includes('Your vote')) say('ack', session, round, user, option);
}

async function host(session: string, round: number, command: HostCommand): Promise<void> {
  const posts = await press(turn('host'), { type: 'host', session, round, command });
  if (command === 'reveal' && isShown(posts)) say('shown', session, round);
}

await start(turn('host'), deckOf(ROUNDS));
const session = await store.quizzes.active(JSON.stringify(['web', run, 'r']));
if (session === null) throw new Error('no quiz runs');
say('playing', session);
// Where an earlier life stopped is not known: presses on rounds that are over are refused.
for (let round = 0; round < ROUNDS; round += 1) {
  const half = VOTERS.length / 2;
  await Promise.all(VOTERS.slice(0, half).map((user, index) => vote(session, round, user, index)));
  // Late votes race the reveal.
  await Promise.all([
    ...VOTERS.slice(half).map((user, index) => vote(session, round, user, half + index)),
    host(session, round, 'reveal'),
  ]);
  await host(session, round, 'reveal');
  await host(session, round, 'next');
}
await store.close();
