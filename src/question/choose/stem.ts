import { candidatesIn, joined } from '../frame/targets.js';
import type { ChooseAsk, Clause, Side, Target } from '../types.js';
import type { ChooseFrame } from './frame.js';
import { has, isAws, isCustomer, partiesIn } from './parties.js';

const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };
const COUNTED =
  /\b(?:choose|select|pick|tick|mark|check|name|which|what|give)\s+(?:(?:any|the|exactly|only|your)\s+)?(one|two|three|four|five|[1-5])\b/iu;
const TOLD =
  /\b(two|three|four|five|[2-5])\s+(?:\p{L}+\s+)?(?:of|answers?|options?|items?|tasks?|statements?|responsibilities|duties|actions|things|chores|jobs|are|apply)\b/iu;
const ALL =
  /\b(?:all (?:that|which) appl(?:y|ies)|(?:select|choose|tick|mark|pick|check) all|one or more|every one that)\b/iu;
/** "(Choose two.)": says how many, and nothing else. */
const TELLS = /^[\s(*[]*(?:please\s+)?(?:choose|select|pick|tick|mark|check)\b[^,;:]{0,40}$/iu;
/** What lets another act: "what does the customer leave to AWS?". */
const LETS =
  /^(?:expect|rely|leave|let|delegat|inherit|entrust|count|want|ask|trust|get|receiv|hand|outsourc|transfer|offload|pass|requir|need|pay)/u;

/** How many letters a stem asks for; null where it does not say. */
export function countOf(stem: string): ChooseAsk['count'] {
  if (ALL.test(stem)) return 'all';
  const found = (COUNTED.exec(stem) ?? TOLD.exec(stem))?.[1]?.toLowerCase();
  return found === undefined ? null : (NUMBERS[found] ?? Number(found));
}

/** What a stem says, sentence by sentence. */
export interface Stem {
  readonly clauses: readonly Clause[];
  /** The sentence that asks. */
  readonly asking: Clause;
  /** Whom the story is about. */
  readonly parties: ReadonlySet<string>;
  readonly targets: readonly Target[];
}

/** The sentence that asks: the last one that does not only say how many letters are wanted. */
function askingOf(clauses: readonly Clause[], parties: ReadonlySet<string>): Clause | undefined {
  const telling = clauses.filter((clause) => !TELLS.test(clause.text) || sideIn(clause, parties) !== null);
  const asks = (clause: Clause) => clause.asked || /\b(?:which|what|who|whose)\b|…|\.\.\./iu.test(clause.text);
  const last = telling.at(-1) ?? clauses.at(-1);
  // "The auditor asks what AWS does. Which one is it?"
  if (
    last &&
    last.features.length === 0 &&
    !/\b(?:who|whose|which (?:party|side))\b/iu.test(last.text) &&
    sideIn(last, parties) === null
  )
    return telling.findLast((clause) => sideIn(clause, parties) !== null) ?? last;
  return last && (asks(last) || sideIn(last, parties) !== null) ? last : (telling.findLast(asks) ?? last);
}

/** "You swap a NAT instance for a NAT gateway": what is moved to is what is asked about. */
function movedTo(clause: Clause, frame: ChooseFrame): Target | null {
  if (!clause.units.some((unit) => unit.classes.has('move'))) return null;
  const named = candidatesIn(clause, frame.knowledge).filter((c) => c.strength === 'strong');
  const reached = named.find((c) =>
    clause.tokens.slice(Math.max(0, c.at - 3), c.at).some(({ word }) => /^(?:to|into|onto|for|with)$/u.test(word)),
  );
  return named.length > 1 ? ((reached ?? named.at(-1))?.target ?? null) : (reached?.target ?? null);
}

/** The services that a stem speaks of: what is moved to, those of the sentence that asks, or all. */
function targetsOf(clauses: readonly Clause[], asking: Clause, frame: ChooseFrame): Target[] {
  const moved = clauses.map((clause) => movedTo(clause, frame)).findLast((target) => target !== null);
  const asked = candidatesIn(asking, frame.knowledge).filter((c) => c.strength === 'strong');
  if (!moved && asked.length > 0)
    return joined(
      asked.map((c) => c.target),
      frame.knowledge,
    );
  const all = clauses.flatMap((clause) => candidatesIn(clause, frame.knowledge)).filter((c) => c.strength === 'strong');
  const named = joined(
    all.map((c) => c.target),
    frame.knowledge,
  );
  if (!moved) return named;
  const whole = named.find((t) => t.service === moved.service && t.variant === moved.variant);
  const host = named.find((t) => t.variant !== null && t.variant === moved.service.split('-').at(-1));
  return [whole ?? host ?? moved];
}

/** Reads a stem. */
export function readStem(clauses: readonly Clause[], frame: ChooseFrame): Stem | null {
  const parties = partiesIn(clauses);
  const asking = askingOf(clauses, parties);
  return asking ? { clauses, asking, parties, targets: targetsOf(clauses, asking, frame) } : null;
}

/** A service that acts: "Shield Standard deals with …", "handled by Lambda". */
function actsAsService(clause: Clause): boolean {
  return clause.units.some(
    (unit, at) =>
      has(unit, 'service') &&
      (clause.tokens[unit.from - 1]?.word === 'by' ||
        (has(clause.units[at - 1], 'do') && has(clause.units[at + 1], 'takes', 'do')) ||
        (at <= 1 && has(clause.units[at + 1], 'takes', 'do'))),
  );
}

/** "When a customer uses RDS, AWS is …": what stands before the comma says when. */
const SUBORDINATE = /^(?:when|if|as|once|after|while|since|because|although|though|whenever)\b[^,]*,/iu;
/** The same behind what is asked: "… does AWS do when a customer uses S3?" */
const TRAILING = /\s(?:when|if|once|while|whenever)\s.*$/isu;

/** Where the two sides are named first, outside of what only says when; -1 where they are not. */
function sidesAt(clause: Clause, parties: ReadonlySet<string>) {
  const when = SUBORDINATE.exec(clause.text)?.[0].length ?? 0;
  const end = clause.text.length;
  const trailing = clause.text.slice(when).search(TRAILING);
  const first = (is: typeof isAws, from: number, to: number) =>
    clause.units.findIndex((unit, at) => {
      const start = clause.tokens[unit.from]?.start ?? 0;
      return start >= from && start < to && is(clause, at, parties);
    });
  const at = (from: number, to: number) => ({ us: first(isCustomer, from, to), aws: first(isAws, from, to) });
  const main = at(when, trailing < 0 ? end : when + trailing);
  return main.us < 0 && main.aws < 0 ? at(0, end) : main;
}

/** "Security of the cloud" is AWS's, "security in the cloud" the customer's. */
export function sideOfCloud({ text }: Clause): Side | null {
  if (/\bof the cloud\b/iu.test(text)) return 'aws';
  return /\bin the cloud\b/iu.test(text) && /\bsecurity\b/iu.test(text) ? 'customer' : null;
}

/** Which side's duties a sentence asks for; null where it names none. */
export function sideIn(clause: Clause, parties: ReadonlySet<string>): ChooseAsk['side'] | null {
  const cued = (cue: string) => clause.cues.has(`choose.${cue}`);
  const ofCloud = sideOfCloud(clause);
  if (ofCloud !== null) return ofCloud;
  if (cued('shared')) return 'shared';
  if (cued('taken')) return 'aws';
  const { us, aws } = sidesAt(clause, parties);
  if (us < 0 && aws < 0) {
    if (actsAsService(clause)) return 'aws';
    return cued('remains') ? 'customer' : null;
  }
  if (us < 0) return 'aws';
  if (aws < 0) return actsAsService(clause) && clause.cues.has('choose.served') ? 'aws' : 'customer';
  const [from, to] = us < aws ? [us, aws] : [aws, us];
  const lets = clause.units.slice(from + 1, to).some((unit) => LETS.test(unit.word) || has(unit, 'leave'));
  return us < aws === lets ? 'aws' : 'customer';
}

/** "Which is NOT …", "all of these except": the others are wanted. */
export function isExcept(asking: Clause): boolean {
  // "AWS and not the customer" sets one side against the other.
  const isDenied = asking.tokens.some(
    ({ word }, at) => /^(?:not|never)$/u.test(word) && !/^(?:and|but|or)$/u.test(asking.tokens[at - 1]?.word ?? ''),
  );
  return asking.cues.has('choose.except') || isDenied;
}

/** What a stem wants picked; null where it names no side. */
export function askOf(stem: Stem, text: string): ChooseAsk | null {
  const { asking, parties } = stem;
  const side = sideIn(asking, parties);
  if (side === null) return null;
  return { side, except: isExcept(asking), count: countOf(text) };
}
