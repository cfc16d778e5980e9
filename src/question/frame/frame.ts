import type { Knowledge } from '../../knowledge/types.js';
import type { Reader } from '../reader.js';
import type { Clause, Language, Question, Ranked, Side, Target, Topic } from '../types.js';
import { aboutModel, misconceptionIn } from './about.js';
import { claimOf, isEitherOr } from './claim.js';
import { agree, placesOf, whichService } from './clarify.js';
import { BARE_PATCHING, dutyIn, patchingOn, softwareIn } from './duties.js';
import { asksForDuty, foreignIn, isDutyAlone, outOfScope, saysAws } from './scope.js';
import { isSetting } from './statement.js';
import { candidatesIn, joined } from './targets.js';

/** Everything a clause is framed with. */
export interface Frame {
  readonly knowledge: Knowledge;
  readonly language: Language;
  readonly reader: Reader;
  /** What was talked about before, if anything. */
  readonly before: Topic | null;
  /** Services named in the other sentences of the same message. */
  readonly background: readonly Target[];
}

const MOST_TARGETS = 5;

/** A service and a few words that ask nothing are about the service only if the duty is much of what is said. */
const LEAST_SHARE = 0.45;

/** Database and similar software on a plain virtual machine is the variant that says so. */
const SELF_RUN = 'self-managed-database';
const ENGINE_KINDS = new Set(['database', 'cache', 'broker', 'search']);

function targetsOf(clause: Clause, frame: Frame): { targets: Target[]; ambiguous: Target[] } {
  const { knowledge } = frame;
  const all = candidatesIn(clause, knowledge);
  const strong = all.filter((c) => c.strength === 'strong');
  // "Glue connection has SSL enabled": a statement that opens with the name speaks of the service.
  const isState = isSetting(clause) && clause.cues.has('statement.state') && all[0]?.at === 0;
  const weakCounts = strong.length === 0 && (saysAws(clause) || isState || (asksForDuty(clause) && isDutyAlone(clause)));
  const usable = strong.length > 0 ? strong : weakCounts ? all : [];
  const places = new Map<number, Target[]>();
  for (const c of usable) places.set(c.at, [...(places.get(c.at) ?? []), c.target]);
  const ambiguous = [...places.values()].find((targets) => targets.length > 1) ?? [];
  const compares = clause.cues.has('compare');
  const ordered = compares ? usable : [...usable].sort((a, b) => b.role - a.role || a.at - b.at);
  const inOrder = isSetting(clause) ? usable : ordered;
  const software = softwareIn(clause).map((id) => knowledge.software[id]?.kind ?? '');
  const own = joined(inOrder.map((c) => c.target), knowledge).map((target): Target => {
    const runsEngine = target.service === 'ec2' && target.variant === null && software.some((kind) => ENGINE_KINDS.has(kind));
    return runsEngine && knowledge.services.ec2?.variants[SELF_RUN] ? { service: 'ec2', variant: SELF_RUN } : target;
  });
  return { targets: own, ambiguous: own.length > 1 && ambiguous.length > 1 ? ambiguous : [] };
}

function sideAsked(clause: Clause): Side | 'shared' | null {
  const first = (names: readonly string[]) => clause.units.findIndex((unit) => names.some((name) => unit.classes.has(name)));
  const us = first(['us', 'ours', 'our']);
  const aws = first(['aws']);
  if (first(['both']) >= 0 && us < 0) return 'shared';
  if (us < 0 && aws < 0) return null;
  if (isEitherOr(clause)) return null;
  if (us < 0) return 'aws';
  return aws < 0 || us < aws ? 'customer' : 'aws';
}

/** Words for a duty beside the bare "security", "responsibility" of a list question. */
function namesDuty(duty: Ranked | null): duty is Ranked {
  return duty !== null && duty.phraseCovered >= 0.6;
}

function controlOf(duty: Ranked, clause: Clause, frame: Frame, target: Target | null): string {
  return duty.control === BARE_PATCHING ? patchingOn(frame.knowledge, frame.language, target, softwareIn(clause)) : duty.control;
}

