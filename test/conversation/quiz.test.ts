import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Button } from '../../src/answer/types.js';
import { createQuizzes, type QuizAction } from '../../src/conversation/quiz.js';
import type { Place, Post, Turn } from '../../src/conversation/types.js';
import { parseEvent } from '../../src/quiz/events.js';
import { openStore } from '../../src/store/open.js';
import type { QuizStore, Store } from '../../src/store/types.js';
import { deckOf, texts } from '../quiz/fixture.js';
import { temporaryFolder } from '../store/folder.js';

const NOON = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const room: Place = { channel: 'slack', tenant: 'T1', room: 'C1', thread: null, kind: 'channel' };

const turn = (user: string, at = NOON, place = room): Turn => {
  return {
    place,
    speaker: { id: user, name: `Name of ${user}` },
    addressed: true,
    input: { type: 'text', text: '' },
    at,
  };
};
const vote = (session: string, round: number, option: string): QuizAction => ({ type: 'vote', session, round, option });
const host = (session: string, round: number, command: 'reveal' | 'next' | 'end'): QuizAction => {
  return { type: 'host', session, round, command };
};

const whispers = (posts: readonly Post[]) =>
  posts
    .flatMap((post) => (post.kind === 'whisper' ? post.answer.elements : []))
    .map((each) => 'text' in each && each.text);
const cards = (posts: readonly Post[]) =>
  posts.flatMap((post) => (post.kind === 'reply' || post.kind === 'update' ? [`${post.kind} ${post.card}`] : []));
/** The buttons that the host alone sees. */
const panel = (posts: readonly Post[]) =>
  posts.flatMap((post) => (post.kind === 'aside' ? [post.to, ...post.answer.buttons.map(({ label }) => label)] : []));
const buttons = (posts: readonly Post[]): Button[] => posts.flatMap((post) => [...post.answer.buttons]);
const words = (posts: readonly Post[]) => JSON.stringify(posts.map(({ answer }) => answer.elements));

let folder: ReturnType<typeof temporaryFolder>;
let stores: Store[];
let sessions: number;
beforeEach(() => {
  folder = temporaryFolder();
  stores = [];
  sessions = 0;
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  folder.remove();
});

/** The bot as a process that has just been started on the same file. */
async function bot(change: (store: QuizStore) => QuizStore = (store) => store) {
  const store = await openStore(null, folder.path);
  stores.push(store);
  const newSession = () => `s${++sessions}`;
  return { store, ...createQuizzes({ store: change(store.quizzes), texts, scores: store.scores, newSession }) };
}

describe('a quiz in a room', () => {
  it('is played from start to scores', async () => {
    const { start, press } = await bot();
    const first = await start(turn('host'), deckOf(2));
    expect(cards(first)).toEqual(['reply quiz:s1:intro', 'reply quiz:s1:0']);
    expect(
      first.every((post) => post.kind === 'aside' || (post.kind === 'reply' && post.audience === 'everyone')),
    ).toBe(true);
    const { reveal, pause, skip, handOver, present, end: ends, rematch, results, asGift, asCsv } = texts.buttons;
    expect(panel(first)).toEqual(['host', reveal, pause, skip, handOver, present, ends]);
    expect(buttons(first.filter(({ kind }) => kind !== 'aside')).map(({ label }) => label)).not.toContain(reveal);

    const voted = await press(turn('ada'), vote('s1', 0, 'customer'));
    expect(whispers(voted)).toEqual(['Your vote: Customer. You can change it until the reveal.']);
    expect(cards(voted)).toEqual(['update quiz:s1:0']);
    expect(words(voted)).toContain('Votes so far: 1');
    const changed = await press(turn('ada'), vote('s1', 0, 'aws'));
    expect(words(changed)).toContain('Votes so far: 1');
    await press(turn('bob'), vote('s1', 0, 'both'));

    const revealed = await press(turn('host'), host('s1', 0, 'reveal'));
    expect(cards(revealed)).toEqual(['update quiz:s1:0']);
    expect(words(revealed)).toContain('1 of 2 right.');
    const second = await press(turn('host'), host('s1', 0, 'next'));
    expect(cards(second)).toEqual(['update quiz:s1:0', 'reply quiz:s1:1']);
    expect(second[0]?.answer.buttons).toEqual([]);

    await press(turn('ada'), vote('s1', 1, 'customer'));
    await press(turn('host'), host('s1', 1, 'reveal'));
    const end = await press(turn('host'), host('s1', 1, 'next'));
    expect(cards(end)).toEqual(['update quiz:s1:1', 'reply quiz:s1:end']);
    expect(words(end)).toContain('["1","Name of ada","2 of 2 (100 %)"],["2","Name of bob","0 of 2 (0 %)"]');
    expect(panel(end)).toEqual(['host', rematch, results, asGift, asCsv]);
    expect(cards(await start(turn('bob'), deckOf(1)))).toContain('reply quiz:s2:0');
  });

  it('can be played in a thread and voted on from the channel, being one room', async () => {
    const { start, press } = await bot();
    await start(turn('host', NOON, { ...room, thread: '1.2' }), deckOf(1));
    expect(cards(await press(turn('ada'), vote('s1', 0, 'aws')))).toEqual(['update quiz:s1:0']);
  });

  it('can be ended in the middle, and then takes no votes', async () => {
    const { start, press } = await bot();
    await start(turn('host'), deckOf(2));
    const end = await press(turn('host'), host('s1', 0, 'end'));
    expect(cards(end)).toEqual(['update quiz:s1:0', 'reply quiz:s1:end']);
    expect(words(end)).toContain(texts.round.closed);
    expect(whispers(await press(turn('ada'), vote('s1', 0, 'aws')))).toEqual([texts.whispers.over]);
  });
});

