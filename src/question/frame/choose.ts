import type { Pasted } from '../choices.js';
import { aboutOf, areOfBoth } from '../choose/about.js';
import { statedOf } from '../choose/claims.js';
import { contrastOf } from '../choose/contrast.js';
import type { ChooseFrame } from '../choose/frame.js';
import { headOf } from '../choose/heads.js';
import { askedOf, ofKind } from '../choose/odds.js';
import { type Measure, optionOf, type Read, targetIn, withNothing } from '../choose/options.js';
import { standsFor } from '../choose/stands.js';
import { askOf, countOf, isExcept, readStem, type Stem, sideOfCloud } from '../choose/stem.js';
import { sentences } from '../text/sentences.js';
import type { ChoiceOption, Clause, Question } from '../types.js';
import { candidatesIn } from './targets.js';

/** A gap to be filled in, which ends no sentence. */
const BLANK = /[ \t]*(?:\.{3,}|_{2,})[ \t]*/gu;
const PRONOUN = /\b(?:it|that|this|these|those|them|so)\b/iu;
/** A stem that says hardly anything in its last sentence is read whole. */
const THIN = 1;

const oneLine = (text: string) => text.replace(/\s*\n\s*/gu, ' ');

/** A name and at most so many words that say no duty: "an EC2 instance", "Lambda functions". */
const BESIDE_NAME = 2;

/** Is the clause nothing but the name of a service? An everyday word ("disks") must be all of it. */
function isService(clause: Clause, frame: ChooseFrame): boolean {
  const candidates = candidatesIn(clause, frame.knowledge);
  const inside = (at: number) => candidates.some((c) => c.at <= at && at < c.to);
  const beside = clause.tokens.filter((_, at) => !inside(at)).length;
  return candidates.some((c) => c.strength === 'strong')
    ? beside <= BESIDE_NAME && clause.features.length <= 1
    : candidates.length > 0 && beside === 0;
}

const ASKS_SERVICE = /\b(?:which|what)\b.{0,30}\b(?:services?|cases?|setups?|environments?|options?)\b|\bwhere\b/iu;

/** Are the options just services ("A. EC2 B. RDS"), so that the stem's duty is asked after on each? */
function areServices(options: readonly Read[], stem: Stem, frame: ChooseFrame): boolean {
  const bare = options.filter(({ clause }) => isService(clause, frame));
  const services = new Set(bare.map(({ clause }) => candidatesIn(clause, frame.knowledge)[0]?.target.service));
  const least = ASKS_SERVICE.test(stem.asking.text) ? options.length : options.length + 1;
  return stem.asking.features.length > 0 && services.size >= 2 && bare.length * 2 >= least;
}

const ONE = { customer: { customer: 0.97, shared: 0 }, aws: { customer: 0.03, shared: 0 } } as const;

/** What stands in the customer's own building is his. */
const inOwnBuilding = ({ units }: Clause) => units.some((unit) => unit.classes.has('onprem'));
function serviceOf(read: Read, stem: Stem, frame: ChooseFrame): ChoiceOption {
  const [first] = candidatesIn(read.clause, frame.knowledge);
  const target = first?.target ?? null;
  const sided = askedOf([stem.asking], target, frame, false);
  if (inOwnBuilding(read.clause)) return { ...read.option, target, stands: read.stands, ...sided, odds: ONE.customer };
  return { ...read.option, target, stands: read.stands, ...sided };
}

const ASKS_WHO = /\b(?:who|whose|whom|which (?:side|party)|up to)\b/iu;

/** Are the options the sides themselves? */
function areSides(options: readonly Read[], stem: Stem, hasAsk: boolean): boolean {
  if (options.filter(({ head }) => head?.by === 'kind').length >= 2) return true;
  const named = options.filter(({ head }) => head !== null && head.side !== 'other' && head.rest !== 'clause');
  const whole = named.filter(({ head }) => head?.by !== 'part');
  const sides = (all: readonly Read[]) => new Set(all.map(({ head }) => head?.side)).size;
  const isRow = sides(whole) === 1 && options.every(({ head }) => head !== null);
  const { asking } = stem;
  if (asking.cues.has('choose.asksWho') || ASKS_WHO.test(asking.text)) return sides(named) >= 2 || isRow;
  if (sides(whole) < 2 && !isRow) return false;
  if (asking.cues.has('choose.open')) return true;
  return whole.length >= 2 && (!hasAsk || whole.length + others(options) === options.length);
}

const others = (options: readonly Read[]) => options.filter(({ head }) => head?.side === 'other').length;

