import { onTestFinished } from 'vitest';
import type { HostCommand } from '../../../src/answer/actions.js';
import { renderText } from '../../../src/answer/text.js';
import type { Action, Answer } from '../../../src/answer/types.js';
import { createBot } from '../../../src/bot.js';
import type { Place, Post, Turn } from '../../../src/conversation/types.js';
import { readData } from '../../../src/data.js';
import { openStore } from '../../../src/store/open.js';
import { folderForTest } from '../../store/folder.js';

/** The cards of one quiz and of a daily question, as the channel is given them. */
export interface Cards {
  readonly question: Answer;
  /** What the host alone sees: below the card, and on it where each person sees a card of their own. */
  readonly host: Answer;
  readonly hostsView: Answer;
  readonly reveal: Answer;
  readonly end: Answer;
  readonly daily: Answer;
  readonly dailyReveal: Answer;
}

export { renderText };

const PEOPLE = ['Ada', 'Bob', 'Cem', 'Dana', 'Emil', 'Fay', 'Gül', 'Hana'];
const DAY = 24 * 60 * 60 * 1000;
/** A Tuesday, so that the day after is a working day. */
const START = Date.parse('2026-11-24T09:00:00Z');

/** Plays three questions with eight people in a channel, and two days of daily questions in another. */
export async function playedCards(channel: 'slack' | 'teams'): Promise<Cards> {
  const store = await openStore(null, folderForTest());
  onTestFinished(() => store.close());
  const onFault = (error: unknown) => {
    throw error;
  };
  const { respond, tick } = createBot({ data: readData(), store, hasClock: true, onFault });
  let at = START;
  const turn = (room: string, name: string, input: Turn['input']): Turn => {
    at += 1_000;
    const place: Place = { channel, tenant: 'T1', room, thread: null, kind: 'channel' };
    return { place, speaker: { id: name, name }, addressed: true, input, at };
  };
  const say = (room: string, text: string) => respond(turn(room, 'Host', { type: 'text', text }));
  const act = (room: string, name: string, action: Action) => respond(turn(room, name, { type: 'press', action }));
  const voteAll = async (room: string, { buttons }: Answer, picks: (index: number) => number) => {
    const votes = buttons.flatMap(({ action }) => (action.type === 'vote' ? [action] : []));
    let last: readonly Post[] = [];
    for (const [index, name] of PEOPLE.entries()) {
      const action = votes[picks(index) % votes.length];
      if (action === undefined) throw new Error('a question without options');
      last = await act(room, name, action);
    }
    return { session: votes[0]?.session ?? '', card: cardIn(last, 'update') };
  };

  const started = await say('C1', 'quiz s=rds.n=3.x=k4');
  const { session, card: question } = await voteAll('C1', cardIn(started, 'reply'), (index) => (index < 5 ? 0 : index));
  const host = (round: number, command: HostCommand) => act('C1', 'Host', { type: 'host', session, round, command });
  const hostsView = cardIn(await host(0, 'controls'), 'view');
  const reveal = cardIn(await host(0, 'reveal'), 'update');
  let next = await host(0, 'next');
  for (const round of [1, 2]) {
    await voteAll('C1', cardIn(next, 'reply'), (index) => index * round);
    await host(round, 'reveal');
    next = await host(round, 'next');
  }
  const end = cardIn(next, 'reply');

  await say('C2', 'daily question at 9:30 UTC');
  const days: (readonly Post[])[] = [];
  for (const day of [0, 1, 2]) {
    at = START + day * DAY + 31 * 60 * 1000;
    const posts = (await tick(at)).flatMap((due) => due.posts);
    days.push(posts);
    await voteAll('C2', cardIn(posts, 'reply'), (index) => (index < 3 ? 0 : index));
  }
  return {
    question,
    host: cardIn(started, 'aside'),
    hostsView,
    reveal,
    end,
    daily: cardIn(days[0] ?? [], 'reply'),
    dailyReveal: cardIn(days[1] ?? [], 'update'),
  };
}

/** The last of these cards. */
function cardIn(posts: readonly Post[], kind: Post['kind']): Answer {
  const found = posts.findLast((post) => post.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} among ${posts.map((post) => post.kind).join(', ')}`);
  return found.answer;
}
