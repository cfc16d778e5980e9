import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDecks } from '../../src/conversation/quiz/decks.js';
import type { Post, Turn } from '../../src/conversation/types.js';
import { readKnowledge } from '../../src/data.js';
import { readDeckFiles } from '../../src/decks.js';
import { type DeckFile, readDeck } from '../../src/quiz/deck/own/read.js';
import type { Deck } from '../../src/quiz/deck/types.js';
import type { Play } from '../../src/quiz/play.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/types.js';
import { understand } from '../question/understanding.js';
import { texts } from '../quiz/fixture.js';
import { temporaryFolder } from '../store/folder.js';

const knowledge = readKnowledge();
const CSV = 'question,right,wrong1\nWho?,We,They\nWhy?,So,No\n';

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
let started: { deck: Deck; play: Play | undefined }[];
let files: DeckFile[];
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openStore(null, folder.path);
  started = [];
  files = [];
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const decks = () =>
  createDecks({
    store: store.decks,
    files: () => files,
    quizzes: {
      start: async (_, deck, play) => {
        started.push({ deck, play });
        return [];
      },
    },
    knowledge,
    texts,
    activity: 'training-module',
    newSeed: () => 'seed',
    wishIn: (text) => {
      const [question] = understand(text, null).questions;
      return question?.kind === 'quiz' && 'wish' in question ? question.wish : null;
    },
  });
const turn = (tenant = 'T1'): Turn => ({
  place: { channel: 'slack', tenant, room: 'C1', thread: null, kind: 'channel' },
  speaker: { id: 'host', name: 'Host' },
  addressed: true,
  input: { type: 'text', text: '' },
  at: Date.UTC(2026, 10, 24),
});
const PLAIN: Play = { seconds: null, discuss: false, anonymous: false };
const words = (posts: readonly Post[]) => JSON.stringify(posts);

describe('a deck that somebody sends', () => {
  it('is kept, can be played by its name, and by nobody of another workspace', async () => {
    const { upload, play, list } = decks();
    expect(words(await upload(turn(), 'My first deck.CSV', CSV))).toContain('start deck my-first-deck');
    await play(turn(), 'start deck my-first-deck', PLAIN);
    expect(started[0]?.deck).toMatchObject({ title: 'My first deck', questions: { length: 2 } });
    expect(words(await list(turn()))).toContain('my-first-deck');
    expect(words(await play(turn('T2'), 'start deck my-first-deck', PLAIN))).toContain(texts.decks.none);
    expect(started).toHaveLength(1);
  });

  it('takes the place of the one that had its name, and can be removed', async () => {
    const { upload, play, remove } = decks();
    await upload(turn(), 'a.csv', CSV);
    await upload(turn(), 'a.gift', '::1::Where? {=Here ~There}\n');
    await play(turn(), 'play deck a', PLAIN);
    expect(started[0]?.deck.questions.map(({ text }) => text)).toEqual(['Where?']);
    expect(words(await remove(turn(), 'delete deck a'))).toContain('is gone');
    expect(words(await play(turn(), 'play deck a', PLAIN))).toContain(texts.decks.none);
  });

  it('with errors is not kept: each is told with its line and how to mend it, the first five of them', async () => {
    const { upload, play } = decks();
    const rows = Array.from({ length: 8 }, (_, at) => `Q${at}?,x,\n`).join('');
    const told = words(await upload(turn(), 'bad.csv', `question,right,wrong1\n${rows}`));
    expect(told).toContain('Line 2: there is no wrong option. To mend it: write one to five.');
    expect(told).toContain('Line 6:');
    expect(told).not.toContain('Line 7:');
    expect(told).toContain('… and 3 more');
    expect(words(await play(turn(), 'start deck bad', PLAIN))).toContain(texts.decks.none);
  });

  it.each([
    ['photo.png', 'x', 'is no deck'],
    ['deck.csv', null, 'could not read'],
  ])('is refused with one line where it is none: %s', async (name, text, line) => {
    expect(words(await decks().upload(turn(), name, text))).toContain(line);
  });
});

