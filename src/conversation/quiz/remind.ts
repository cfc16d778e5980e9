import { fill } from '../../answer/fill.js';
import type { Button } from '../../answer/types.js';
import { quizAnswer, whisperCard } from '../../quiz/cards/parts.js';
import { nextAt, type Schedule } from '../../quiz/schedule.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { PracticeStore, ScheduleStore } from '../../store/types.js';
import type { Post, Turn } from '../types.js';
import { writePlace } from './place.js';
import { personOf } from './voter.js';

/** More than these are told as "these, or more". */
const COUNTED = 100;

/** Reminds one person of what is due for review, at a time of theirs. */
export interface Reminders {
  set(turn: Turn, schedule: Schedule): Promise<readonly Post[]>;
  stop(turn: Turn): Promise<readonly Post[]>;
  /** What to tell a person now; nothing where nothing is due. */
  due(person: string, now: number): Promise<readonly Post[]>;
}

export function createReminders(
  schedules: Pick<ScheduleStore, 'set' | 'remove'>,
  practice: Pick<PracticeStore, 'due'>,
  texts: QuizTexts,
): Reminders {
  const say = (text: string, buttons: readonly Button[] = []): Post => {
    return { kind: 'reply', answer: quizAnswer([{ type: 'text', text }], buttons), audience: 'asker', card: null };
  };
  return {
    async set(turn, schedule) {
      // What one practises is nobody else's business.
      if (turn.place.kind !== 'direct') return [{ kind: 'whisper', answer: whisperCard(texts.remind.elsewhere) }];
      const at = nextAt(schedule, turn.at);
      const plan = { place: writePlace(turn.place), schedule, person: personOf(turn) };
      await schedules.set(keyOf(turn), plan, at);
      const time = `${String(schedule.hour).padStart(2, '0')}:${String(schedule.minute).padStart(2, '0')}`;
      return [say(fill(texts.remind.set, { time, zone: schedule.zone }))];
    },
    async stop(turn) {
      return [say((await schedules.remove(keyOf(turn))) ? texts.remind.stopped : texts.remind.none)];
    },
    async due(person, now) {
      const { length } = await practice.due(person, now, COUNTED);
      if (length === 0) return [];
      const start: Button = {
        label: texts.practice.heading,
        style: 'primary',
        action: { type: 'say', text: texts.practice.say },
      };
      return [say(fill(texts.remind.due, { due: length }), [start])];
    },
  };
}

/** No room has such a name. */
function keyOf(turn: Turn): string {
  return `practice ${personOf(turn)}`;
}
