import type { Knowledge } from '../knowledge/types.js';
import { cut } from '../question/parts.js';
import { BARE_PATCHING } from '../question/reader.js';
import { clean } from '../question/text/clean.js';
import type { Clause, Language, Question } from '../question/types.js';
import { createUnderstanding } from '../question/understand.js';

/** How a text is read now, by itself. */
export interface Reading {
  /** What it shares with texts that are like it. */
  readonly features: readonly string[];
  /** The duties that it may mean, with their likelihood from 0 to 1. */
  readonly duties: ReadonlyMap<string, number>;
  readonly services: readonly string[];
  /** A name that sounds like a service of AWS and is none that we know. */
  readonly unknownName: string | null;
  /** Does it get an answer by now? */
  readonly isAnswered: boolean;
}

export type Read = (text: string) => Reading;

/** Less likely duties are no guess. */
const LEAST = 0.1;
const MOST_DUTIES = 5;
const OPEN: ReadonlySet<Question['kind']> = new Set(['unknown', 'out-of-scope', 'clarify']);

/** Builds what reads texts as the bot does. */
export function createReading(language: Language, knowledge: Knowledge): Read {
  const { understand, reader } = createUnderstanding(language, knowledge);
  return (text) => {
    const { questions } = understand(text, null);
    const clauses = cut(clean(text)).map((sentence) => reader.read(sentence));
    const duties = dutiesIn(clauses);
    const services = servicesIn(clauses);
    const [likeliest] = duties.keys();
    const unknownName = questions.flatMap((question) => unknownIn(question))[0] ?? null;
    return {
      features: [
        ...new Set(clauses.flatMap((clause) => clause.features)),
        ...services.map((service) => `service ${service}`),
        // A name that we lack is what must be mended, whatever is asked of it.
        ...(unknownName === null ? [] : ['name', 'unknown'].map((kind) => `${kind} ${unknownName}`)),
        ...(likeliest === undefined ? [] : [`duty ${likeliest}`]),
      ],
      duties,
      services,
      unknownName,
      isAnswered: !questions.some(({ kind }) => OPEN.has(kind)),
    };
  };
}

function dutiesIn(clauses: readonly Clause[]): Map<string, number> {
  const best = new Map<string, number>();
  for (const { control, likelihood } of clauses.flatMap(({ ranked }) => ranked)) {
    if (control === BARE_PATCHING || likelihood < LEAST) continue;
    best.set(control, Math.max(likelihood, best.get(control) ?? 0));
  }
  return new Map([...best].sort(([, a], [, b]) => b - a).slice(0, MOST_DUTIES));
}

function servicesIn(clauses: readonly Clause[]): string[] {
  const named = clauses.flatMap(({ names }) => names.flatMap((mention) => mention.named));
  return [...new Set(named.flatMap((name) => (name.kind === 'service' && name.strength !== 'weak' ? [name.id] : [])))];
}

const unknownIn = (question: Question) =>
  question.kind === 'unknown' && question.reason === 'no-such-service' ? question.near : [];
