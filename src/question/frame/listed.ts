import { resolve } from '../../knowledge/resolve.js';
import type { Knowledge } from '../../knowledge/types.js';
import type { Listing } from '../listing.js';
import type { Reader } from '../reader.js';
import type { Clause, Question, Target } from '../types.js';
import type { Frame } from './context.js';
import { GENERAL_PATCHING } from './duties.js';
import { frameClause } from './frame.js';
import { candidatesIn, joined } from './targets.js';

/** A list of duties has no more items than a person would type. */
const MOST_ITEMS = 10;
/** "… on RDS" at the end of a list stands for all of it; "our keys in KMS" does not. */
const ON = new Set(['on', 'for', 'under', 'with']);
/** What closes a list is short, and its words do not speak of duties. */
const MOST_CLOSING = 12;
const MOST_DOMAIN = 1;
/** "whose?" behind sentences that tell a story asks about the story. */
const TELLS = /\b(?:we|i|is|are|was|were|has|had|it|does|did|been|they)\b/iu;
/** Each item asks by itself. */
const ASKS = /^(?:and |also )?(?:who|whose|which (?:side|party|of us))\b/iu;
/** The same for "whose is which?", which may have "rules that we wrote" before it. */
const TELLS_ALL =
  /^(?:we|i|it|they|there|he|she)\b|^(?:our|my|the|a|an) (?:\w+ ){1,3}(?:is|are|was|were|has|had|wants?)\b/iu;
/** A name that is all of an item ("EBS snapshots") must be a duty's name, too. */
const NAMED_WHOLE = 0.9;
/** Cues of other questions than after an owner. */
const OTHER_KINDS = /^(?:list|define|classify|more|howto|claim)\b/u;

type Owner = Extract<Question, { kind: 'owner' }>;

/** Does an item ask for the owner by itself ("who guards the doors")? */
export function asksByItself(item: string): boolean {
  return ASKS.test(item);
}

/** Does what stands around a list ask who has each of its items? */
function asksOfAll(asks: readonly Clause[], listing: Listing, items: readonly string[]): boolean {
  const opens = (clause: Clause) => clause.cues.has('sort');
  const isBare = (clause: Clause) =>
    clause.tokens.length <= MOST_CLOSING &&
    (clause.features.length === 0 || (clause.features.length === 1 && clause.domain < MOST_DOMAIN));
  // "Who installs them?" asks about the sentence before it, which need not be a list.
  const asksWhose = (clause: Clause) =>
    clause.cues.has('sort.whose') && clause.features.length === 0 && !clause.cues.has('followup.pronoun');
  const closes = (clause: Clause) =>
    isBare(clause) && (clause.cues.has('sort.each') || (asksWhose(clause) && !items.some((item) => TELLS.test(item))));
  if (items.every(asksByItself)) return listing.isMarked;
  if (items.some((item) => TELLS_ALL.test(item))) return false;
  const last = asks.at(-1);
  if (listing.closes) return (last !== undefined && closes(last)) || asks.slice(0, -1).some(opens);
  return asks.some((clause) => opens(clause) || closes(clause));
}

/** A list asks after the owner of each item, so that a duty without its service is asked in general. */
function inGeneral(question: Question | null): Owner | null {
  if (question?.kind === 'owner') return { ...question, claim: null };
  if (question?.kind !== 'clarify' || question.missing !== 'service') return null;
  const controls = question.controls.map((control) => (control.startsWith('@') ? GENERAL_PATCHING : control));
  return controls.length === 0
    ? null
    : { kind: 'owner', targets: question.targets, controls, aspect: 'work', claim: null };
}

/** An item read as if the owner were asked after in it; "EBS snapshots" is all name, so that the name tells the duty. */
export function asOwner(item: Clause, reader: Reader): Clause {
  const cues = new Map([...item.cues].filter(([cue]) => !OTHER_KINDS.test(cue)));
  cues.set('owner', { from: 0, to: 0 });
  if (item.features.length > 0) return { ...item, asked: true, cues };
  const features = item.featuresAt(0, item.tokens.length);
  return { ...item, asked: true, cues, features, ranked: reader.rank(features, item.words) };
}