describe('the folder of decks', () => {
  it('is played by the names of its files, what was sent first', async () => {
    files = [{ name: 'mine.csv', text: CSV }];
    const { play, upload } = decks();
    await play(turn(), 'start the deck mine', PLAIN);
    await upload(turn(), 'mine.gift', 'Where? {=Here ~There}\n');
    await play(turn(), 'start the deck mine', PLAIN);
    expect(started.map(({ deck }) => deck.questions.length)).toEqual([2, 1]);
  });

  it('tells what is wrong with a file when it is to be played', async () => {
    files = [{ name: 'mine.yaml', text: 'questions:\n  - question: A?\n    right: x\n    wrong: []\n' }];
    expect(words(await decks().play(turn(), 'start deck mine', PLAIN))).toContain('Line 2: there is no wrong option');
  });

  it('of this project has only decks that can be played', () => {
    const read = readDeckFiles().map((file) => readDeck(file, '2026-11-24', texts));
    expect(read.length).toBeGreaterThan(0);
    for (const reading of read) expect(reading).toMatchObject({ ok: true });
  });
});

describe('a deck as a file', () => {
  it.each([
    ['export deck mine', 'mine.gift', '=We'],
    ['export deck mine as csv', 'mine.csv', 'Who?,We,They'],
  ])('comes to whoever asks: %s', async (text, name, content) => {
    files = [{ name: 'mine.csv', text: CSV }];
    const [post] = await decks().send(turn(), text);
    expect(post).toMatchObject({ kind: 'file', file: { name, text: expect.stringContaining(content) } });
  });

  it('can be one that was written by rule, by its code', async () => {
    const [post] = await decks().send(turn(), 'export s=rds.n=2.x=abc as gift');
    expect(post?.kind === 'file' && post.file.text.match(/^::Q\d::/gm)).toHaveLength(2);
  });
});

describe('the form', () => {
  it('offers scenarios, questions by rule and own decks', async () => {
    files = [{ name: 'mine.csv', text: CSV }];
    const [post] = await decks().form(turn());
    if (post?.kind !== 'form') throw new Error('no form');
    const [deck] = post.form.fields;
    const values = deck?.type === 'choice' ? deck.options.map(({ value }) => value) : [];
    expect(values).toEqual(expect.arrayContaining(['scenario:hybrid', 'rule:any', 'rule:hard', 'own:mine']));
    expect(deck?.value).toBe('scenario:training-module');
    expect(post.answer.buttons.map(({ action }) => action)).toEqual([{ type: 'form', form: 'quiz' }]);
  });

  const filled = {
    deck: 'scenario:hybrid',
    about: '',
    count: '',
    pace: 'host',
    seconds: '30',
    names: 'named',
    votes: 'once',
  };
  it.each([
    ['a scenario', filled, { id: 'hybrid' }, PLAIN, null],
    ['some of its questions', { ...filled, count: '3' }, { id: 'hybrid' }, PLAIN, 3],
    [
      'questions by rule',
      { ...filled, deck: 'rule:any', about: 'RDS', count: '4' },
      { id: 's=rds.n=4.x=seed' },
      PLAIN,
      4,
    ],
    ['a level', { ...filled, deck: 'rule:hard' }, { id: 'l=hard.n=8.x=seed' }, PLAIN, 8],
    ['an own deck', { ...filled, deck: 'own:mine' }, { title: 'mine' }, PLAIN, 2],
    [
      'time, names and votes',
      { ...filled, pace: 'clock', seconds: '45', names: 'anonymous', votes: 'twice' },
      {},
      { seconds: 45, discuss: true, anonymous: true },
      null,
    ],
    ['a time that is too short', { ...filled, pace: 'clock', seconds: '1' }, {}, { ...PLAIN, seconds: 5 }, null],
    ['no time where the host goes on', { ...filled, seconds: '45' }, {}, PLAIN, null],
  ])('starts what was filled in: %s', async (_, values, deck, play, count) => {
    files = [{ name: 'mine.csv', text: CSV }];
    expect(await decks().startBy(turn(), values)).toEqual([]);
    expect(started).toMatchObject([{ deck, play }]);
    if (count !== null) expect(started[0]?.deck.questions).toHaveLength(count);
  });

  it.each([
    ['nothing', {}, texts.whispers.stale],
    ['a deck that is none', { ...filled, deck: 'scenario:../../x' }, texts.whispers.stale],
    ['a deck that is gone', { ...filled, deck: 'own:gone' }, texts.decks.none],
    ['a number that is none', { ...filled, count: 'many' }, texts.whispers.stale],
  ])('starts nothing where it holds %s, and says so', async (_, values, line) => {
    expect(words(await decks().startBy(turn(), values))).toContain(JSON.stringify(line).slice(1, -1));
    expect(started).toEqual([]);
  });
});
