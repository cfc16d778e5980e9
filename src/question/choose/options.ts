import type { Pasted } from '../choices.js';
import { candidatesIn, joined } from '../frame/targets.js';
import type { ChoiceOption, ChooseAsk, Clause, Target } from '../types.js';
import type { Held } from './contrast.js';
import type { ChooseFrame } from './frame.js';
import type { Head } from './heads.js';
import { askedOf, kindOf, type Sided, sidedOf } from './odds.js';
import type { Stem } from './stem.js';

type Option = Pasted['options'][number];

/** An option, as it was read. */
export interface Read {
  readonly option: Option;
  readonly clause: Clause;
  readonly head: Head | null;
  readonly stands: readonly string[] | null;
}

/** The first service that a text surely names. */
export function targetIn(clause: Clause, frame: ChooseFrame): Target | null {
  const named = candidatesIn(clause, frame.knowledge).filter((c) => c.strength === 'strong');
  const [own = null] = joined(
    named.map((c) => c.target),
    frame.knowledge,
  );
  return own;
}

/** One service of each sort that leaves a customer other things to do. */
const EVERY: readonly Target[] = ['ec2', 'rds', 'lambda', 's3'].map((service) => ({ service, variant: null }));

/** How an option is judged: by the service that it names or the stem's, by several services, or by its kind. */
export interface Measure {
  readonly held: readonly Held[];
  readonly isKind: boolean;
  readonly isAlways: boolean;
  /** Is the stem plainly about sides? */
  readonly isAbout: boolean;
}

/** Whose duty it is, where something must hold of it on several services. */
function onAll(clause: Clause, held: readonly Held[], ask: ChooseAsk, frame: ChooseFrame): Sided {
  const [first, ...others] = held.map(({ side, target }) => ({ side, sided: sidedOf(clause, target, frame) }));
  if (first === undefined) return sidedOf(clause, null, frame);
  const holds = [first, ...others].reduce((product, { side, sided }) => {
    const { customer } = sided.odds;
    return product * (side === 'customer' ? customer : 1 - customer);
  }, 1);
  return { ...first.sided, odds: { ...first.sided.odds, customer: ask.side === 'customer' ? holds : 1 - holds } };
}

/** A word of a service's name that tells it from others is at least so long. */
const TELLING = 4;

/** Does a text say a word of a service's name ("the Lustre servers")? */
function isNamedIn({ tokens }: Clause, target: Target | null, { knowledge }: ChooseFrame): boolean {
  const service = knowledge.services[target?.service ?? ''];
  const named = `${service?.name ?? ''} ${service?.variants[target?.variant ?? '']?.name ?? ''}`.toLowerCase();
  const words = named.split(/[^a-z0-9]+/u).filter((word) => word.length >= TELLING && !/^(?:amazon|for)$/u.test(word));
  return tokens.some(({ word }) => words.includes(word));
}

/** Of several services in a stem the one whose name an option speaks of, else the first. */
function likeliest(clause: Clause, { targets }: Stem, frame: ChooseFrame): Target | null {
  return targets.find((target) => isNamedIn(clause, target, frame)) ?? targets[0] ?? null;
}

/** The stem speaks of several services, and an option of any of them. */
function onAny(clause: Clause, targets: readonly Target[], frame: ChooseFrame): Sided {
  const all = targets.map((target) => sidedOf(clause, target, frame));
  const mean = (of: (sided: Sided) => number) => all.reduce((sum, sided) => sum + of(sided), 0) / all.length;
  const [first] = all;
  const odds = { customer: mean((s) => s.odds.customer), shared: mean((s) => s.odds.shared) };
  return { control: first?.control ?? null, aspect: first?.aspect ?? 'work', odds };
}

/** A clause in which the names of services are words like others. */
function spelledOut(clause: Clause, { reader }: ChooseFrame): Clause {
  const features = clause.featuresAt(0, clause.tokens.length);
  return { ...clause, features, ranked: reader.rank(features, clause.words) };
}

/** What is asked of another is seldom a duty of one's own. */
const ASKS_OTHER =
  /^(?:asks?|asking|tells?|telling|requests?|requesting|requires?|requiring|leaves?|leaving|(?:open|opening) a ticket)\b.{0,20}\b(?:AWS|Amazon|customer|user|support)\b/iu;
const FOREIGN = 0.12;

/** The option as a duty of the service that it names, or of the stem's. */
function dutyOf({ option, clause, stands }: Read, stem: Stem, ask: ChooseAsk, measure: Measure, frame: ChooseFrame) {
  const own = targetIn(clause, frame);
  const target = own ?? likeliest(clause, stem, frame);
  const { side } = ask;
  const sided = () => {
    // "Asks the customer to erase it", "ask AWS Support": another does it.
    const other = ASKS_OTHER.exec(option.text);
    if (other !== null && side !== 'shared') {
      const own = sidedOf(clause, target, frame);
      return { ...own, odds: { ...own.odds, customer: side === 'aws' ? 1 - FOREIGN : FOREIGN } };
    }
    if (measure.isKind) return kindOf(side, clause, frame);
    if (own === null && measure.held.length > 0) return onAll(clause, measure.held, ask, frame);
    if (target === null && measure.isAlways && side !== 'shared')
      return onAll(
        clause,
        EVERY.map((each) => ({ side, target: each })),
        ask,
        frame,
      );
    // "Identity and access management" is what the service is for.
    if (own !== null && measure.isAbout && clause.features.length === 0)
      return sidedOf(spelledOut(clause, frame), target, frame);
    return own === null && stem.targets.length > 1 && !isNamedIn(clause, target, frame)
      ? onAny(clause, stem.targets, frame)
      : sidedOf(clause, target, frame);
  };
  return { ...option, target, stands, ...sided() };
}

/** "Nothing, AWS does it": right where the customer is asked for, and what follows is AWS's. */
const NOTHING =
  /^(?:nothing|none|no (?:action|step|dut|task|responsib)|it has no (?:dut|task|responsib))\p{L}*[^\p{L}]*/iu;

/** What an option says of the side asked for: a duty, or that there is none. */
export function optionOf(read: Read, stem: Stem, ask: ChooseAsk, measure: Measure, frame: ChooseFrame): ChoiceOption {
  const [said] = NOTHING.exec(read.option.text) ?? [];
  if (said === undefined) return dutyOf(read, stem, ask, measure, frame);
  // "Nothing, AWS does it" says no duty: it is that of the stem.
  const target = stem.targets[0] ?? null;
  const rest = frame.reader.read({ text: read.option.text.slice(said.length), asked: false });
  const sided = rest.features.length > 1 ? sidedOf(rest, target, frame) : askedOf([stem.asking], target, frame, false);
  const { customer, shared } = sided.odds;
  return { ...read.option, target, stands: read.stands, ...sided, odds: { customer: 1 - customer, shared } };
}

/** Where nothing is to be done, none of the other options is. */
export function withNothing(options: readonly ChoiceOption[]): readonly ChoiceOption[] {
  const nothing = options.find(({ text }) => NOTHING.test(text))?.odds.customer ?? 0;
  return options.map((option) =>
    NOTHING.test(option.text)
      ? option
      : { ...option, odds: { ...option.odds, customer: option.odds.customer * (1 - nothing) } },
  );
}
