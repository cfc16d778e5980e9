import { beforeEach, describe, expect, it } from 'vitest';
import { createQuizTalk, isQuizTalk, type QuizTalk } from '../../src/conversation/quiz/talk.js';
import type { Quizzes } from '../../src/conversation/quiz.js';
import type { Post, Turn } from '../../src/conversation/types.js';
import { readKnowledge } from '../../src/data.js';
import { whisperCard } from '../../src/quiz/cards/parts.js';
import type { Deck } from '../../src/quiz/deck/types.js';
import { PLAIN, type Play } from '../../src/quiz/play.js';
import type { ScoreStore } from '../../src/store/types.js';
import { understand } from '../question/understanding.js';
import { texts } from '../quiz/fixture.js';

const turn: Turn = {
  place: { channel: 'slack', tenant: 'T1', room: 'C1', thread: null, kind: 'channel' },
  speaker: { id: 'host', name: 'Host' },
  addressed: true,
  input: { type: 'text', text: '' },
  at: 1,
};

const DAY = 24 * 60 * 60 * 1000;
const BOARD = [
  { user: 'u1', name: 'Ada', right: 9, questions: 10 },
  { user: 'u2', name: '<!channel>', right: 9, questions: 10 },
  { user: 'u3', name: null, right: 1, questions: 2 },
];

let started: { deck: Deck; play: Play | undefined }[];
let asked: string[];
let talk: QuizTalk;
beforeEach(() => {
  asked = [];
  started = [];
  const quizzes: Quizzes = {
    start: async (_, deck, play) => {
      started.push({ deck, play });
      return [];
    },
    press: async () => [],
    tick: async () => [],
  };
  const knowledge = readKnowledge();
  const practice = async () => ({ next: async () => [], answer: async () => [], progress: async () => [] });
  const told = (word: string) => async () => {
    asked.push(word);
    return [];
  };
  const daily = async () => {
    const [remind, stopReminding] = [told('remind'), told('stop reminding')];
    return { set: async () => [], stop: async () => [], tick: async () => [], remind, stopReminding };
  };
  const decks = async () => ({
    upload: told('upload'),
    play: async (_: Turn, text: string, play: Play) => {
      asked.push(`play ${text} ${play.anonymous}`);
      return [];
    },
    list: told('list'),
    send: told('send'),
    remove: told('remove'),
    form: told('form'),
    startBy: told('start by'),
  });
  const scores: ScoreStore = {
    keep: async () => undefined,
    board: async (room, from, to) => (to - from > 27 * DAY && room.includes('C1') ? BOARD : []),
    list: async () => undefined,
    streaks: async () => [],
  };
  const activity = 'training-module';
  const link: Post = { kind: 'whisper', answer: whisperCard('the link') };
  const presenting = async () => ({ links: async () => [link] });
  talk = createQuizTalk({
    knowledge,
    texts,
    quizzes,
    practice,
    daily,
    decks,
    presenting,
    scores,
    activity,
    newSeed: () => 'seed',
  });
});

const [plain] = understand('start a quiz', null).questions;

const say = (text: string) => talk(turn, text, understand(text, null).questions);

describe('a quiz asked for in words', () => {
  it.each([
    ['start a quiz', 'training-module', 8],
    ['start the data lake scenario', 'data-lake', 11],
    ['quiz us with 5 questions about RDS', 's=rds.n=5.x=seed', 5],
    ['10 hard questions on containers', 'f=containers.l=hard.n=10.x=seed', 10],
    ['quiz us with 4 questions', 'n=4.x=seed', 4],
    ['quiz us with 500 questions', 'n=30.x=seed', 30],
  ])('plays the deck that is meant: %s', async (text, id, questions) => {
    await say(text);
    expect(started.map(({ deck }) => [deck.id, deck.questions.length])).toEqual([[id, questions]]);
  });

  it.each([
    ['quiz us', PLAIN],
    ['start a timed quiz', { ...PLAIN, seconds: 30 }],
    ['start a quiz with 20 seconds per question', { ...PLAIN, seconds: 20 }],
    ['start a quiz with 1 second per question', { ...PLAIN, seconds: 5 }],
    ['start an anonymous quiz, discussion first', { seconds: null, discuss: true, anonymous: true }],
  ])('plays it as is wished: %s', async (text, play) => {
    await say(text);
    expect(started.map((each) => each.play)).toEqual([play]);
  });

  it('plays a deck again by its code', async () => {
    await say('quiz us with 5 questions about RDS');
    const code = started[0]?.deck.id ?? '';
    expect(isQuizTalk(`please ${code}`, [])).toBe(true);
    await say(`quiz ${code}`);
    expect(started[1]?.deck).toEqual(started[0]?.deck);
  });

  it('says so where there are no such questions', async () => {
    if (plain?.kind !== 'quiz' || plain.command !== 'start') throw new Error('a quiz was asked for');
    const wish = { ...plain.wish, services: ['activate'] };
    const posts = await talk(turn, '', [{ kind: 'quiz', command: 'start', wish }]);
    expect(started).toEqual([]);
    expect(posts).toMatchObject([{ kind: 'whisper', answer: { elements: [{ text: texts.whispers.noQuestions }] } }]);
  });
});

it.each([
  'projector',
  'present the quiz',
  'show the quiz on the projector',
  'join code',
  'how can people vote by phone?',
])('gives the addresses of its pages when asked: %s', async (text) => {
  expect(JSON.stringify(await say(text))).toContain('the link');
  expect(started).toEqual([]);
});

it('shows the leaderboard of the month with ranks, and no markup out of names', async () => {
  const [post] = await say('leaderboard');
  expect(post?.answer.elements).toMatchObject([
    { text: 'Leaderboard for 1970-01' },
    {
      rows: [
        ['1', 'Ada', '9 of 10'],
        ['1', 'channel', '9 of 10'],
        ['3', 'Player 3', '1 of 2'],
      ],
    },
    {},
  ]);
});

describe('decks, forms and reminders', () => {
  it.each([
    ['set up a quiz', 'form'],
    ['configure the quiz', 'form'],
    ['quiz settings', 'form'],
    ['list the decks', 'list'],
    ['which decks are there', 'list'],
    ['start deck onboarding', 'play start deck onboarding false'],
    ['play the deck first-steps anonymously', 'play play the deck first-steps anonymously true'],
    ['export deck onboarding as csv', 'send'],
    ['export s=rds.n=5.x=abc as gift', 'send'],
    ['delete the deck onboarding', 'remove'],
    ['remind me to practise at 8:00', 'remind'],
    ['stop the reminders', 'stop reminding'],
  ])('are asked for in words: %s', async (text, word) => {
    await say(text);
    expect(asked).toEqual([word]);
    expect(started).toEqual([]);
  });

  it.each(['who is on the hook for reminders', 'what is a deck', 'set up a bucket'])(
    'are not taken for: %s',
    (text) => {
      expect(isQuizTalk(text, understand(text, null).questions)).toBe(false);
    },
  );
});
