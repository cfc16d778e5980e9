import type { Knowledge } from '../../knowledge/types.js';
import type { Pasted } from '../choices.js';
import { BARE_PATCHING } from '../reader.js';
import { sentences } from '../text/sentences.js';
import type { ChoiceOption, ChooseAsk, Clause, Question, Side, Target } from '../types.js';
import type { Frame } from './context.js';
import { dutyIn } from './duties.js';
import { frameClause } from './frame.js';
import { asksForDuty } from './scope.js';
import { isSetting } from './statement.js';
import { candidatesIn, joined } from './targets.js';

const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4 };

function countOf(stem: string): number | null {
  const asked = /\b(?:choose|select|pick|which)\s+(?:any\s+)?(one|two|three|four|\d)\b/iu.exec(stem);
  const told =
    /\b(two|three|four)\s+(?:of|answers?|options?|items?|tasks?|statements?|responsibilities|duties|actions|are)\b/iu.exec(
      stem,
    );
  const found = (asked ?? told)?.[1]?.toLowerCase();
  return found === undefined ? null : (NUMBERS[found] ?? Number(found));
}

/** The stem's asking sentence: the last one that speaks of a side, or the last. */
function asking(clauses: readonly Clause[]): Clause | undefined {
  const speaks = (clause: Clause) =>
    ['choose.customer', 'choose.aws', 'choose.shared'].some((cue) => clause.cues.has(cue));
  return clauses.findLast(speaks) ?? clauses.at(-1);
}

function sideOf(clause: Clause): Side | 'shared' | null {
  const at = (cue: string) => clause.cues.get(`choose.${cue}`)?.to ?? -1;
  if (at('shared') >= 0) return 'shared';
  const customer = at('customer');
  const aws = at('aws');
  if (customer < 0 && aws < 0) return null;
  if (customer >= 0 && aws >= 0) {
    const first = (names: readonly string[]) =>
      clause.units.findIndex((u) => names.some((name) => u.classes.has(name)));
    const us = first(['us', 'ours', 'org', 'you']);
    const them = first(['aws']);
    // "no longer has to", "goes away": what is taken from the customer is AWS's.
    if (clause.cues.has('choose.taken')) return 'aws';
    return us < 0 ? 'aws' : them < 0 || us < them ? 'customer' : 'aws';
  }
  return customer >= 0 ? 'customer' : 'aws';
}

const MOST_WORDS = 9;

/** An option that is just the name of a side: "The customer", "Both AWS and the customer", "AWS, during the window". */
function sideNamed(clause: Clause): Side | 'shared' | 'other' | null {
  if (clause.tokens.length > MOST_WORDS || clause.features.length > 4) return null;
  const has = (name: string) => clause.units.some((unit) => unit.classes.has(name));
  const aws =
    has('aws') ||
    /\b(?:AWS|Amazon)\b/u.test(clause.text) ||
    clause.names.some((m) => m.named.some((n) => n.kind === 'service' && n.strength === 'strong'));
  const us = ['us', 'ours', 'our', 'you'].some(has) || (!aws && has('org') && clause.features.length <= 2);
  if ((us && aws) || (has('both') && clause.features.length <= 2)) return 'shared';
  if (us) return 'customer';
  return aws ? 'aws' : 'other';
}

function oneSentence(text: string) {
  return { text: text.replace(/\s*\n\s*/gu, ' '), asked: false };
}

function optionOf(
  option: Pasted['options'][number],
  stemTarget: Target | null,
  frame: Frame,
  knowledge: Knowledge,
): ChoiceOption {
  const clause = frame.reader.read(oneSentence(option.text));
  const own = joined(
    candidatesIn(clause, knowledge)
      .filter((c) => c.strength === 'strong')
      .map((c) => c.target),
    knowledge,
  );
  const target = own[0] ?? stemTarget;
  const framed = frameClause(clause, {
    ...frame,
    before: null,
    background: [],
    backgroundTargets: target ? [target] : [],
  });
  const score = clause.ranked[0]?.score ?? 0;
  if (framed?.kind === 'owner') {
    return {
      ...option,
      target: framed.targets[0] ?? null,
      control: framed.controls[0] ?? null,
      aspect: framed.aspect,
      score,
    };
  }
  const duty = dutyIn(clause, frame.reader, knowledge, target);
  const control = duty && duty.control !== BARE_PATCHING ? duty.control : null;
  return { ...option, target, control, aspect: isSetting(clause) ? 'setting' : 'work', score };
}

/** "Which statement is true?": each option claims a side for a duty. */
function trueOf(pasted: Pasted, stem: Clause, targets: readonly Target[], frame: Frame): Question | null {
  const [stemTarget] = targets;
  const options = pasted.options.map((option) => {
    const clause = frame.reader.read({ text: oneSentence(option.text).text, asked: true });
    const framed = frameClause(clause, { ...frame, before: null, backgroundTargets: stemTarget ? [stemTarget] : [] });
    return { letter: option.letter, statement: framed?.kind === 'owner' ? framed : null };
  });
  if (options.every((option) => option.statement?.claim == null)) return null;
  return { kind: 'choose-true', except: stem.cues.has('choose.except'), count: countOf(pasted.stem), options };
}

/**
 * Frames a pasted multiple-choice question. Either the stem names the side and the options are duties, or the
 * stem names the duty and the options are sides. Null when the stem asks for something else.
 */
export function frameChoices(pasted: Pasted, frame: Frame): Question | null {
  const { knowledge } = frame;
  const clauses = sentences(pasted.stem).map((sentence) => frame.reader.read({ ...sentence, asked: true }));
  const stemTargets = joined(
    clauses
      .flatMap((clause) => candidatesIn(clause, knowledge))
      .filter((c) => c.strength === 'strong')
      .map((c) => c.target),
    knowledge,
  );
  const options = pasted.options.map((option) => {
    const clause = frame.reader.read(oneSentence(option.text));
    const side = sideNamed(clause);
    // "The customer", "AWS only": a side and hardly a word besides.
    return {
      option,
      side,
      isPlain: side !== null && side !== 'other' && clause.features.length <= 1 && clause.tokens.length <= 6,
    };
  });
  const named = options.map(({ side }) => side);
  const plain = options.filter(({ isPlain }) => isPlain).map(({ side }) => side);
  const isNamedOnly = named.includes('aws') && named.includes('customer') && plain.length >= 2;
  const asksWho = clauses.some((clause) => clause.cues.has('choose.asksWho') || clause.cues.has('owner'));
  const isOpen = named.every((side) => side !== null) && clauses.every((clause) => sideOf(clause) === null);
  if (isNamedOnly && (asksWho || isOpen)) {
    const framed = clauses
      .map((clause) => frameClause(clause, { ...frame, backgroundTargets: stemTargets }))
      .findLast((q) => q?.kind === 'owner');
    if (framed?.kind !== 'owner') return null;
    return {
      kind: 'choose-side',
      subject: { ...framed, claim: null },
      options: options.map(({ option, side }) => ({ letter: option.letter, side: side ?? 'other' })),
    };
  }
  const clause = asking(clauses);
  if (!clause) return null;
  const side = sideOf(clause);
  if (clause.cues.has('choose.truth') && (side === null || !asksForDuty(clause)))
    return trueOf(pasted, clause, stemTargets, frame);
  if (side === null) return null;
  const ask: ChooseAsk = { side, except: clause.cues.has('choose.except'), count: countOf(pasted.stem) };
  const [stemTarget = null] = stemTargets;
  return {
    kind: 'choose',
    ask,
    options: pasted.options.map((option) => optionOf(option, stemTarget, frame, knowledge)),
  };
}