describe('a press that comes to nothing', () => {
  const elsewhere = turn('host', NOON, { ...room, room: 'C2' });
  const otherTenant = turn('host', NOON, { ...room, tenant: 'T2' });

  it.each<[string, Turn, QuizAction, string]>([
    ['a vote after the reveal', turn('ada'), vote('s1', 0, 'aws'), texts.whispers.closed],
    ['a vote for a round to come', turn('ada'), vote('s1', 1, 'aws'), texts.whispers.closed],
    ['a vote from another room', elsewhere, vote('s1', 0, 'aws'), texts.whispers.elsewhere],
    ['a vote from another tenant', otherTenant, vote('s1', 0, 'aws'), texts.whispers.elsewhere],
    ['a host button pressed in another room', elsewhere, host('s1', 0, 'next'), texts.whispers.elsewhere],
    ['a host button pressed by somebody else', turn('ada'), host('s1', 0, 'next'), texts.whispers.notHost],
    ['the end pressed by somebody else', turn('ada'), host('s1', 0, 'end'), texts.whispers.notHost],
    ['a second reveal', turn('host'), host('s1', 0, 'reveal'), texts.whispers.stale],
    ['a button of a round to come', turn('host'), host('s1', 1, 'reveal'), texts.whispers.stale],
    ['a session that never was', turn('host'), host('s9', 0, 'reveal'), texts.whispers.unknown],
    ['a session id that is none', turn('host'), vote("s1'; drop table\0", 0, 'aws'), texts.whispers.unknown],
  ])('is %s: a short private line, and the session stays as it is', async (_, by, action, words) => {
    const { start, press, store } = await bot();
    await start(turn('host'), deckOf(3));
    await press(turn('host'), host('s1', 0, 'reveal'));
    const before = await store.quizzes.events('s1');
    const posts = await press(by, action);
    expect(whispers(posts)).toEqual([words]);
    expect(posts).toHaveLength(1);
    expect(await store.quizzes.events('s1')).toEqual(before);
    expect(await store.quizzes.countVotes('s1', 0)).toBe(0);
  });

  it('is an option that the question does not have', async () => {
    const { start, press, store } = await bot();
    await start(turn('host'), deckOf(1));
    expect(whispers(await press(turn('ada'), vote('s1', 0, 'nobody')))).toEqual([texts.whispers.stale]);
    expect(await store.quizzes.countVotes('s1', 0)).toBe(0);
  });

  it('is a second quiz in the same room, also when both start at once', async () => {
    const [one, two] = [await bot(), await bot()];
    const started = await Promise.all([one.start(turn('a'), deckOf(1)), two.start(turn('b'), deckOf(1))]);
    expect(started.flatMap(cards)).toHaveLength(2);
    expect(started.flatMap(whispers)).toEqual([texts.whispers.running]);
    expect(whispers(await one.start(turn('c'), deckOf(1)))).toEqual([texts.whispers.running]);
    expect(cards(await one.start(turn('c', NOON, { ...room, room: 'C2' }), deckOf(1)))).toHaveLength(2);
  });
});

