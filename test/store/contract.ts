import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedbackKind, Store } from '../../src/store/types.js';

const NOW = Date.UTC(2026, 10, 24, 9);
const DAY = 24 * 60 * 60 * 1000;

/**
 * What every engine must do. `open` gives one more connection to the same database each time; the
 * keys are new in each run, so that a database may be used again.
 */
export function storeContract(open: () => Promise<Store>, unique: string): void {
  let store: Store;
  let replica: Store;
  beforeAll(async () => {
    store = await open();
    replica = await open();
  }, 30_000);
  afterAll(async () => {
    await Promise.all([store.close(), replica.close()]);
  });

  const key = (name: string) => `${unique}:${name}`;

  it('answers a ping', async () => {
    await expect(store.ping()).resolves.toBeUndefined();
  });

  describe('contexts', () => {
    it('gives back what was saved last, to another replica too', async () => {
      await store.contexts.save(key('a'), { asked: 'who patches 🐘?', n: 1 }, NOW + 10);
      await store.contexts.save(key('a'), { asked: 'and on "EC2"; --?\u0000', n: 2 }, NOW + 20);
      expect(await replica.contexts.load(key('a'), NOW + 15)).toEqual({ asked: 'and on "EC2"; --?\u0000', n: 2 });
    });

    it('has nothing for an unknown key, and nothing once the end has come', async () => {
      await store.contexts.save(key('b'), [1], NOW + 10);
      expect(await store.contexts.load(key('nobody'), NOW)).toBeNull();
      expect(await store.contexts.load(key('b'), NOW + 9)).toEqual([1]);
      expect(await store.contexts.load(key('b'), NOW + 10)).toBeNull();
    });
  });

  describe('deliveries', () => {
    it('can be claimed once, by one of many who try at the same moment', async () => {
      const tries = [store, replica, store, replica, store].map((s) => s.deliveries.claim(key('d'), NOW));
      expect((await Promise.all(tries)).filter((first) => first)).toHaveLength(1);
      expect(await store.deliveries.claim(key('d'), NOW + 1)).toBe(false);
    });
  });

  describe('cards', () => {
    it('keeps the place of the last message under a key', async () => {
      expect(await store.cards.get(key('card'))).toBeNull();
      await store.cards.put(key('card'), { ts: '1.2' }, NOW);
      await store.cards.put(key('card'), { ts: '3.4' }, NOW);
      expect(await replica.cards.get(key('card'))).toEqual({ ts: '3.4' });
    });
  });

  describe('assignments', () => {
    it('keeps changes in order, each number once, whoever was first', async () => {
      const owner = key('org');
      expect(await store.assignments.last(owner)).toBe(0);
      expect(await store.assignments.append(owner, 1, { n: 1, text: 'it\'s 🦥 \u0000 "' }, NOW)).toBe(true);
      const race = await Promise.all(
        [store, replica, store].map((s, n) => s.assignments.append(owner, 2, { n: `try ${n}` }, NOW)),
      );
      expect(race.filter((won) => won)).toHaveLength(1);
      expect(await replica.assignments.last(owner)).toBe(2);
      expect(await replica.assignments.changes(owner)).toMatchObject([
        { n: 1, text: 'it\'s 🦥 \u0000 "' },
        { n: `try ${race.indexOf(true)}` },
      ]);
    });

    it('never mixes owners', async () => {
      const [a, b] = [key('["slack","T1"]'), key('["teams","T1"]')];
      await store.assignments.append(a, 1, 'a', NOW);
      await store.assignments.append(b, 1, 'b', NOW);
      await store.assignments.append(b, 2, 'b', NOW);
      expect(await replica.assignments.changes(a)).toEqual(['a']);
      expect([await store.assignments.last(a), await store.assignments.last(b)]).toEqual([1, 2]);
    });
  });

  describe('feedback', () => {
    it('takes any text a person can type', async () => {
      const text = "nul \0 quote ' emoji 🦥 half \ud800";
      await store.feedback.add({ kind: 'unanswered', text: `${key('any')} ${text}`, detail: '', now: NOW });
      const [kept] = (await replica.feedback.recent(1000)).filter((entry) => entry.text.startsWith(key('any')));
      expect(kept?.text).toContain("nul  quote ' emoji 🦥 half");
    });

    it('comes back newest first, and is forgotten up to a time', async () => {
      const add = (kind: FeedbackKind, at: number) =>
        store.feedback.add({ kind, text: key('review'), detail: `for ${kind}`, now: at });
      const kept = async () =>
        (await replica.feedback.recent(1000))
          .filter(({ text }) => text === key('review'))
          .map(({ kind, at }) => [kind, at]);
      await add('asked-back', NOW - 2 * DAY);
      await add('down', NOW - DAY + 1);
      await add('picked', NOW - DAY);
      expect(await kept()).toEqual([
        ['down', NOW - DAY + 1],
        ['picked', NOW - DAY],
        ['asked-back', NOW - 2 * DAY],
      ]);
      expect(await replica.feedback.recent(1)).toHaveLength(1);
      expect(await replica.feedback.forget(NOW - DAY)).toBeGreaterThanOrEqual(2);
      expect(await kept()).toEqual([['down', NOW - DAY + 1]]);
      expect(await store.feedback.forget(NOW - DAY)).toBe(0);
    });
  });

  describe('sweep', () => {
    it('removes what has run out and leaves the rest', async () => {
      await store.contexts.save(key('old'), 1, NOW + 40 * DAY);
      await store.contexts.save(key('new'), 2, NOW + 40 * DAY + 1);
      await store.deliveries.claim(key('old'), NOW + 39 * DAY - 1);
      await store.deliveries.claim(key('new'), NOW + 39 * DAY);
      await store.cards.put(key('old'), 1, NOW + 10 * DAY - 1);
      await store.cards.put(key('new'), 2, NOW + 10 * DAY);

      const swept = await store.sweep(NOW + 40 * DAY);

      expect(Math.min(swept.contexts, swept.deliveries, swept.cards)).toBeGreaterThanOrEqual(1);
      expect(await store.contexts.load(key('old'), NOW)).toBeNull();
      expect(await store.contexts.load(key('new'), NOW)).toBe(2);
      expect(await store.deliveries.claim(key('old'), NOW)).toBe(true);
      expect(await store.deliveries.claim(key('new'), NOW)).toBe(false);
      expect(await store.cards.get(key('old'))).toBeNull();
      expect(await store.cards.get(key('new'))).toBe(2);
      expect(await replica.sweep(NOW)).toEqual({ contexts: 0, deliveries: 0, cards: 0 });
    });
  });

  describe('quiz events', () => {
    it('come back in order with their times', async () => {
      const session = key('events');
      expect(await store.quizzes.events(session)).toEqual([]);
      expect(await store.quizzes.append(session, 0, { type: 'a' }, NOW)).toBe(true);
      expect(await replica.quizzes.append(session, 1, { type: 'b' }, NOW + 1)).toBe(true);
      expect(await store.quizzes.events(session)).toEqual([
        { event: { type: 'a' }, at: NOW },
        { event: { type: 'b' }, at: NOW + 1 },
      ]);
    });

    it('can be read from a number on', async () => {
      const session = key('later');
      for (const seq of [0, 1, 2]) await store.quizzes.append(session, seq, { seq }, NOW);
      expect((await replica.quizzes.events(session, 1)).map(({ event }) => event)).toEqual([{ seq: 1 }, { seq: 2 }]);
      expect(await replica.quizzes.events(session, 3)).toEqual([]);
    });

    it('give each number to one writer only', async () => {
      const session = key('race');
      const tries = [store, replica, store, replica].map((s, i) => s.quizzes.append(session, 0, { by: i }, NOW));
      expect((await Promise.all(tries)).filter((won) => won)).toHaveLength(1);
      expect(await store.quizzes.events(session)).toHaveLength(1);
    });
  });

  describe('quiz votes', () => {
    const cast = (s: Store, session: string, user: string, option: string, name: string | null = null) =>
      s.quizzes.vote({ session, round: 0, user, name, option, now: NOW });

    it('count once a user, the last one before the close', async () => {
      const session = key('votes');
      await store.quizzes.openRound(session, 0, NOW);
      expect(await cast(store, session, 'u2', 'aws', 'Grace')).toBe(true);
      expect(await cast(store, session, 'u1', 'both')).toBe(true);
      expect(await cast(replica, session, 'u2', 'customer', 'Grace H')).toBe(true);
      expect(await replica.quizzes.countVotes(session, 0)).toBe(2);
      expect(await replica.quizzes.votes(session, 0)).toEqual([
        { user: 'u1', name: null, option: 'both' },
        { user: 'u2', name: 'Grace H', option: 'customer' },
      ]);
    });

    it('are refused in a round that was never opened, and after the close, which nothing undoes', async () => {
      const session = key('closed');
      expect(await cast(store, session, 'u', 'aws')).toBe(false);
      expect(await store.quizzes.closeRound(session, 0, NOW)).toBe(false);
      await store.quizzes.openRound(session, 0, NOW);
      expect(await cast(store, session, 'u', 'aws')).toBe(true);
      expect(await replica.quizzes.closeRound(session, 0, NOW)).toBe(true);
      await store.quizzes.openRound(session, 0, NOW);
      expect(await cast(store, session, 'u', 'both')).toBe(false);
      expect(await store.quizzes.votes(session, 0)).toEqual([{ user: 'u', name: null, option: 'aws' }]);
    });

    it('let one caller close a round', async () => {
      const session = key('close');
      await store.quizzes.openRound(session, 0, NOW);
      const tries = [store, replica, store, replica].map((s) => s.quizzes.closeRound(session, 0, NOW));
      expect((await Promise.all(tries)).filter((closed) => closed)).toHaveLength(1);
    });

    it('that were acknowledged are all there once the round is closed, and no others', async () => {
      const session = key('storm');
      await store.quizzes.openRound(session, 0, NOW);
      const votes = Array.from({ length: 200 }, (_, i) => cast(i % 2 === 0 ? store : replica, session, `u${i}`, 'aws'));
      const close = Promise.all(votes.slice(0, 20)).then(async () => {
        await replica.quizzes.closeRound(session, 0, NOW);
        return replica.quizzes.countVotes(session, 0);
      });
      const [atClose, acknowledged] = await Promise.all([close, Promise.all(votes)]);
      expect(atClose).toBe(acknowledged.filter((counted) => counted).length);
      expect(await store.quizzes.countVotes(session, 0)).toBe(atClose);
    });
  });

  describe('a vote of one’s own', () => {
    it('can be looked up, in each vote of a round apart', async () => {
      const session = key('mine');
      await store.quizzes.openRound(session, 0, NOW);
      await store.quizzes.openRound(session, -1, NOW);
      await store.quizzes.vote({ session, round: 0, user: 'u', name: null, option: 'aws', now: NOW });
      expect(await replica.quizzes.voteOf(session, 0, 'u')).toBe('aws');
      expect(await replica.quizzes.voteOf(session, -1, 'u')).toBeNull();
      expect(await replica.quizzes.voteOf(session, 0, 'v')).toBeNull();
    });
  });

  describe('deadlines', () => {
    it('are due from their time on, until they are set anew or taken away', async () => {
      const [early, late] = [key('early'), key('late')];
      const isDue = async (session: string, now: number) => (await replica.quizzes.due(now, 1000)).includes(session);
      await store.quizzes.setDeadline(early, NOW + 10);
      await store.quizzes.setDeadline(late, NOW + 20);
      expect([await isDue(early, NOW + 9), await isDue(early, NOW + 10), await isDue(late, NOW + 10)]).toEqual([
        false,
        true,
        false,
      ]);
      expect((await store.quizzes.due(NOW + 20, 1000)).filter((each) => [early, late].includes(each))).toEqual([
        early,
        late,
      ]);
      expect(await replica.quizzes.nextDeadline()).toBeLessThanOrEqual(NOW + 10);
      await store.quizzes.setDeadline(early, NOW + 30);
      await store.quizzes.setDeadline(late, null);
      expect([await isDue(early, NOW + 29), await isDue(early, NOW + 30), await isDue(late, NOW + 30)]).toEqual([
        false,
        true,
        false,
      ]);
      await store.quizzes.setDeadline(early, null);
    });
  });

  describe('practice', () => {
    const remembered = (dueAt: number, wrong = 0) => ({ memory: { n: dueAt }, dueAt, wrong, at: NOW });

    it('keeps what was remembered last of each question, and knows what is due', async () => {
      const person = key('person');
      await store.practice.remember(person, 'q1', remembered(NOW + 20));
      await store.practice.remember(person, 'q2', remembered(NOW + 10));
      await replica.practice.remember(person, 'q1', remembered(NOW + 5, 2));
      expect(await replica.practice.memory(person, 'q1')).toEqual({ n: NOW + 5 });
      expect(await store.practice.due(person, NOW + 10, 9)).toEqual(['q1', 'q2']);
      expect(await store.practice.due(person, NOW + 9, 9)).toEqual(['q1']);
      expect(await store.practice.all(person)).toMatchObject([{ question: 'q1', wrong: 2 }, { question: 'q2' }]);
      await store.practice.forget(person);
      expect(await replica.practice.all(person)).toEqual([]);
      expect(await replica.practice.memory(person, 'q1')).toBeNull();
    });

    it('gives a question that was asked to one answer', async () => {
      const person = key('asked');
      const first = await store.practice.ask(person, { id: 'q1' });
      const second = await replica.practice.ask(person, { id: 'q2' });
      expect(second).toBe(first + 1);
      expect(await store.practice.take(person, first)).toBeNull();
      const taken = await Promise.all([store, replica, store].map((s) => s.practice.take(person, second)));
      expect(taken.filter((question) => question !== null)).toEqual([{ id: 'q2' }]);
    });
  });

  describe('schedules', () => {
    it('are due from their date on, and moved on by one caller', async () => {
      const room = key('daily');
      await store.schedules.set(room, { n: 1 }, NOW + 5);
      await replica.schedules.set(room, { n: 2 }, NOW + 10);
      const due = async (now: number) => (await store.schedules.due(now, 1000)).filter((each) => each.room === room);
      expect(await due(NOW + 9)).toEqual([]);
      expect(await due(NOW + 10)).toEqual([{ room, plan: { n: 2 }, nextAt: NOW + 10 }]);
      expect(await replica.schedules.nextDate()).toBeLessThanOrEqual(NOW + 10);
      const tries = [store, replica, store].map((s) => s.schedules.advance(room, NOW + 10, NOW + 20));
      expect((await Promise.all(tries)).filter((won) => won)).toHaveLength(1);
      expect([await replica.schedules.remove(room), await store.schedules.remove(room)]).toEqual([true, false]);
    });
  });

  describe('decks', () => {
    it('are kept by name for one owner, the newest in place of the older one', async () => {
      const [one, other] = [key('T1'), key('T2')];
      await store.decks.keep(one, 'b', { n: 1 }, NOW);
      await store.decks.keep(one, 'a', { n: 2 }, NOW + 1);
      await replica.decks.keep(one, 'b', { n: 3 }, NOW + 2);
      expect(await store.decks.find(one, 'b')).toEqual({ n: 3 });
      expect(await store.decks.names(one, 5)).toEqual(['b', 'a']);
      expect(await store.decks.names(one, 1)).toEqual(['b']);
      expect(await store.decks.find(other, 'b')).toBeNull();
      expect(await store.decks.remove(one, 'b')).toBe(true);
      expect(await replica.decks.remove(one, 'b')).toBe(false);
      expect(await store.decks.names(one, 5)).toEqual(['a']);
    });
  });

  describe('streaks', () => {
    it('grow with each daily question that is answered, end with one that is not, and count each question once', async () => {
      const room = key('daily');
      const [a, b] = [
        { user: key('a'), name: 'A' },
        { user: key('b'), name: null },
      ];
      await store.scores.streaks(room, 's1', [a, b]);
      await store.scores.streaks(room, 's2', [a]);
      const counted = await store.scores.streaks(room, 's3', [a, b]);
      expect(counted).toEqual([
        { ...a, days: 3 },
        { ...b, days: 1 },
      ]);
      expect(await replica.scores.streaks(room, 's3', [b])).toEqual(counted);
      await store.scores.list(a.user, false);
      expect(await store.scores.streaks(room, 's4', [a, b])).toEqual([{ ...b, days: 2 }]);
      expect(await store.scores.streaks(room, 's5', [])).toEqual([]);
    });
  });

  describe('scores', () => {
    const score = (user: string, right: number, questions = 5) => ({ user, name: `N ${user}`, right, questions });

    it('are summed by person for a room and a time, and kept once for a quiz', async () => {
      const room = key('board');
      await store.scores.keep(key('q1'), room, [score('a', 2), score('b', 4)], NOW);
      await replica.scores.keep(key('q1'), room, [score('a', 2), score('b', 4)], NOW);
      await store.scores.keep(key('q2'), room, [score('a', 3)], NOW + 1);
      await store.scores.keep(key('q3'), room, [score('a', 5)], NOW + DAY);
      await store.scores.keep(key('q4'), key('other'), [score('c', 5)], NOW);
      expect(await replica.scores.board(room, NOW, NOW + DAY)).toEqual([score('a', 5, 10), score('b', 4)]);
    });

    it('leave out who does not want to be listed, until they do', async () => {
      const [room, user] = [key('hidden'), key('shy')];
      await store.scores.keep(key('q5'), room, [score(user, 2)], NOW);
      await store.scores.list(user, false);
      await replica.scores.list(user, false);
      expect(await replica.scores.board(room, 0, NOW + 1)).toEqual([]);
      await store.scores.list(user, true);
      expect(await replica.scores.board(room, 0, NOW + 1)).toHaveLength(1);
    });
  });

  describe('the running quiz of a room', () => {
    it('is one, until it is finished', async () => {
      const room = key('room');
      expect(await store.quizzes.active(room)).toBeNull();
      const began = await Promise.all([
        store.quizzes.begin(room, key('s1'), NOW),
        replica.quizzes.begin(room, key('s2'), NOW),
      ]);
      expect(began.filter((first) => first)).toHaveLength(1);
      const winner = key(began[0] ? 's1' : 's2');
      expect(await replica.quizzes.active(room)).toBe(winner);

      await store.quizzes.finish(key('another room'), winner, NOW);
      expect(await store.quizzes.active(room)).toBe(winner);
      await store.quizzes.finish(room, winner, NOW);
      expect(await store.quizzes.active(room)).toBeNull();
      expect(await store.quizzes.begin(room, winner, NOW)).toBe(false);
      expect(await store.quizzes.begin(room, key('s3'), NOW)).toBe(true);
    });

    it('is found by those who voted in it, in their own workspace, until it ends or is left behind', async () => {
      const room = (tenant: string, id: string) => JSON.stringify(['slack', key(tenant), id]);
      const rooms = (tenant: string) => `${JSON.stringify(['slack', key(tenant)]).slice(0, -1)},`;
      const play = async (where: string, session: string, user: string) => {
        await store.quizzes.begin(where, session, NOW);
        await store.quizzes.openRound(session, 0, NOW);
        await store.quizzes.vote({ session, round: 0, user, name: null, option: 'aws', now: NOW });
      };
      await play(room('T1', 'C1'), key('q1'), 'ana');
      await play(room('T1', 'C2'), key('q2'), 'ben');
      await play(room('T2', 'C1'), key('q3'), 'ana');
      await play(room('T1', 'C4'), key('q4'), 'ana');
      await store.quizzes.finish(room('T1', 'C4'), key('q4'), NOW);
      expect(await replica.quizzes.joined('ana', rooms('T1'), NOW)).toEqual([room('T1', 'C1')]);
      expect(await store.quizzes.joined('ana', rooms('T2'), NOW)).toEqual([room('T2', 'C1')]);
      expect(await store.quizzes.joined('ana', rooms('T1'), NOW + 1)).toEqual([]);
      expect(await store.quizzes.joined('ana', rooms('T'), NOW)).toEqual([]);
    });
  });
}
