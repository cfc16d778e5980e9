import { BARE_PATCHING } from '../reader.js';
import type { Clause, Question, Ranked, Target } from '../types.js';
import { type Frame, leans } from './context.js';
import { dutyIn, isNamed, isPlausible } from './duties.js';
import { controlOf, dutiesOf } from './owned.js';
import { subjectOf } from './subject.js';

type Compare = Extract<Question, { kind: 'compare' }>;

const MOST_TARGETS = 5;
const MOST_DUTIES = 3;
/** A duty that the words make so likely is compared, though it is not named in so many words. */
const LIKELY = 0.6;
/** So many readings are looked at for one that is named. */
const READINGS = 3;

/** The duty to compare: one that is named outright before one that only the words make likely. */
function dutyOf(clause: Clause, frame: Frame, duty: Ranked | null): Ranked | null {
  if (frame.reader.left(clause, 'compare').length === 0) return null;
  const named = [duty, ...clause.ranked.slice(0, READINGS)].find((one) => isNamed(one ?? null)) ?? null;
  if (named !== null && (named === duty || isPlausible(named, 'named'))) return named;
  return duty !== null && duty.likelihood >= LIKELY ? duty : null;
}

/** "Patching" is another duty on each: Lambda's is the runtime's, Fargate's the guest system's. */
function dutiesOnAll(clause: Clause, frame: Frame, targets: readonly Target[], duty: Ranked): string[] {
  const [first = null] = targets;
  if (duty.control !== BARE_PATCHING) return dutiesOf(clause, frame, first, duty);
  return [...new Set(targets.map((target) => controlOf(duty, clause, frame, target)))];
}

/** Services side by side: on the duties named, or on all that differ. */
export function compared(clause: Clause, frame: Frame, targets: readonly Target[], found: Ranked | null): Compare {
  const inherited = leans(clause) ? (frame.before?.controls ?? []) : [];
  const duty = dutyOf(clause, frame, found);
  const controls = duty ? dutiesOnAll(clause, frame, targets, duty).slice(0, MOST_DUTIES) : inherited;
  return {
    kind: 'compare',
    targets: targets.slice(0, MOST_TARGETS),
    controls: controls.filter((c) => !c.startsWith('@')),
    change: clause.units.some((unit) => unit.classes.has('move')),
  };
}

/** A move asks what changes; who does something afterwards is asked of the new place. */
function asksAfterMove(clause: Clause): boolean {
  const asksWho = clause.units.some((unit) => unit.classes.has('who'));
  return !asksWho && ['list', 'list.asks', 'compare'].some((cue) => clause.cues.has(cue));
}

/** Where something was moved to ("we went from EC2 to Fargate"), which is meant by what is asked of it next. */
export function movedTo(frame: Frame): Target | null {
  const move = frame.background.find((clause) => clause.cues.has('compare.moved'));
  if (!move) return null;
  const { targets, isRow } = subjectOf(move, frame.knowledge);
  return isRow ? (targets.at(-1) ?? null) : null;
}

/** "RDS, Aurora, Neptune": names and hardly anything besides, so that they are there to be compared. */
function isBare(row: Clause, frame: Frame): boolean {
  return frame.reader.left(row, 'compare').length === 0 && !row.units.some((unit) => unit.classes.has('us'));
}

/**
 * The comparison that a clause without a service asks for, of services put side by side in another sentence: "SQS
 * against MSK. Who scales them?", "Our job moves from EC2 to Fargate. What do we stop doing?". Null where there is none.
 */
export function comparedBehind(clause: Clause, frame: Frame): Question | null {
  for (const row of frame.background) {
    const { targets, isRow } = subjectOf(row, frame.knowledge);
    if (!isRow) continue;
    const isMove = row.cues.has('compare.moved');
    const isMeant = isMove
      ? asksAfterMove(clause)
      : row.cues.has('compare.asked') || clause.cues.has('compare.each') || isBare(row, frame);
    if (!isMeant) continue;
    if (isMove) return { ...compared({ ...clause, ranked: [] }, frame, targets, null), change: true };
    const [first = null] = targets;
    const own = dutyIn(clause, frame.reader, frame.knowledge, first);
    if (isNamed(own) || row.features.length === 0) return compared(clause, frame, targets, own);
    const features = [...new Set([...clause.features, ...row.features])];
    const words = [...new Set([...clause.words, ...row.words])];
    const tokens = [...row.tokens, ...clause.tokens];
    const both = { ...clause, tokens, names: row.names, features, words, ranked: frame.reader.rank(features, words) };
    return compared(both, frame, targets, dutyIn(both, frame.reader, frame.knowledge, first));
  }
  return null;
}