/** Further duties named beside the first ("backups and patching"). */
function dutiesOf(clause: Clause, frame: Frame, target: Target | null, first: Ranked): string[] {
  const controls = [controlOf(first, clause, frame, target)];
  if (!/,|\band\b|\bor\b|&|\//u.test(clause.text)) return controls;
  let rest = clause.features.filter((feature) => !first.matched.includes(feature));
  while (controls.length < 4 && rest.length > 0) {
    const next = dutyIn(clause, frame.knowledge, target, frame.reader.rank(rest));
    if (!next || next.phraseCovered < 0.95) break;
    const control = controlOf(next, clause, frame, target);
    if (!controls.includes(control)) controls.push(control);
    rest = rest.filter((feature) => !next.matched.includes(feature));
  }
  return controls;
}

function withoutTarget(clause: Clause, frame: Frame, duty: Ranked | null): Question | null {
  const { knowledge, before } = frame;
  const leans = clause.cues.has('followup.elliptic') || clause.cues.has('followup.pronoun');
  const control = duty === null ? null : controlOf(duty, clause, frame, null);
  const kind = control === null ? null : knowledge.controls[control]?.kind;
  if (before && before.targets.length > 0 && duty && (leans || kind === 'service-dependent' || kind === 'customer-specific')) {
    return owned(clause, frame, before.targets.slice(0, 1), duty);
  }
  if (!duty || control === null) return null;
  const software = softwareIn(clause);
  const [place] = placesOf(knowledge, software);
  if (isSetting(clause) && place && software.length > 0) return owned(clause, frame, [place], duty);
  if (!isDutyAlone(clause) && software.length === 0) return null;
  if (!isDutyAlone(clause) && !asksForDuty(clause)) return null;
  if (knowledge.controls[control]?.withoutService === 'ask') {
    const places = placesOf(knowledge, software);
    if (places.length > 1 && !agree(knowledge, places, control)) return whichService(knowledge, places, control);
    if (software.length > 0 && places[0]) return owned(clause, frame, [places[0]], duty);
    return { kind: 'clarify', missing: 'service', options: whichServiceOptions(knowledge, control) };
  }
  return owned(clause, frame, [], duty);
}

/** The services most asked about, for a duty whose owner changes from one to the next. */
const EXAMPLES = ['ec2', 'rds', 'lambda', 'eks'];
function whichServiceOptions(knowledge: Knowledge, control: string) {
  const question = whichService(knowledge, EXAMPLES.map((service) => ({ service, variant: null })), control);
  return question.kind === 'clarify' ? question.options : [];
}

function owned(clause: Clause, frame: Frame, targets: readonly Target[], duty: Ranked): Question {
  const [target = null] = targets;
  return {
    kind: 'owner',
    targets: targets.slice(0, 1),
    controls: dutiesOf(clause, frame, target, duty),
    aspect: isSetting(clause) ? 'setting' : 'work',
    claim: claimOf(clause),
  };
}

/** How a resource is set up is never a duty that the customer inherits whole, so those do not compete for a setting. */
function rankedFor(clause: Clause, knowledge: Knowledge): readonly Ranked[] {
  if (!isSetting(clause)) return clause.ranked;
  return clause.ranked.filter((ranked) => knowledge.controls[ranked.control]?.kind !== 'inherited');
}

function withTargets(clause: Clause, frame: Frame, targets: readonly Target[]): Question | null {
  const [target] = targets;
  if (!target) return null;
  const duty = dutyIn(clause, frame.knowledge, target, rankedFor(clause, frame.knowledge));
  if (targets.length >= 2 && (clause.cues.has('compare') || clause.cues.has('list'))) {
    const controls = namesDuty(duty) ? dutiesOf(clause, frame, target, duty) : [];
    const change = clause.units.some((unit) => unit.classes.has('move'));
    return { kind: 'compare', targets: targets.slice(0, MOST_TARGETS), controls, change };
  }
  const side = sideAsked(clause);
  const listed = clause.cues.get('list');
  if (listed && (!namesDuty(duty) || duty.textCovered < 0.4)) return { kind: 'list', target, side, group: null };
  const isMeant = isSetting(clause) || asksForDuty(clause) || saysAws(clause) || frame.before !== null;
  if (duty && (isMeant || duty.textCovered >= LEAST_SHARE)) return owned(clause, frame, targets, duty);
  if (isSetting(clause)) {
    return { kind: 'owner', targets: [target], controls: ['service-configuration'], aspect: 'setting', claim: claimOf(clause) };
  }
  if ((asksForDuty(clause) && clause.features.length === 0) || clause.features.length === 0 || listed) {
    const { before } = frame;
    if (before && before.controls.length > 0 && !listed) {
      const question = before.question;
      const claim = claimOf(clause);
      return { kind: 'owner', targets: [target], controls: before.controls, aspect: question?.kind === 'owner' ? question.aspect : 'work', claim };
    }
    return { kind: 'list', target, side, group: null };
  }
  return saysAws(clause) || frame.before ? { kind: 'unknown', reason: 'unclear', near: [] } : null;
}

/** With another cloud named, is the clause about AWS all the same? It says so, or an AWS service comes first. */
function isOursToo(clause: Clause, frame: Frame, targets: readonly Target[]): boolean {
  if (saysAws(clause)) return true;
  if (targets.length === 0) return false;
  const foreignAt = clause.names.find((mention) => mention.named.some((n) => n.kind === 'foreign'))?.from ?? 0;
  const strong = candidatesIn(clause, frame.knowledge).filter((c) => c.strength === 'strong');
  return strong.some((c) => c.at < foreignAt) || (strong.length > 0 && asksForDuty(clause) && strong.some((c) => c.role === 2));
}

/**
 * Frames one clause: what is asked, in the words of the knowledge base. Null when the clause asks nothing that
 * we know (background, or another topic).
 */
export function frameClause(clause: Clause, frame: Frame): Question | null {
  const { knowledge, before, background } = frame;
  const { targets, ambiguous } = targetsOf(clause, frame);
  const foreign = foreignIn(clause);
  if (foreign !== null && !isOursToo(clause, frame, targets)) return outOfScope('other-cloud', frame.language.foreign[foreign] ?? null);
  if (clause.cues.has('howto') && !clause.cues.has('owner')) return outOfScope('other-topic');
  const topics = frame.reader.topics(clause.features);
  const model = aboutModel(clause, targets, knowledge, topics);
  if (model) return model;
  const alone = dutyIn(clause, knowledge, null);
  if (ambiguous.length > 1) {
    const control = alone === null ? null : controlOf(alone, clause, frame, ambiguous[0] ?? null);
    if (control === null || !agree(knowledge, ambiguous, control)) return whichService(knowledge, ambiguous, control);
  }
  if (targets.length > 0) {
    const question = withTargets(clause, frame, targets);
    return question?.kind === 'unknown' ? (misconceptionIn(clause, knowledge, topics) ?? question) : question;
  }
  if (clause.cues.has('where') && alone && isDutyAlone(clause)) {
    return { kind: 'where', control: controlOf(alone, clause, frame, null), side: sideAsked(clause) ?? 'customer' };
  }
  const leans = clause.cues.has('followup.elliptic') || clause.cues.has('followup.pronoun');
  if (background.length > 0 && (asksForDuty(clause) || alone)) return withTargets(clause, frame, background);
  if (clause.cues.has('list') && !namesDuty(alone)) {
    const target = before && leans ? (before.targets[0] ?? null) : null;
    const side = sideAsked(clause);
    const speaksOfDuty = clause.units.some((unit) => unit.classes.has('duty') || unit.classes.has('responsible'));
    if (target || (saysAws(clause) && speaksOfDuty) || (side !== null && speaksOfDuty && clause.features.length === 0)) {
      return { kind: 'list', target, side, group: null };
    }
  }
  return withoutTarget(clause, frame, alone) ?? misconceptionIn(clause, knowledge, topics);
}