/** The plainest option of each side stands for it; "AWS Support" does not where "AWS" is there. */
function sidesOf(options: readonly Read[]) {
  const rank = ({ head, clause }: Read) =>
    (head?.by === 'name' ? 0 : head?.by === 'role' ? 20 : 100) +
    (head?.rest === 'nothing' ? 0 : 10) +
    clause.tokens.length / 10;
  return options.map((read) => {
    const side = read.head?.side ?? 'other';
    const best = options.filter((o) => o.head?.side === side).sort((a, b) => rank(a) - rank(b))[0];
    return { letter: read.option.letter, side: best === read ? side : ('other' as const) };
  });
}

function frameSides(pasted: Pasted, options: readonly Read[], stem: Stem, frame: ChooseFrame): Question | null {
  const isThin = stem.asking.features.length <= THIN || PRONOUN.test(stem.asking.text);
  const whole = frame.reader.read({ text: oneLine(pasted.stem), asked: true });
  const clauses = isThin && stem.clauses.length > 1 ? [whole, stem.asking] : [stem.asking];
  const target = targetIn(stem.asking, frame) ?? stem.targets[0] ?? null;
  const { control, odds, aspect } = askedOf(clauses, target, frame, whole.cues.has('choose.off'));
  if (control === null) return null;
  const sure = sideOfCloud(stem.asking) ?? (inOwnBuilding(stem.asking) ? 'customer' : null);
  return {
    kind: 'choose-side',
    subject: {
      kind: 'owner',
      targets: target === null ? [] : [target],
      controls: [control],
      aspect,
      claim: null,
    },
    odds: sure !== null ? ONE[sure] : options.some(({ head }) => head?.by === 'kind') ? ofKind(control, frame) : odds,
    options: sidesOf(options),
  };
}

/**
 * Frames a pasted multiple-choice question: the stem names the duty and the options are sides; the options are
 * statements; the stem names a side, and the options are duties or services. Null when the stem asks for something
 * else.
 */
export function frameChoices(pasted: Pasted, frame: ChooseFrame): Question | null {
  const { reader } = frame;
  const clauses = sentences(pasted.stem.replace(BLANK, ' … ')).map((sentence) =>
    reader.read({ ...sentence, text: oneLine(sentence.text) }),
  );
  const stem = readStem(clauses, frame);
  if (stem === null) return null;
  const letters = pasted.options.map(({ letter }) => letter);
  const options = pasted.options.map((option): Read => {
    const clause = reader.read({ text: oneLine(option.text), asked: false });
    const stands = standsFor(
      option.text,
      letters.filter((letter) => letter !== option.letter),
    );
    return { option, clause, stands, head: headOf(clause, stem.parties) };
  });
  const ask = askOf(stem, pasted.stem);
  const [target = null] = stem.targets;
  const stated = options.map((read) => ({ read, ...statedOf(oneLine(read.option.text), target, stem, frame) }));
  const arePairs = stated.filter(({ claims }) => claims > 1).length >= 2;
  if (!arePairs && areSides(options, stem, ask !== null)) return frameSides(pasted, options, stem, frame);
  const claiming = stated.filter(({ claims }) => claims > 0).length;
  const isTruth = stem.asking.cues.has('choose.truth');
  const about = aboutOf(stem);
  if (about === 'else' && ask === null) return null;
  const areClaims = claiming >= 2 && claiming * 2 >= options.length && options.some(({ head }) => head?.by === 'name');
  if (arePairs || areClaims || ((ask === null || isTruth) && claiming >= (isTruth ? 1 : 2))) {
    return {
      kind: 'choose-true',
      except: isExcept(stem.asking),
      count: countOf(pasted.stem),
      options: stated.map(({ read, control, aspect, odds, truth }) => ({
        ...read.option,
        target: targetIn(read.clause, frame) ?? target,
        stands: read.stands,
        control,
        aspect,
        odds,
        truth,
      })),
    };
  }
  if (ask === null) return null;
  if (about === 'sides' && areServices(options, stem, frame))
    return { kind: 'choose', ask, options: options.map((option) => serviceOf(option, stem, frame)) };
  if (about === 'else') return null;
  const measure: Measure = {
    held: contrastOf(stem, frame),
    isKind: stem.asking.cues.has('choose.kind'),
    isAlways: stem.asking.cues.has('choose.always'),
    isAbout: about === 'sides',
  };
  const judged = options.map((option) => optionOf(option, stem, ask, measure, frame));
  const duties = ask.side === 'customer' && !ask.except ? withNothing(judged) : judged;
  if (about === 'open' && !areOfBoth(duties)) return null;
  return { kind: 'choose', ask, options: duties };
}
