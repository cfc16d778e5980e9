import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostCommand } from '../../src/answer/actions.js';
import { createQuizzes, type QuizAction } from '../../src/conversation/quiz.js';
import type { Place, Post, Turn } from '../../src/conversation/types.js';
import { parseEvent } from '../../src/quiz/events.js';
import { PLAIN, type Play } from '../../src/quiz/play.js';
import { HOST_GONE } from '../../src/quiz/session.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/types.js';
import { deckOf, texts } from '../quiz/fixture.js';
import { temporaryFolder } from '../store/folder.js';

const NOON = Date.UTC(2026, 10, 24, 12);
const room: Place = { channel: 'slack', tenant: 'T1', room: 'C1', thread: '1.2', kind: 'channel' };
const TIMED: Play = { ...PLAIN, seconds: 20 };
const DISCUSSED: Play = { ...PLAIN, discuss: true };

const turn = (user: string, at = NOON): Turn => {
  return { place: room, speaker: { id: user, name: `Name of ${user}` }, addressed: true, input: SILENT, at };
};
const SILENT = { type: 'text', text: '' } as const;
const vote = (round: number, option: string): QuizAction => ({ type: 'vote', session: 's1', round, option });
const host = (round: number, command: HostCommand): QuizAction => ({ type: 'host', session: 's1', round, command });
const mine: QuizAction = { type: 'mine', session: 's1', round: 0 };

const said = (posts: readonly Post[]) =>
  posts
    .flatMap((post) => (post.kind === 'whisper' || post.kind === 'aside' ? [JSON.stringify(post.answer.elements)] : []))
    .join(' ');
const cards = (posts: readonly Post[]) =>
  posts.flatMap((post) => (post.kind === 'reply' || post.kind === 'update' ? [`${post.kind} ${post.card}`] : []));
const words = (posts: readonly Post[]) =>
  JSON.stringify(
    posts.flatMap((post) => (post.kind === 'reply' || post.kind === 'update' ? [post.answer.elements] : [])),
  );
/** The pressed card as whoever pressed is to see it. */
const view = (posts: readonly Post[]) => posts.find(({ kind }) => kind === 'view')?.answer;
const labels = (posts: readonly Post[]) => posts.flatMap(({ answer }) => answer.buttons.map(({ label }) => label));

let folder: ReturnType<typeof temporaryFolder>;
let stores: Store[];
beforeEach(() => {
  folder = temporaryFolder();
  stores = [];
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  folder.remove();
});

/** The bot as a process that has just been started on the same file. */
async function bot() {
  const store = await openStore(null, folder.path);
  stores.push(store);
  let sessions = 0;
  return {
    store,
    ...createQuizzes({ store: store.quizzes, texts, scores: store.scores, newSession: () => `s${++sessions}` }),
  };
}

describe('a timed quiz', () => {
  it('takes votes up to the deadline, and shows the answer in its place a moment later, once for all replicas', async () => {
    const [one, two] = [await bot(), await bot()];
    await one.start(turn('host'), deckOf(1), TIMED);
    await one.press(turn('ada', NOON + 19_999), vote(0, 'aws'));
    expect(said(await two.press(turn('bob', NOON + 20_000), vote(0, 'aws')))).toContain(texts.whispers.closed);
    expect(await one.tick(NOON + 20_500)).toEqual([]);

    const shown = (await Promise.all([one.tick(NOON + 21_000), two.tick(NOON + 21_000)])).flat();
    expect(shown.map(({ place }) => place)).toEqual([room]);
    expect(cards(shown.flatMap(({ posts }) => posts))).toEqual(['update quiz:s1:0']);
    expect(words(shown.flatMap(({ posts }) => posts))).toContain('1 of 1 right.');
    expect(await two.tick(NOON + 60_000)).toEqual([]);
    expect((await one.store.quizzes.events('s1')).map(({ event }) => parseEvent(event).type)).toEqual([
      'created',
      'started',
      'revealed',
    ]);
  });

  it('shows the answer after a restart, however late', async () => {
    const before = await bot();
    await before.start(turn('host'), deckOf(1), TIMED);
    await before.press(turn('ada'), vote(0, 'both'));
    await stores.pop()?.close();
    const [shown] = await (await bot()).tick(NOON + 3_600_000);
    expect(words(shown?.posts ?? [])).toContain('0 of 1 right.');
  });

  it('shows the answer at the next press where no clock runs', async () => {
    const { start, press } = await bot();
    await start(turn('host'), deckOf(2), TIMED);
    const late = await press(turn('ada', NOON + 30_000), vote(0, 'aws'));
    expect(cards(late)).toEqual(['update quiz:s1:0']);
    expect(said(late)).toContain(texts.whispers.closed);
  });

  it('stands while paused, and gets more time', async () => {
    const { start, press, tick } = await bot();
    await start(turn('host'), deckOf(1), TIMED);
    expect(words(await press(turn('host', NOON + 5_000), host(0, 'pause')))).toContain(texts.round.paused);
    expect(said(await press(turn('ada', NOON + 6_000), vote(0, 'aws')))).toContain(texts.whispers.paused);
    expect(await tick(NOON + 100_000)).toEqual([]);
    await press(turn('host', NOON + 100_000), host(0, 'resume'));
    expect(words(await press(turn('host', NOON + 101_000), host(0, 'more-time')))).toContain('44 seconds');
    expect(said(await press(turn('ada', NOON + 144_999), vote(0, 'aws')))).toContain('Your vote: AWS');
    expect(await tick(NOON + 146_000)).toHaveLength(1);
  });
});