describe('a restart', () => {
  it('between vote and reveal loses no vote', async () => {
    const before = await bot();
    await before.start(turn('host'), deckOf(1));
    await before.press(turn('ada'), vote('s1', 0, 'aws'));
    await before.store.close();
    stores.pop();

    const after = await bot();
    await after.press(turn('bob'), vote('s1', 0, 'both'));
    expect(words(await after.press(turn('host'), host('s1', 0, 'reveal')))).toContain('1 of 2 right.');
  });

  it('between the close of a round and its reveal is mended by the next press, with the votes as they stood', async () => {
    const dying = await bot((store) => ({
      ...store,
      append: (session, seq, event, now) =>
        seq < 2 ? store.append(session, seq, event, now) : Promise.reject(new Error('killed')),
    }));
    await dying.start(turn('host'), deckOf(1));
    await dying.press(turn('ada'), vote('s1', 0, 'aws'));
    await expect(dying.press(turn('host'), host('s1', 0, 'reveal'))).rejects.toThrow('killed');

    const after = await bot();
    expect(whispers(await after.press(turn('bob'), vote('s1', 0, 'both')))).toEqual([texts.whispers.closed]);
    const revealed = await after.press(turn('host'), host('s1', 0, 'reveal'));
    expect(cards(revealed)).toEqual(['update quiz:s1:0']);
    expect(words(revealed)).toContain('1 of 1 right.');
  });

  it('before the cards of a step arrived is mended by pressing again, once they cannot be on their way', async () => {
    const { start, press } = await bot();
    await start(turn('host'), deckOf(2));
    await press(turn('host'), host('s1', 0, 'reveal'));
    await press(turn('host'), host('s1', 0, 'next'));
    expect(cards(await press(turn('host', NOON + 1_000), host('s1', 0, 'next')))).toEqual([]);
    expect(cards(await press(turn('host', NOON + 10_000), host('s1', 0, 'next')))).toEqual(['update quiz:s1:1']);
    expect(cards(await start(turn('ada', NOON + 10_000), deckOf(2)))).toEqual(['update quiz:s1:1']);
  });

  it('after the last event but before the room was freed does not block the room', async () => {
    const dying = await bot((store) => ({ ...store, finish: () => Promise.reject(new Error('killed')) }));
    await dying.start(turn('host'), deckOf(1));
    await expect(dying.press(turn('host'), host('s1', 0, 'end'))).rejects.toThrow('killed');
    expect(cards(await (await bot()).start(turn('ada'), deckOf(1)))).toContain('reply quiz:s2:0');
  });

  it('amid the start does not block the room', async () => {
    const dying = await bot((store) => ({ ...store, openRound: () => Promise.reject(new Error('killed')) }));
    await expect(dying.start(turn('host'), deckOf(1))).rejects.toThrow('killed');
    expect(cards(await (await bot()).start(turn('ada', NOON + MINUTE), deckOf(1)))).toContain('reply quiz:s2:0');
  });
});

describe('a quiz that was left behind', () => {
  it('makes room for a new one after half a day, not before', async () => {
    const { start, press, store } = await bot();
    await start(turn('host'), deckOf(2));
    expect(whispers(await start(turn('ada', NOON + 11 * HOUR), deckOf(1)))).toEqual([texts.whispers.running]);
    expect(cards(await start(turn('ada', NOON + 13 * HOUR), deckOf(1)))).toContain('reply quiz:s2:0');
    expect(whispers(await press(turn('bob', NOON + 13 * HOUR), vote('s1', 0, 'aws')))).toEqual([texts.whispers.over]);
    expect(await store.quizzes.countVotes('s1', 0)).toBe(0);
  });
});

describe('several replicas', () => {
  it('count a vote that one acknowledges while another has begun to reveal', async () => {
    const other = await bot();
    const one = await bot((store) => ({
      ...store,
      closeRound: async (session, round, now) => {
        const posts = await other.press(turn('bob'), vote(session, round, 'both'));
        expect(whispers(posts)).toEqual(['Your vote: Both. You can change it until the reveal.']);
        return store.closeRound(session, round, now);
      },
    }));
    await one.start(turn('host'), deckOf(1));
    await one.press(turn('ada'), vote('s1', 0, 'aws'));
    expect(words(await one.press(turn('host'), host('s1', 0, 'reveal')))).toContain('1 of 2 right.');
  });

  it('reveal once, whoever presses how often', async () => {
    const replicas = [await bot(), await bot(), await bot()] as const;
    await replicas[0].start(turn('host'), deckOf(2));
    await replicas[1].press(turn('ada'), vote('s1', 0, 'aws'));
    const presses = [...replicas, ...replicas].map(({ press }) => press(turn('host'), host('s1', 0, 'reveal')));
    const posts = (await Promise.all(presses)).flat();
    expect(cards(posts)).toEqual(['update quiz:s1:0']);
    expect(whispers(posts)).toEqual(Array(5).fill(texts.whispers.stale));
    expect(await replicas[0].store.quizzes.events('s1')).toHaveLength(3);
  });

  it('go on once when the host presses twice', async () => {
    const [one, two] = [await bot(), await bot()];
    await one.start(turn('host'), deckOf(3));
    await one.press(turn('host'), host('s1', 0, 'reveal'));
    const presses = [one, two].map(({ press }) => press(turn('host'), host('s1', 0, 'next')));
    const posts = (await Promise.all(presses)).flat();
    expect(cards(posts)).toEqual(['update quiz:s1:0', 'reply quiz:s1:1']);
  });

  it('say so when an event can never be added, rather than try for ever', async () => {
    const { start, press } = await bot((store) => ({
      ...store,
      append: (session, seq, event, now) => (seq < 2 ? store.append(session, seq, event, now) : Promise.resolve(false)),
    }));
    await start(turn('host'), deckOf(1));
    expect(whispers(await press(turn('host'), host('s1', 0, 'reveal')))).toEqual([texts.whispers.busy]);
  });
});

