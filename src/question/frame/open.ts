import { resolve } from '../../knowledge/resolve.js';
import { BARE_PATCHING } from '../reader.js';
import type { Clause, Question, Ranked, Target } from '../types.js';
import { whichOf } from './clarify.js';
import type { Frame } from './context.js';
import { GENERAL_PATCHING, patchingOn, softwareIn } from './duties.js';

/** How likely the best reading's owner must be, over all readings; less is worth a question back. */
const LEAST = 0.6;
/** A duty named in so many words is meant, however the rest reads. */
const OUTRIGHT = 0.9;
/** Readings this much less likely than the best one are not offered. */
const NEAR = 0.2;

/**
 * Asks which duty is meant where the words leave the owner open: several duties fit about as well, and not all are
 * the same side's. A wrong owner is worse than a question back. Null where the owner is plain.
 */
export function askWhichDuty(clause: Clause, frame: Frame, target: Target | null, duty: Ranked): Question | null {
  if (duty.control === BARE_PATCHING || duty.phraseCovered >= OUTRIGHT) return null;
  const { features, words, ranked } = clause;
  const readings = target === null ? ranked : frame.reader.rankOn(target, features, words);
  const patching = patchingOn(frame.knowledge, frame.lists, target, softwareIn(clause));
  const meant = (control: string) =>
    control === BARE_PATCHING || (control === GENERAL_PATCHING && target !== null) ? patching : control;
  const place = { service: target?.service ?? null, variant: target?.variant ?? null };
  const byOwner = new Map<string, number>();
  let total = 0;
  const owners = readings.map(({ control, likelihood }) => {
    const found = resolve(frame.knowledge, { ...place, control: meant(control) });
    if (found?.kind !== 'verdict') return null;
    const { owner } = found.verdict;
    byOwner.set(owner, (byOwner.get(owner) ?? 0) + likelihood);
    total += likelihood;
    return owner;
  });
  const at = readings.findIndex(({ control }) => control === duty.control);
  const owner = owners[at] ?? null;
  if (owner === null || (byOwner.get(owner) ?? 0) >= LEAST * total) return null;
  const near = readings.filter(
    ({ likelihood }, i) => owners[i] !== null && likelihood >= NEAR * (readings[at]?.likelihood ?? 0),
  );
  return near.length < 2
    ? null
    : whichOf(
        frame.knowledge,
        target,
        near.map(({ control }) => control),
      );
}
