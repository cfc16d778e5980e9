import type { Knowledge } from '../../knowledge/types.js';
import type { Clause, Target } from '../types.js';
import { softwareIn } from './duties.js';
import { asksForDuty, isDutyAlone, saysAws } from './scope.js';
import { isSetting } from './statement.js';
import { type Candidate, candidatesIn, joined } from './targets.js';

/** Database and similar software on a plain virtual machine is the variant that says so. */
const SELF_RUN = 'self-managed-database';
const ENGINE_KINDS = new Set(['database', 'cache', 'broker', 'search']);

/** The services a clause is about. */
export interface SubjectOf {
  readonly targets: readonly Target[];
  /** Named side by side ("RDS, Aurora and DynamoDB"): meant together, to be compared. */
  readonly isRow: boolean;
  /** Readings of one name that means several services; empty where no name does. */
  readonly ambiguous: readonly Target[];
  /** The only names found are everyday words, so that more must show that AWS is meant. */
  readonly isPlain: boolean;
  /** The only names found are words that stand for a service when nothing else does ("disk", "server"). */
  readonly isWeak: boolean;
}

/** "S3 security groups": beside a service, the name of another one's part is the duty that is asked after. */
function withoutDuties(clause: Clause, strong: readonly Candidate[]): readonly Candidate[] {
  const matched = clause.ranked[0]?.matched ?? [];
  const isDuty = (c: Candidate) =>
    c.target.variant !== null && clause.featuresAt(c.at, c.to).some((feature) => matched.includes(feature));
  const others = strong.filter((c) => !isDuty(c));
  const services = new Set(strong.map((c) => c.target.service));
  return services.size > 1 && others.length > 0 ? others : strong;
}

const VERSUS = new Set(['vs', 'versus']);

/** "mq vs msk": beside a service it is set against, an everyday word is a name too. */
function setAgainst(clause: Clause, weak: Candidate, strong: readonly Candidate[]): boolean {
  const isBeside = (first: Candidate, second: Candidate) =>
    second.at === first.to + 1 && VERSUS.has(clause.tokens[first.to]?.word ?? '');
  return strong.some((other) => isBeside(weak, other) || isBeside(other, weak));
}

/** "Glue, whose job?": asks whose a service is, and names no duty, so that an everyday word is the name of one. */
export function isAskedAlone(clause: Clause): boolean {
  return clause.cues.has('owner.alone');
}

/** Weak names count when the text shows otherwise that a service is meant. */
function usable(clause: Clause, all: readonly Candidate[], knowledge: Knowledge): readonly Candidate[] {
  const strong = all.filter((c) => c.strength === 'strong');
  if (strong.length > 0 && (clause.cues.has('compare.asked') || clause.units.some((unit) => VERSUS.has(unit.word))))
    return all.filter((c) => c.strength === 'strong' || setAgainst(clause, c, strong));
  if (strong.length > 0) return withoutDuties(clause, strong);
  // "Glue connection has SSL enabled": a statement that opens with the name speaks of the service.
  const opens = isSetting(clause) && clause.cues.has('statement.state') && all[0]?.at === 0;
  if (isAskedAlone(clause)) return all.filter((c) => /^\p{Lu}/u.test(clause.tokens[c.at]?.typed ?? ''));
  if (!saysAws(clause) && !opens && !(asksForDuty(clause) && isDutyAlone(clause, knowledge))) return [];
  // "whose duty are backups": the word is the duty, not AWS Backup.
  const best = clause.ranked[0]?.matched ?? [];
  return all.filter((c) => !clause.featuresAt(c.at, c.to).some((feature) => best.includes(feature)));
}

/** Are the first two names next to each other, with nothing but "and", "or" or a comma between them? */
function inRow(clause: Clause, found: readonly Candidate[]): boolean {
  const [first, second] = found;
  if (!first || !second || first.target.service === second.target.service) return false;
  if (second.at < first.to) return false;
  const between = clause.tokens.slice(first.to, second.at);
  // "Backup plan EBS": without a comma or a slash the names do not stand in a row.
  if (between.length === 0) {
    const gap = clause.text.slice(clause.tokens[first.to - 1]?.end ?? 0, clause.tokens[second.at]?.start ?? 0);
    return gap.trim() !== '';
  }
  return (
    between.length <= 1 && between.every((token) => ['and', 'or', 'vs', 'versus', 'nor', 'plus'].includes(token.word))
  );
}

/** Finds what a clause is about: the services in order of their part in the sentence. */
export function subjectOf(clause: Clause, knowledge: Knowledge): SubjectOf {
  const all = candidatesIn(clause, knowledge);
  const found = usable(clause, all, knowledge);
  const places = new Map<number, Target[]>();
  for (const c of found) places.set(c.at, [...(places.get(c.at) ?? []), c.target]);
  const ambiguous = [...places.values()].find((targets) => targets.length > 1) ?? [];
  const isCompared = clause.cues.has('compare') || inRow(clause, found);
  const isCorrected = clause.cues.has('followup.corrected');
  const byRole = [...found].sort((a, b) => b.role - a.role || a.at - b.at);
  const ordered = isCompared || isSetting(clause) ? found : isCorrected ? [...found].reverse() : byRole;
  const software = softwareIn(clause).map((id) => knowledge.software[id]?.kind ?? '');
  const targets = joined(
    ordered.map((c) => c.target),
    knowledge,
    isCompared,
  ).map((target): Target => {
    const runsEngine =
      target.service === 'ec2' && target.variant === null && software.some((kind) => ENGINE_KINDS.has(kind));
    return runsEngine && knowledge.services.ec2?.variants[SELF_RUN] ? { service: 'ec2', variant: SELF_RUN } : target;
  });
  return {
    targets: isCorrected ? targets.slice(0, 1) : targets,
    isRow: isCompared && targets.length > 1,
    ambiguous: targets.length > 1 && ambiguous.length > 1 ? ambiguous : [],
    isPlain: found.length > 0 && found.every((c) => c.isPlain),
    isWeak: found.length > 0 && found.every((c) => c.strength === 'weak'),
  };
}
