import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { typedCode } from '../../src/conversation/present/codes.js';
import type { Phone, Wall } from '../../src/conversation/present/present.js';
import type { Post } from '../../src/conversation/types.js';
import type { Play } from '../../src/quiz/play.js';
import { deckOf, texts } from '../quiz/fixture.js';
import { temporaryFolder } from '../store/folder.js';
import { codesIn, NOON, presentingOn, type Rig, turnOf } from './present.rig.js';

const ROOM = JSON.stringify(['slack', 'T1', 'C1']);
const ADA = 'a'.repeat(22);
const BOB = 'b'.repeat(22);

let folder: ReturnType<typeof temporaryFolder>;
let rig: Rig;
beforeEach(async () => {
  folder = temporaryFolder();
  rig = await presentingOn(folder.path);
});
afterEach(async () => {
  await rig.store.close();
  folder.remove();
});

const said = (posts: readonly Post[]) =>
  posts.flatMap(({ answer }) => answer.elements.flatMap((each) => (each.type === 'text' ? [each.text] : [])));

/** A quiz of two questions, with both doors open. */
async function playing(play: Partial<Play> = {}): Promise<{ wall: Wall; phone: Phone }> {
  await rig.quizzes.start(turnOf('host'), deckOf(2), { seconds: null, discuss: false, anonymous: false, ...play });
  const codes = codesIn(await rig.presenting.links(turnOf('host')));
  const [wall, phone] = [await rig.presenting.wall(codes.wall), await rig.presenting.phone(codes.phone)];
  if (wall === null || phone === null) throw new Error('the codes open nothing');
  return { wall, phone };
}

const look = async (seat: 'wall' | 'phone' = 'wall') => {
  const seen = await rig.presenting.look('s1', seat);
  if (seen === null) throw new Error('there is nothing to see');
  return seen;
};

describe('the addresses of the pages', () => {
  it('are given to the host alone, as a whisper, and are the same each time', async () => {
    await rig.quizzes.start(turnOf('host'), deckOf(2));
    const posts = await rig.presenting.links(turnOf('host'));
    expect(posts.map(({ kind }) => kind)).toEqual(['whisper']);
    expect(codesIn(await rig.presenting.links(turnOf('host')))).toEqual(codesIn(posts));
    expect(said(await rig.presenting.links(turnOf('ada')))).toEqual([texts.whispers.notHost]);
    expect(said(await rig.presenting.links(turnOf('host', 'C2')))).toEqual([texts.stage.nothing]);
  });

  it('cannot be guessed, and one code does not open the other door', async () => {
    await rig.quizzes.start(turnOf('host'), deckOf(2));
    await rig.quizzes.start(turnOf('host', 'C2'), deckOf(2));
    const codes = codesIn(await rig.presenting.links(turnOf('host')));
    const others = codesIn(await rig.presenting.links(turnOf('host', 'C2')));
    expect(codes.wall).toMatch(/^[\w-]{22}$/);
    expect(codes.phone).toMatch(/^[A-HJKMNP-Z2-9]{9}$/);
    expect(others).not.toEqual(codes);
    expect(await rig.presenting.phone(codes.wall)).toBeNull();
    expect(await rig.presenting.wall(codes.phone)).toBeNull();
    expect(await rig.presenting.wall('nothing')).toBeNull();
    expect((await rig.presenting.phone(others.phone))?.session).toBe('s2');
  });

  it('are typed in any case and with anything between', () => {
    expect(typedCode(' k7p-m3x 9rt\n')).toBe('K7PM3X9RT');
  });

  it('are missing where nobody has told the bot its own, and it says so', async () => {
    const elsewhere = await presentingOn(folder.path, { address: () => null });
    await elsewhere.quizzes.start(turnOf('host'), deckOf(2));
    expect(said(await elsewhere.presenting.links(turnOf('host'))).join()).toContain('PUBLIC_URL');
    await elsewhere.store.close();
  });
});