/** Does the duty of a question exist on its service? */
function holds(question: Owner, knowledge: Knowledge): boolean {
  const [target] = question.targets;
  return (
    target !== undefined &&
    question.controls.every((control) => resolve(knowledge, { ...target, control })?.kind === 'verdict')
  );
}

/** One item on the services that are named for all; in general where they do not have such a duty. */
function frameItem(item: Clause, asks: readonly Clause[], frame: Frame, shared: readonly Target[]): Owner | null {
  const clause = asOwner(item, frame.reader);
  if (clause.features.length === 0) return null;
  if (item.features.length === 0 && (clause.ranked[0]?.phraseCovered ?? 0) < NAMED_WHOLE) return null;
  const alone: Frame = { ...frame, before: null, background: [], backgroundTargets: [] };
  if (shared.length > 0) {
    const question = inGeneral(frameClause(clause, { ...alone, background: asks, backgroundTargets: shared }));
    if (question && holds(question, frame.knowledge)) return question;
  }
  return inGeneral(frameClause(clause, alone));
}

/** The services that clauses name outright. */
function namedIn(clauses: readonly Clause[], frame: Frame): Target[] {
  const found = clauses
    .flatMap((clause) => candidatesIn(clause, frame.knowledge))
    .filter((c) => c.strength === 'strong');
  return joined(
    found.map((c) => c.target),
    frame.knowledge,
  );
}

/** "Patching, backups and encryption on RDS": what closes the last item belongs to those before it, if none names its own. */
function closing(items: readonly Clause[], frame: Frame): readonly Target[] {
  const last = items.at(-1);
  if (!last || namedIn(items.slice(0, -1), frame).length > 0) return [];
  const [name, ...others] = candidatesIn(last, frame.knowledge).filter((c) => c.strength === 'strong');
  return name && others.length === 0 && name.to === last.tokens.length && ON.has(last.tokens[name.at - 1]?.word ?? '')
    ? [name.target]
    : [];
}

function frameItems(items: readonly Clause[], asks: readonly Clause[], frame: Frame): Owner[] | null {
  const shared = [namedIn(asks, frame), closing(items, frame), frame.before?.targets ?? []].find(
    (all) => all.length > 0,
  );
  const owned: Owner[] = [];
  for (const item of items) {
    const question = frameItem(item, asks, frame, shared ?? []);
    if (!question) return null;
    owned.push(question);
  }
  return owned;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** "Guards and cameras at the data centres" is one duty put in two words, and its place is said once. */
function isOneDuty(questions: readonly Owner[]): boolean {
  const places = questions.flatMap(({ targets }) => (targets.length > 0 ? [targets] : []));
  return (
    questions.every(({ controls }) => same(controls, questions[0]?.controls)) &&
    places.every((targets) => same(targets, places[0]))
  );
}

/** Different duties of one service are one question, so that what follows ("and on EC2?") is about all of them. */
function together(questions: readonly Owner[]): readonly Owner[] {
  const [first] = questions;
  if (first && isOneDuty(questions)) return [questions.find(({ targets }) => targets.length > 0) ?? first];
  if (
    !first ||
    !questions.every(({ targets, aspect }) =>
      same({ targets, aspect }, { targets: first.targets, aspect: first.aspect }),
    )
  )
    return questions;
  const controls = questions.flatMap((question) => question.controls);
  return new Set(controls).size < controls.length || first.targets.length === 0 ? questions : [{ ...first, controls }];
}

/**
 * Frames a list of duties with something asked of all of them ("cooling; our keys: AWS or us?"): one question for
 * each item, or null where nothing asks of all, or an item is no duty.
 */
export function frameListing(listing: Listing, frame: Frame): readonly Question[] | null {
  const read = (text: string) => frame.reader.read({ text, asked: false });
  const asks = listing.asks.filter((text) => /\p{L}/u.test(text)).map(read);
  for (const items of listing.cuts) {
    if (items.length > MOST_ITEMS || !asksOfAll(asks, listing, items)) continue;
    const framed = frameItems(items.map(read), asks, frame);
    if (framed) return together(framed);
  }
  return null;
}
