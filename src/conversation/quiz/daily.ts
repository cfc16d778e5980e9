import * as v from 'valibot';
import { fill } from '../../answer/fill.js';
import type { Knowledge } from '../../knowledge/types.js';
import { shownName } from '../../quiz/cards/end.js';
import { whisperCard } from '../../quiz/cards/parts.js';
import { ruleDeck } from '../../quiz/deck/rule.js';
import { PLAIN } from '../../quiz/play.js';
import { isZone, nextAt, parseSchedule, type Schedule } from '../../quiz/schedule.js';
import { boxOf, CLOCK_HOST } from '../../quiz/session.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { PracticeStore, QuizStore, ScheduleStore, ScoreStore } from '../../store/types.js';
import type { Due, Quizzes } from '../quiz.js';
import type { Place, Post, Turn } from '../types.js';
import { parsePlace, roomOf, writePlace } from './place.js';
import { createReminders } from './remind.js';

export interface DailyParts {
  readonly schedules: ScheduleStore;
  readonly store: Pick<QuizStore, 'active' | 'votes'>;
  readonly scores: Pick<ScoreStore, 'streaks'>;
  readonly practice: Pick<PracticeStore, 'due'>;
  readonly quizzes: Quizzes;
  readonly knowledge: Knowledge;
  readonly texts: QuizTexts;
  readonly newSeed: () => string;
}

/** A question each day or week, which stays open until the next one comes. */
export interface Daily {
  /** Sets the time at which the room gets its question; `text` may name it and the time zone. */
  set(turn: Turn, text: string, days: readonly number[]): Promise<readonly Post[]>;
  stop(turn: Turn): Promise<readonly Post[]>;
  /** Reminds whoever speaks of what is due for review, each day at the time that `text` names. */
  remind(turn: Turn, text: string): Promise<readonly Post[]>;
  stopReminding(turn: Turn): Promise<readonly Post[]>;
  /** Asks what is due, once for all processes that call it. */
  tick(now: number): Promise<readonly Due[]>;
}

const AT_ONCE = 20;
const SHOWN_STREAKS = 5;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
/** With a person it is a reminder for them, else a question for a room. */
const Plan = v.object({ place: v.string(), schedule: v.unknown(), person: v.optional(v.string()) });

/** Joins the schedule (src/quiz/schedule.ts) to the quizzes: a quiz of one question, closed when the next one comes. */
export function createDaily(parts: DailyParts): Daily {
  const { schedules, store, scores, quizzes, knowledge, texts, newSeed } = parts;
  const reminders = createReminders(schedules, parts.practice, texts);
  const say = (text: string): Post => ({ kind: 'reply', answer: whisperCard(text), audience: 'everyone', card: null });

  const turnOf = (place: Place, at: number): Turn => {
    return { place, speaker: { id: CLOCK_HOST, name: null }, addressed: true, input: { type: 'text', text: '' }, at };
  };

  /** Shows the answer of the last question, if it is still open; a quiz that a person hosts goes on. */
  async function closeLast(place: Place, now: number): Promise<Post[]> {
    const session = await store.active(roomOf(place));
    if (session === null) return [];
    const posts: Post[] = [];
    for (const command of ['reveal', 'next'] as const) {
      posts.push(...(await quizzes.press(turnOf(place, now), { type: 'host', session, round: 0, command })));
    }
    // A person's quiz has refused both.
    const isOurs = posts.some(({ kind }) => kind === 'update');
    return [...posts.filter(({ kind }) => kind !== 'whisper'), ...(isOurs ? await streaksIn(place, session) : [])];
  }

  /** Who has answered several in a row. */
  async function streaksIn(place: Place, session: string): Promise<Post[]> {
    const all = await scores.streaks(roomOf(place), session, await store.votes(session, boxOf(0, null)));
    const shown = all.flatMap(({ name, days }) => {
      const known = shownName(name);
      return days < 2 || known === null ? [] : [fill(texts.daily.streak, { name: known, days })];
    });
    return shown.length === 0
      ? []
      : [say(fill(texts.daily.streaks, { streaks: shown.slice(0, SHOWN_STREAKS).join(', ') }))];
  }

  return {
    async set(turn, text, days) {
      const schedule = scheduleIn(text, days);
      const at = nextAt(schedule, turn.at);
      await schedules.set(roomOf(turn.place), { place: writePlace(turn.place), schedule }, at);
      const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
      const time = `${two(schedule.hour)}:${two(schedule.minute)}`;
      return [say(fill(texts.daily.set, { time, zone: schedule.zone, next: when }))];
    },

    async stop(turn) {
      const was = await schedules.remove(roomOf(turn.place));
      return [say(was ? texts.daily.stopped : texts.daily.none), ...(was ? await closeLast(turn.place, turn.at) : [])];
    },

    remind: (turn, text) => reminders.set(turn, scheduleIn(text, EVERY_DAY)),
    stopReminding: (turn) => reminders.stop(turn),

    async tick(now) {
      const shown: Due[] = [];
      for (const { room, plan, nextAt: due } of await schedules.due(now, AT_ONCE)) {
        const parsed = v.safeParse(Plan, plan);
        const schedule = parsed.success ? parseSchedule(parsed.output.schedule) : null;
        const place = parsed.success ? parsePlace(parsed.output.place) : null;
        if (!parsed.success || schedule === null || place === null) {
          await schedules.remove(room);
          continue;
        }
        // Whoever moves the date on asks the question; what was missed while nothing ran is not made up for.
        if (!(await schedules.advance(room, due, nextAt(schedule, now)))) continue;
        if (parsed.output.person !== undefined) {
          const posts = await reminders.due(parsed.output.person, now);
          if (posts.length > 0) shown.push({ place, posts });
          continue;
        }
        const closed = await closeLast(place, now);
        const rule = { services: [], families: [], controls: [], groups: [], model: null, level: null, count: 1 };
        const deck = ruleDeck(rule, newSeed(), knowledge, texts);
        const asked = deck === null ? [] : await quizzes.start(turnOf(place, now), deck, PLAIN);
        // A whisper says that a person's quiz is on; it goes first.
        const posts = [...closed, ...(asked.some(({ kind }) => kind === 'whisper') ? [] : asked)];
        if (posts.length > 0) shown.push({ place, posts });
      }
      return shown;
    },
  };
}

/** "at 9:30 in Europe/Vienna"; nine o'clock in UTC where nothing is said. */
function scheduleIn(text: string, days: readonly number[]): Schedule {
  const [, hour = '9', minute = '0'] = text.match(/\b([01]?\d|2[0-3])(?::([0-5]\d))?\b/) ?? [];
  const zone = text.match(/\b[A-Za-z]+(?:\/[A-Za-z_]+)+\b/)?.[0] ?? 'UTC';
  return { zone: isZone(zone) ? zone : 'UTC', days, hour: Number(hour), minute: Number(minute) };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