describe('a quiz with discussion', () => {
  it('shows the split of the first vote to the host alone, and both at the reveal', async () => {
    const { start, press } = await bot();
    await start(turn('host'), deckOf(1), DISCUSSED);
    await press(turn('ada'), vote(0, 'both'));
    await press(turn('bob'), vote(0, 'aws'));

    const closed = await press(turn('host'), host(0, 'discuss'));
    expect(said(closed)).toContain(texts.hints.discuss);
    expect(said(closed)).toContain('"votes":1,"right":true');
    expect(words(closed)).not.toMatch(/tally|"right":true/);
    expect(said(await press(turn('cy'), vote(0, 'aws')))).toContain(texts.whispers.discussing);

    const again = await press(turn('host'), host(0, 'revote'));
    expect(words(again)).toContain('Votes so far: 0');
    await press(turn('ada'), vote(0, 'aws'));
    expect(said(await press(turn('ada'), mine))).toContain('Your vote: AWS');
    await press(turn('bob'), vote(0, 'aws'));
    const revealed = words(await press(turn('host'), host(0, 'reveal')));
    expect(revealed).toContain('Changed to the right answer: 1. Changed away from it: 0.');
    expect(revealed).toContain('2 of 2 right.');
  });

  it('closes the first vote by the clock, and the second too', async () => {
    const { start, press, tick } = await bot();
    await start(turn('host'), deckOf(1), { ...DISCUSSED, seconds: 10 });
    await press(turn('ada'), vote(0, 'both'));
    const [first] = await tick(NOON + 11_000);
    expect(labels(first?.posts ?? [])).toContain(texts.buttons.revote);
    await press(turn('host', NOON + 60_000), host(0, 'revote'));
    const [second] = await tick(NOON + 71_000);
    expect(words(second?.posts ?? [])).toContain(texts.reveal.nobody);
  });
});

describe('an anonymous quiz', () => {
  it('keeps neither names nor ids, counts each person once, and shows no scores by name', async () => {
    const { start, press, store } = await bot();
    await start(turn('host'), deckOf(1), { ...PLAIN, anonymous: true });
    await press(turn('ada'), vote(0, 'both'));
    await press(turn('ada'), vote(0, 'aws'));
    expect(said(await press(turn('ada'), mine))).toContain('Your vote: AWS');
    const votes = await store.quizzes.votes('s1', 0);
    expect(votes).toHaveLength(1);
    expect(JSON.stringify(votes)).not.toContain('ada');
    await press(turn('host'), host(0, 'reveal'));
    const end = await press(turn('host'), host(0, 'next'));
    expect(words(end)).toContain('Together you got 100 %');
    expect(words(end)).not.toMatch(/Player|ada|"table"/);
  });
});

describe('what a person sees alone', () => {
  it('is the own vote, or that there is none', async () => {
    const { start, press } = await bot();
    await start(turn('host'), deckOf(1));
    expect(said(await press(turn('ada'), mine))).toContain(texts.whispers.notVoted);
    await press(turn('ada'), vote(0, 'customer'));
    await press(turn('bob'), vote(0, 'aws'));
    expect(said(await press(turn('ada'), mine))).toContain('Your vote: Customer');
  });

  it('is the controls, for the host and nobody else', async () => {
    const { start, press } = await bot();
    await start(turn('host'), deckOf(1), TIMED);
    const { reveal, moreTime, pause, skip, handOver, present, end } = texts.buttons;
    const [aside] = await press(turn('host'), host(0, 'controls'));
    expect(aside).toMatchObject({ kind: 'aside', to: 'host', card: 'quiz:s1:host' });
    expect(labels(aside === undefined ? [] : [aside])).toEqual([reveal, moreTime, pause, skip, handOver, present, end]);
    expect(said(await press(turn('ada'), host(0, 'controls')))).toContain(texts.whispers.notHost);
  });
});

