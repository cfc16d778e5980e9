import type { Knowledge } from '../knowledge/types.js';
import { framedAssign } from './frame/assign.js';
import type { Frame } from './frame/context.js';
import { frameClause } from './frame/frame.js';
import { asOwner } from './frame/listed.js';
import { framedQuiz, isQuiz } from './frame/quiz.js';
import { candidatesIn, joined } from './frame/targets.js';
import type { Reader } from './reader.js';
import { more, smallTalk } from './talk.js';
import type { Sentence } from './text/sentences.js';
import { topicOf } from './topic.js';
import type { Clause, Question, Target, Topic } from './types.js';

/** A service that opens a message and stands for all of its questions ("Bedrock: who …, who …?"). */
export interface Shared {
  readonly clause: Clause;
  readonly target: Target;
}

/** The sentences of a message, and the service that stands for all of them. */
interface Around {
  readonly all: readonly Clause[];
  readonly shared: Shared | null;
}

type Base = Omit<Frame, 'background' | 'backgroundTargets'>;

/** What may open a message and stand for its questions: "KMS: who …", "On Fargate, who …", "With RDS who …". */
const HEAD =
  /^(?:(.{2,50}?)\s*(?:[:,]|\s[-–—]+)\s+|((?:on|in|for|with|about|as for|under)\s.{2,40}?)\s+)(?=(?:who|whose|which|what|is|are|do|does|must|should|can)\b)/iu;
/** "Staff training: whose? And the power supply?": a part without a verb of its own is no longer than this. */
const MOST_FRAGMENT = 9;

function strongTargets(clauses: readonly Clause[], knowledge: Knowledge): Target[] {
  const all = clauses.flatMap((clause) => candidatesIn(clause, knowledge)).filter((c) => c.strength === 'strong');
  return joined(
    all.map((c) => c.target),
    knowledge,
  );
}

/** Takes off the service that opens a message of several questions; it is shared by all of them. */
export function withoutHead(
  sentences: readonly Sentence[],
  { knowledge, reader }: { readonly knowledge: Knowledge; readonly reader: Reader },
): { readonly shared: Shared | null; readonly sentences: readonly Sentence[] } {
  const [first, ...rest] = sentences;
  const found = first && rest.length > 0 ? HEAD.exec(first.text) : null;
  if (!first || !found) return { shared: null, sentences };
  const clause = reader.read({ text: found[1] ?? found[2] ?? '', asked: false });
  const [target, ...others] = strongTargets([clause], knowledge);
  if (!target || others.length > 0 || clause.features.length > 0) return { shared: null, sentences };
  return {
    shared: { clause, target },
    sentences: [{ ...first, text: first.text.slice(found[0].length) }, ...rest],
  };
}

/** The other sentences, the nearest one before first, then those farther off. */
function around(clause: Clause, all: readonly Clause[]): Clause[] {
  const at = all.indexOf(clause);
  return [...all.slice(0, at).reverse(), ...all.slice(at + 1)];
}

function frameOne(clause: Clause, { all, shared }: Around, base: Base): Question | null {
  const background = shared ? [shared.clause] : around(clause, all);
  const backgroundTargets = shared ? [shared.target] : background.flatMap((c) => strongTargets([c], base.knowledge));
  const targets = strongTargets([clause], base.knowledge);
  const assign = framedAssign(clause, base);
  if (assign) return assign;
  if (isQuiz(clause)) return framedQuiz(clause, base.reader, base.knowledge);
  const small = targets.length === 0 ? smallTalk(clause) : null;
  if (small) return small;
  // "We lift it from EC2 to FSx. What do we no longer do?" leans on its own first sentence.
  const isOwn = base.before === null && (backgroundTargets.length > 0 || clause.cues.has('list.general'));
  const said = isOwn ? null : more(clause, base.before, targets, base.reader);
  return said ?? frameClause(clause, { ...base, background, backgroundTargets });
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Is a question the one before it over again? */
function isRepeat(question: Question, before: Question | undefined): boolean {
  if (question.kind !== 'owner' || before?.kind !== 'owner') return false;
  return same([question.targets, question.controls], [before.targets, before.controls]);
}

/** Keeps the service of an earlier question, and not its duty. */
function serviceOf(topic: Topic | null): Topic | null {
  return topic && { ...topic, controls: [], question: null };
}

/** A part that only names something, beside others that ask who. */
function isFragment(clause: Clause, question: Question | null): boolean {
  const isOpen =
    question === null || ['unknown', 'out-of-scope', 'clarify', 'describe', 'smalltalk'].includes(question.kind);
  const opener = clause.units[0]?.classes;
  const isAsked = ['who', 'what', 'why', 'us', 'be', 'do', 'modal', 'can', 'have'].some((name) => opener?.has(name));
  return isOpen && !isAsked && clause.asked && clause.tokens.length <= MOST_FRAGMENT;
}

/** Frames the asking clauses in order; each may lean on the one before it. */
export function frameAll(asking: readonly Clause[], { all, shared }: Around, base: Base): Question[] {
  let topic = base.before;
  const told: Clause[] = all.filter((clause) => !asking.includes(clause));
  const framed = asking.map((clause, i) => {
    let question = frameOne(clause, { all, shared }, { ...base, before: topic });
    if (question && i > 0 && isRepeat(question, topic?.question ?? undefined)) {
      const apart: Around = { all: [...told, clause], shared };
      question = frameOne(clause, apart, { ...base, before: serviceOf(topic) });
    }
    topic = (question && topicOf(question)) ?? topic;
    return question;
  });
  const asksWho = framed.some((question) => question?.kind === 'owner' && question.claim === null);
  const whole = framed.map((question, i) => {
    const clause = asking[i];
    if (!asksWho || framed.length < 2 || !clause || !isFragment(clause, question)) return question;
    const owned = frameOne(asOwner(clause, base.reader), { all: told, shared }, { ...base, before: null });
    return owned?.kind === 'owner' ? owned : question;
  });
  return whole.filter((question) => question !== null);
}