describe('votes from phones', () => {
  it('count once for a browser, can be changed, and are shown to the chat as a number', async () => {
    const { phone } = await playing();
    expect(await rig.presenting.vote(phone, ADA, 0, 'aws', NOON)).toContain('Your vote: AWS');
    await rig.presenting.vote(phone, ADA, 0, 'customer', NOON);
    await rig.presenting.vote(phone, BOB, 0, 'aws', NOON);
    expect((await look()).stage.votes).toBe(2);
    expect((await rig.presenting.own(phone, ADA)).option).toBe('customer');
    const last = rig.shown.at(-1);
    expect(last?.place).toEqual(turnOf('host').place);
    expect(JSON.stringify(last?.posts)).toContain('Votes so far: 2');
    expect(JSON.stringify(rig.shown)).not.toContain('Your vote');
  });

  it('are refused for a question that is closed, an option that is none, and another round', async () => {
    const { wall, phone } = await playing();
    expect(await rig.presenting.vote(phone, ADA, 0, 'nobody', NOON)).toBe(texts.whispers.stale);
    expect(await rig.presenting.vote(phone, ADA, 1, 'aws', NOON)).toBe(texts.whispers.closed);
    await rig.presenting.drive(wall, 'reveal', 0, NOON);
    expect(await rig.presenting.vote(phone, ADA, 0, 'aws', NOON)).toBe(texts.whispers.closed);
    expect((await look()).stage.votes).toBe(0);
  });

  it('come from guests: named by a few letters, another id in each quiz, and on no leaderboard', async () => {
    const { wall, phone } = await playing();
    const { name } = await rig.presenting.own(phone, ADA);
    expect(name).toMatch(/^Guest [0-9A-F]{4}$/);
    await rig.presenting.vote(phone, ADA, 0, 'aws', NOON);
    await rig.quizzes.press(turnOf('eve'), { type: 'vote', session: 's1', round: 0, option: 'aws' });
    await rig.presenting.drive(wall, 'reveal', 0, NOON);
    await rig.presenting.drive(wall, 'end', 0, NOON);
    expect(JSON.stringify((await look()).stage.elements)).toContain(name);
    expect((await rig.store.scores.board(ROOM, 0, NOON * 2)).map(({ user }) => user)).toEqual(['eve']);
    expect((await rig.presenting.own(phone, ADA)).score).toEqual({ right: 1, of: 1 });
    expect((await rig.presenting.own(phone, BOB)).score).toEqual({ right: 0, of: 1 });
    expect(JSON.stringify(await rig.store.quizzes.votes('s1', 0))).not.toContain(ADA);
  });

  it('have a first and a second vote with a discussion between', async () => {
    const { wall, phone } = await playing({ discuss: true });
    await rig.presenting.vote(phone, ADA, 0, 'customer', NOON);
    await rig.presenting.drive(wall, 'discuss', 0, NOON);
    expect((await look()).stage).toMatchObject({ status: 'discussing', votes: 1, notes: [texts.stage.discussing] });
    expect((await rig.presenting.own(phone, ADA)).option).toBe('customer');
    await rig.presenting.drive(wall, 'revote', 0, NOON);
    expect((await look()).stage).toMatchObject({ status: 'open', votes: 0, notes: [texts.round.again] });
    expect((await rig.presenting.own(phone, ADA)).option).toBeNull();
    await rig.presenting.vote(phone, ADA, 0, 'aws', NOON);
    await rig.presenting.drive(wall, 'reveal', 0, NOON);
    const { stage } = await look();
    expect(stage.options.map(({ votes, before }) => [before, votes])).toEqual([
      [0, 1],
      [1, 0],
      [0, 0],
    ]);
    expect((await rig.presenting.own(phone, ADA)).option).toBe('aws');
  });
});