describe('any play', () => {
  const user = fc.constantFrom('host', 'host', 'ada', 'bob');
  const round = fc.constantFrom(0, 0, 0, 1, 1, 2);
  const move = fc.record({
    user,
    action: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          type: fc.constant('vote' as const),
          round,
          option: fc.constantFrom('aws', 'customer', 'both'),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          type: fc.constant('host' as const),
          round,
          command: fc.constantFrom('reveal' as const, 'next' as const),
        }),
      },
    ),
  });

  /** A store whose calls are answered in an order that fast-check chooses. */
  function shuffled(store: QuizStore, scheduler: fc.Scheduler): QuizStore {
    return {
      append: scheduler.scheduleFunction(store.append),
      events: scheduler.scheduleFunction(store.events),
      vote: scheduler.scheduleFunction(store.vote),
      closeRound: scheduler.scheduleFunction(store.closeRound),
      openRound: scheduler.scheduleFunction(store.openRound),
      votes: scheduler.scheduleFunction(store.votes),
      countVotes: scheduler.scheduleFunction(store.countVotes),
      voteOf: scheduler.scheduleFunction(store.voteOf),
      setDeadline: scheduler.scheduleFunction(store.setDeadline),
      due: scheduler.scheduleFunction(store.due),
      nextDeadline: scheduler.scheduleFunction(store.nextDeadline),
      active: scheduler.scheduleFunction(store.active),
      joined: scheduler.scheduleFunction(store.joined),
      begin: scheduler.scheduleFunction(store.begin),
      finish: scheduler.scheduleFunction(store.finish),
    };
  }

  it('shows at each reveal exactly the votes that were acknowledged, each person’s last', async () => {
    const { store, start } = await bot();
    let plays = 0;
    let revealed = 0;
    const moves = fc.array(fc.array(move, { maxLength: 5 }), { minLength: 4, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(moves, fc.scheduler(), async (steps, scheduler) => {
        const place = { ...room, room: `C${++plays}` };
        await start(turn('host', NOON, place), deckOf(3));
        const session = `s${sessions}`;
        const { press } = createQuizzes({
          store: shuffled(store.quizzes, scheduler),
          texts,
          scores: store.scores,
          newSession: () => '',
        });
        const acknowledged = new Map<string, Set<string>>();

        for (const together of steps) {
          const votes: [string, string][] = [];
          for (const { user, action } of together) {
            void press(turn(user, NOON, place), { ...action, session }).then((posts) => {
              const counted = words(posts).includes('Your vote');
              if (action.type === 'vote' && counted) votes.push([`${action.round} ${user}`, action.option]);
            });
          }
          await scheduler.waitIdle();
          // Votes of one person at the same moment: any of them may be the last.
          for (const [key] of votes) acknowledged.set(key, new Set());
          for (const [key, option] of votes) acknowledged.get(key)?.add(option);
        }

        const events = (await store.quizzes.events(session)).map(({ event }) => parseEvent(event));
        const reveals = events.flatMap((event) => (event.type === 'revealed' ? [event] : []));
        expect(reveals.map(({ round }) => round)).toEqual(reveals.map((_, index) => index));
        for (const { round, ballots } of reveals) {
          const voters = [...acknowledged.keys()]
            .filter((key) => key.startsWith(`${round} `))
            .map((key) => key.slice(2));
          expect(ballots.map(({ user }) => user)).toEqual(voters.sort());
          for (const { user, option } of ballots) expect(acknowledged.get(`${round} ${user}`)).toContain(option);
          revealed += 1;
        }
      }),
      { numRuns: 80 },
    );
    expect(revealed).toBeGreaterThan(15);
  });
});
