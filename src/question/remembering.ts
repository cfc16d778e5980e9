import type { Reader } from './reader.js';
import type { Clause, Ranked } from './types.js';

/**
 * A reader that remembers what it has read. One message is tried as a list, as options and as sentences, and much of
 * it is read again each time; so one for each message.
 */
export function remembering(reader: Reader): Reader {
  const clauses = new Map<string, Clause>();
  const rankings = new Map<string, Ranked[]>();
  return {
    ...reader,
    read: (sentence) => remembered(clauses, `${sentence.asked} ${sentence.text}`, () => reader.read(sentence)),
    rank: (features, words) =>
      remembered(rankings, JSON.stringify([features, words]), () => reader.rank(features, words)),
    rankOn: (target, features, words) =>
      remembered(rankings, JSON.stringify([target, features, words]), () => reader.rankOn(target, features, words)),
  };
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