describe('what the wall and phones show', () => {
  it('tells how many voted, and what only at the reveal', async () => {
    const { wall, phone } = await playing();
    await rig.presenting.vote(phone, ADA, 0, 'aws', NOON);
    for (const seat of ['wall', 'phone'] as const) {
      const { stage } = await look(seat);
      expect(stage).toMatchObject({
        status: 'open',
        votes: 1,
        question: 'Who does duty 0?',
        heading: 'Question 1 of 2',
      });
      expect(stage.options.map(({ votes, right }) => [votes, right])).toEqual(Array(3).fill([null, false]));
      expect(JSON.stringify(stage)).not.toContain('Because of reason 0');
    }
    await rig.presenting.drive(wall, 'reveal', 0, NOON);
    for (const seat of ['wall', 'phone'] as const) {
      const { stage } = await look(seat);
      expect(stage.options.map(({ votes, right }) => [votes, right])).toEqual([
        [1, true],
        [0, false],
        [0, false],
      ]);
      expect(JSON.stringify(stage.elements)).toContain('Because of reason 0');
    }
  });

  it('gives keys to the wall alone, the usual one first, and names to no phone', async () => {
    const { wall, phone } = await playing({ seconds: 30 });
    const keys = async (seat: 'wall' | 'phone') => (await look(seat)).stage.steps.map(({ command }) => command);
    expect(await keys('wall')).toEqual(['reveal', 'pause', 'more-time', 'skip', 'end']);
    expect(await keys('phone')).toEqual([]);
    expect((await look()).until).toBe(NOON + 30_000);
    await rig.presenting.drive(wall, 'more-time', 0, NOON);
    expect((await look()).until).toBe(NOON + 60_000);
    await rig.presenting.drive(wall, 'pause', 0, NOON);
    expect((await look()).stage.isPaused).toBe(true);
    expect(await rig.presenting.vote(phone, ADA, 0, 'aws', NOON)).toBe(texts.whispers.paused);
    await rig.presenting.drive(wall, 'resume', 0, NOON);
    await rig.quizzes.press(turnOf('eve'), { type: 'vote', session: 's1', round: 0, option: 'aws' });
    await rig.presenting.drive(wall, 'reveal', 0, NOON);
    expect(await keys('wall')).toEqual(['next', 'end']);
    await rig.presenting.drive(wall, 'end', 0, NOON);
    expect(JSON.stringify((await look('wall')).stage)).toContain('Name of eve');
    expect(JSON.stringify((await look('phone')).stage)).not.toContain('Name of eve');
  });

  it('shows the chat what the keys did, and obeys a host who handed over no more', async () => {
    const { wall } = await playing();
    expect(await rig.presenting.drive(wall, 'reveal', 0, NOON)).toBe('');
    expect(JSON.stringify(rig.shown.at(-1)?.posts)).toContain('Because of reason 0');
    await rig.quizzes.press(turnOf('host'), { type: 'host', session: 's1', round: 0, command: 'hand-over' });
    await rig.quizzes.press(turnOf('eve'), { type: 'host', session: 's1', round: 0, command: 'take-over' });
    expect(await rig.presenting.drive(wall, 'next', 0, NOON)).toBe(texts.whispers.notHost);
    expect((await look()).stage.round).toBe(0);
    const codes = codesIn(await rig.presenting.links(turnOf('eve')));
    expect((await rig.presenting.wall(codes.wall))?.host).toBe('eve');
  });

  it('goes on when the chat cannot be reached', async () => {
    const faults: unknown[] = [];
    const show = () => Promise.reject(new Error('the chat is down'));
    const deaf = await presentingOn(folder.path, { show, onFault: (error) => faults.push(error) });
    await deaf.quizzes.start(turnOf('host'), deckOf(2));
    const phone = await deaf.presenting.phone(codesIn(await deaf.presenting.links(turnOf('host'))).phone);
    if (phone === null) throw new Error('the code opens nothing');
    expect(await deaf.presenting.vote(phone, ADA, 0, 'aws', NOON)).toContain('Your vote');
    expect(faults).toHaveLength(1);
    await deaf.store.close();
  });
});
