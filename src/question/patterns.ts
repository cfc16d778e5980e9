import { grammarStem } from './text/stem.js';

/**
 * Cue patterns, the small language in which `intents/*.yaml` says how a question is put:
 *
 *     who {be}? responsible ** {service}
 *
 * A word matches itself (in any inflection), `{name}` a unit of that word class, `(a|b)` either, a trailing
 * `?` makes an element optional, `*` stands for up to three units and `**` for up to eight, `^` and `$`
 * for the ends of the sentence.
 */
export interface Unit {
  /** Stem of the word, or empty for a multi-word unit. */
  readonly stem: string;
  readonly word: string;
  readonly classes: ReadonlySet<string>;
  /** Index of its first token. */
  readonly at?: number;
  /** A comma, a colon, a dash or the like stands before it. */
  readonly breaks?: boolean;
}

/** Where a pattern matches: index of the first unit, and one past the last. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

interface Step {
  readonly any: boolean;
  readonly optional: boolean;
  readonly stems: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
}

export interface Pattern {
  readonly cue: string;
  readonly source: string;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly steps: readonly Step[];
  /** Steps that every match takes; a sentence without one of them need not be tried. */
  readonly musts: readonly Step[];
}

const GAPS: Readonly<Record<string, number>> = { '*': 3, '**': 8 };

const NONE: ReadonlySet<string> = new Set();
/** Any one unit, or none. All patterns share this one: they have thousands. */
const GAP: Step = { any: true, optional: true, stems: NONE, classes: NONE };

const setOf = (items: readonly string[]): ReadonlySet<string> => (items.length === 0 ? NONE : new Set(items));

function step(item: string): Step {
  const optional = item.endsWith('?');
  const body = optional ? item.slice(0, -1) : item;
  const alternatives = body.startsWith('(') && body.endsWith(')') ? body.slice(1, -1).split('|') : [body];
  const classes = alternatives.filter((a) => a.startsWith('{') && a.endsWith('}')).map((a) => a.slice(1, -1));
  const plain = alternatives.filter((a) => !a.startsWith('{'));
  return { any: false, optional, stems: setOf(plain.map(grammarStem)), classes: setOf(classes) };
}

/**
 * Reads a pattern.
 * @throws Error with the pattern's text when an element is malformed.
 */
export function parsePattern(cue: string, source: string): Pattern {
  let items = source.trim().split(/\s+/u);
  const atStart = items[0] === '^';
  const atEnd = items.at(-1) === '$';
  items = items.filter((item) => item !== '^' && item !== '$');
  const steps: Step[] = [];
  for (const item of items) {
    const gap = GAPS[item];
    if (gap !== undefined) {
      steps.push(...Array<Step>(gap).fill(GAP));
    } else if (/^(?:\{[a-z-]+\}|\([^()]+\)|[\p{L}\p{N}']+)\??$/u.test(item)) {
      steps.push(step(item));
    } else {
      throw new Error(`Pattern "${source}" of cue "${cue}": "${item}" is not a word, {class}, (a|b), * or **.`);
    }
  }
  if (steps.every((s) => s.optional)) throw new Error(`Pattern "${source}" of cue "${cue}" would match anything.`);
  return { cue, source, atStart, atEnd, steps, musts: steps.filter((s) => !s.optional) };
}

function fits(s: Step, unit: Unit): boolean {
  if (s.any || s.stems.has(unit.stem)) return true;
  for (const name of s.classes) if (unit.classes.has(name)) return true;
  return false;
}

/** Adds to `states` all positions reachable by leaving out optional steps. */
function close(states: Set<number>, steps: readonly Step[]): void {
  for (const at of states) if (steps[at]?.optional) states.add(at + 1);
}

/**
 * Where a pattern matches first: index of the first unit and one past the last, or null. All states are
 * followed at once, so the time is bounded by units times steps whatever the text is.
 */
export function match(pattern: Pattern, units: readonly Unit[]): Place | null {
  const { steps } = pattern;
  for (let from = 0; from < (pattern.atStart ? 1 : units.length); from++) {
    let states = new Set([0]);
    close(states, steps);
    for (let i = from; i < units.length && states.size > 0; i++) {
      const unit = units[i];
      if (!unit) break;
      const next = new Set<number>();
      for (const at of states) {
        const s = steps[at];
        if (s && fits(s, unit)) next.add(at + 1);
      }
      close(next, steps);
      if (next.has(steps.length) && (!pattern.atEnd || i === units.length - 1)) return { from, to: i + 1 };
      states = next;
    }
  }
  return null;
}

/** What a pattern's step asks for, as keys of an index. */
const keysOf = ({ stems, classes }: Step): string[] => [...stems, ...[...classes].map((name) => `{${name}}`)];

/** Finds the cues of a sentence; of its many patterns it tries those of which a needed word is there. */
export class CueFinder {
  readonly #patterns: readonly Pattern[];
  /** The places in `#patterns` of those that cannot match without one of a few words or classes, by each of these. */
  readonly #needing = new Map<string, number[]>();

  constructor(patterns: readonly Pattern[]) {
    this.#patterns = patterns;
    for (const [at, { musts }] of patterns.entries()) {
      const fewest = musts.map(keysOf).reduce((a, b) => (b.length < a.length ? b : a));
      for (const key of fewest) this.#needing.set(key, [...(this.#needing.get(key) ?? []), at]);
    }
  }

  /** Adds the cues whose patterns match, each where its first pattern does. */
  find(units: readonly Unit[], cues: Map<string, Place>): void {
    const keys = new Set(units.flatMap((unit) => [unit.stem, ...[...unit.classes].map((name) => `{${name}}`)]));
    const possible = new Set([...keys].flatMap((key) => this.#needing.get(key) ?? []));
    for (const at of [...possible].sort((a, b) => a - b)) {
      const pattern = this.#patterns[at];
      if (!pattern || cues.has(pattern.cue)) continue;
      const where = match(pattern, units);
      if (where) cues.set(pattern.cue, where);
    }
  }
}

/** Opening words say nothing of what is asked; a sentence of nothing else keeps them. */
export function withoutLeads<T extends Unit>(units: readonly T[]): readonly T[] {
  const first = units.findIndex((unit) => !unit.classes.has('lead') && !unit.classes.has('verify'));
  return first <= 0 ? units : units.slice(first);
}