describe('the card as one person sees it', () => {
  const look = (round: number): QuizAction => ({ type: 'view', session: 's1', round });
  const primary = (posts: readonly Post[]) =>
    view(posts)?.buttons.flatMap(({ action, style }) =>
      action.type === 'vote' && style === 'primary' ? [action.option] : [],
    );

  it('has the own vote, and nobody else’s', async () => {
    const { start, press } = await bot();
    const begun = await start(turn('host'), deckOf(2));
    expect(begun.find(({ kind, answer }) => kind === 'reply' && answer.own !== undefined)?.answer.own).toEqual(look(0));
    const voted = await press(turn('ada'), vote(0, 'both'));
    expect(primary(voted)).toEqual(['both']);
    expect(JSON.stringify(view(voted))).toContain('Your vote: Both.');
    await press(turn('bob'), vote(0, 'aws'));
    expect(primary(await press(turn('ada'), look(0)))).toEqual(['both']);
    expect(primary(await press(turn('cy'), look(0)))).toEqual([]);
    expect(words(voted)).not.toContain('Your vote');
  });

  it('has the host’s buttons for the host, and the split between two votes', async () => {
    const { start, press } = await bot();
    await start(turn('host'), deckOf(2), DISCUSSED);
    await press(turn('ada'), vote(0, 'aws'));
    await press(turn('host'), host(0, 'discuss'));
    const { controls, revote, reveal, skip, handOver, present, end } = texts.buttons;
    const mine = view(await press(turn('host'), look(0)));
    expect(mine?.buttons.map(({ label }) => label)).toEqual([revote, reveal, skip, handOver, present, end]);
    expect(JSON.stringify(mine)).toContain(texts.hints['go-on']);
    const others = view(await press(turn('ada'), look(0)));
    expect(others?.buttons.map(({ label }) => label)).toEqual([controls]);
    expect(JSON.stringify(others)).not.toMatch(/tally/);
  });

  it('is none for a card that is not the newest any more', async () => {
    const { start, press } = await bot();
    await start(turn('host'), deckOf(2));
    await press(turn('host'), host(0, 'skip'));
    expect(await press(turn('host'), look(0))).toEqual([]);
    expect(view(await press(turn('host'), look(1)))).toBeDefined();
  });

  it('is the one card there is where the host plays alone', async () => {
    const { start, press } = await bot();
    const alone = { ...turn('host'), place: { ...room, kind: 'direct' as const } };
    const begun = await start(alone, deckOf(1));
    expect(begun.map(({ kind }) => kind)).toEqual(['reply', 'reply']);
    expect(labels(begun)).toContain(texts.buttons.reveal);
    expect((await press(alone, vote(0, 'aws'))).map(({ kind }) => kind)).toEqual(['whisper', 'update']);
  });
});

describe('another host', () => {
  it('takes over when asked to', async () => {
    const { start, press } = await bot();
    await start(turn('host'), deckOf(2));
    expect(said(await press(turn('ada'), host(0, 'take-over')))).toContain(texts.whispers.notHost);
    expect(labels(await press(turn('host'), host(0, 'hand-over')))).toContain(texts.buttons.takeOver);
    expect(said(await press(turn('ada'), host(0, 'take-over')))).toContain(texts.whispers.taken);
    expect(said(await press(turn('host'), host(0, 'reveal')))).toContain(texts.whispers.notHost);
    expect(cards(await press(turn('ada'), host(0, 'reveal')))).toEqual(['update quiz:s1:0']);
  });

  it('takes over from one who is gone', async () => {
    const { start, press } = await bot();
    await start(turn('host'), deckOf(2));
    const taken = await press(turn('ada', NOON + HOST_GONE + 1), host(0, 'take-over'));
    expect(said(taken)).toContain(texts.whispers.taken);
  });
});

it('skips a question without showing its answer', async () => {
  const { start, press } = await bot();
  await start(turn('host'), deckOf(2));
  await press(turn('ada'), vote(0, 'aws'));
  const skipped = await press(turn('host'), host(0, 'skip'));
  expect(cards(skipped)).toEqual(['update quiz:s1:0', 'reply quiz:s1:1']);
  expect(words(skipped)).not.toContain('reason 0');
  expect(said(await press(turn('ada'), vote(0, 'both')))).toContain(texts.whispers.closed);
});

describe('after the end', () => {
  it('the host can have the results, and a rematch of what was missed', async () => {
    const { start, press } = await bot();
    await start(turn('host'), deckOf(2));
    await press(turn('ada'), vote(0, 'both'));
    await press(turn('host'), host(0, 'reveal'));
    await press(turn('host'), host(0, 'next'));
    await press(turn('host'), host(1, 'end'));
    expect(said(await press(turn('ada'), host(1, 'results')))).toContain(texts.whispers.notHost);
    const [results] = await press(turn('host'), host(1, 'results'));
    expect(results).toMatchObject({ kind: 'file', file: { name: 'three-tiers-2026-11-24.csv', mime: 'text/csv' } });
    expect(results?.kind === 'file' && results.file.text).toContain('Name of ada,Both,no');
    const [gift] = await press(turn('host'), host(1, 'as-gift'));
    expect(gift?.kind === 'file' && gift.file.text).toContain('Who does duty 0?');
    expect(said(await press(turn('ada'), host(1, 'as-csv')))).toContain(texts.whispers.notHost);
    const again = await press(turn('host'), host(1, 'rematch'));
    expect(cards(again)).toEqual(['reply quiz:s2:intro', 'reply quiz:s2:0']);
    expect(words(again)).toContain('Question 1 of 1');
  });
});
