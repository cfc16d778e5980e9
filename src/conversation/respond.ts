import { answerQuestion } from '../answer/answer.js';
import { blank } from '../answer/blank.js';
import type { AnswerTexts } from '../answer/texts.js';
import type { Action, Answer } from '../answer/types.js';
import type { Knowledge } from '../knowledge/types.js';
import { topicOf } from '../question/topic.js';
import type { Question, Topic } from '../question/types.js';
import { isPut, type Understand, type Understood } from '../question/understand.js';
import { PRACTICE } from '../quiz/cards/parts.js';
import type { AssignmentStore, ContextStore, FeedbackStore } from '../store/types.js';
import { assignIn, hasTeams, ownerOf, waysOf } from './assign/asked.js';
import type { Assigning } from './assign/assigning.js';
import { type AskedBack, type Context, contextKey, expiryAt, parseContext } from './context.js';
import type { Decks } from './quiz/decks.js';
import type { Practice } from './quiz/practice.js';
import { isQuizTalk, type QuizTalk } from './quiz/talk.js';
import type { Quizzes } from './quiz.js';
import { withThumbs } from './thumbs.js';
import type { Post, Respond, Turn } from './types.js';

export interface ConversationParts {
  readonly knowledge: Knowledge;
  readonly understand: Understand;
  readonly texts: AnswerTexts;
  readonly contexts: ContextStore;
  /** Null where nothing is to be kept for review. */
  readonly feedback: Pick<FeedbackStore, 'add'> | null;
  readonly quizzes: Quizzes;
  /** Answers texts that speak of quizzes. */
  readonly quizTalk: QuizTalk;
  /** Loaded when somebody sends a deck, or sets a quiz up. */
  readonly decks: () => Promise<Decks>;
  readonly assignments: Pick<AssignmentStore, 'last'>;
  /** Loaded when somebody speaks of the organisation's own teams, or one of them is on record. */
  readonly assigning: () => Promise<Assigning>;
  /** Loaded when somebody practises. */
  readonly practice: () => Promise<Practice>;
  /** Told of a store that fails; the answer goes out all the same, without context. */
  readonly onFault: (error: unknown) => void;
}

/** Answers worth giving to a message that was not said to the bot but stands in a thread it takes part in. */
const WORTH_SAYING: ReadonlySet<Question['kind']> = new Set([
  'owner',
  'list',
  'where',
  'compare',
  'classify',
  'choose',
  'choose-side',
  'choose-true',
]);

/** Questions that may be worth a look by the people who mend the bot. */
const DOUBTFUL: ReadonlySet<Question['kind']> = new Set(['unknown', 'out-of-scope', 'clarify']);

const reply = (answer: Answer): Post => ({ kind: 'reply', answer, audience: 'asker', card: null });

/**
 * Makes the one function that channels call: a turn in, posts out. It understands the text in the light of what
 * was said before in the same conversation, answers each question, and remembers the last one.
 */
export function createRespond(parts: ConversationParts): Respond {
  const { knowledge, understand, texts, contexts, feedback, quizzes, quizTalk, decks, practice, onFault } = parts;
  const { assignments, assigning } = parts;

  async function tolerant<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      onFault(error);
      return otherwise;
    }
  }

  /** A quiz cannot go on without its store; whoever pressed is told so, and nothing is lost. */
  async function played(work: () => Promise<readonly Post[]>): Promise<readonly Post[]> {
    const failed: Post = { kind: 'whisper', answer: blank('quiz', [{ type: 'text', text: texts.storeDown }]) };
    return await tolerant(work, [failed]);
  }

  /** The same for what is kept of the organisation's own teams. */
  async function remembered(work: () => Promise<readonly Post[]>): Promise<readonly Post[]> {
    const failed: Post = { kind: 'whisper', answer: blank('assign', [{ type: 'text', text: texts.memoryDown }]) };
    return await tolerant(work, [failed]);
  }

  /** A file says who has what, or it is a deck of questions. */
  async function uploaded(turn: Turn, name: string, text: string | null): Promise<readonly Post[]> {
    const { isAssignments } = await import('../assignments/files/rows.js');
    if (text !== null && isAssignments(name, text))
      return await remembered(async () => (await assigning()).upload(turn, name, text));
    return await played(async () => (await decks()).upload(turn, name, text));
  }

  async function answerText(turn: Turn, text: string): Promise<readonly Post[]> {
    const key = contextKey(turn);
    const context = await tolerant(async () => parseContext(await contexts.load(key, turn.at), knowledge), null);
    if (!turn.addressed && context === null) return [];
    const understood = understand(text, context?.topic ?? null);
    if (!turn.addressed && !isWorthSaying(understood, turn, context)) return [];
    const { questions } = understood;
    const wish = assignIn(questions);
    if (wish !== null) {
      if (!turn.addressed) return [];
      return await remembered(async () => (await assigning()).talk(turn, wish));
    }
    if (isQuizTalk(text, questions)) return await played(() => quizTalk(turn, text, questions));
    let topic = context?.topic ?? null;
    const pairs: { question: Question; answer: Answer }[] = [];
    for (const question of questions) {
      pairs.push({ question, answer: answerQuestion(question, topic, knowledge, texts) });
      topic = topicOf(question) ?? topic;
    }
    const answers = await withTeams(turn, understood, pairs);
    const posts = answers.map((answer) => reply(feedback === null ? answer : withThumbs(answer, text, texts)));
    if (turn.addressed) await keep(text, understood, context?.asked ?? null, turn.at);
    await remember(key, turn, topic, feedback === null ? null : askedBack(text, questions));
    return posts;
  }

  /** Adds who of the organisation does it, where somebody is on record or is asked for. */
  async function withTeams(
    turn: Turn,
    { clauses }: Understood,
    pairs: readonly { readonly question: Question; readonly answer: Answer }[],
  ): Promise<readonly Answer[]> {
    const plain = pairs.map(({ answer }) => answer);
    const ways = waysOf(clauses);
    if (!ways.isHere && !plain.some(hasTeams)) return plain;
    return await tolerant(async () => {
      if (!ways.isHere && (await assignments.last(ownerOf(turn.place))) === 0) return plain;
      return await (await assigning()).add(turn, { pairs, ...ways });
    }, plain);
  }

  async function remember(key: string, turn: Turn, topic: Topic | null, asked: AskedBack | null): Promise<void> {
    if (topic === null) return;
    const context: Context = { topic, asker: turn.speaker.id, asked };
    await tolerant(() => contexts.save(key, context, expiryAt(turn.place, turn.at)), undefined);
  }

  /** Keeps what people should look through; few texts are such, so what decides is loaded for the first of them. */
  async function keep(text: string, understood: Understood, asked: AskedBack | null, now: number): Promise<void> {
    if (feedback === null) return;
    if (asked === null && !understood.questions.some(({ kind }) => DOUBTFUL.has(kind))) return;
    await tolerant(async () => {
      const { worthKeeping } = await import('./learning.js');
      for (const entry of worthKeeping(text, understood, asked)) await feedback.add({ ...entry, now });
    }, undefined);
  }

  async function rate({ verdict, about, reason }: Extract<Action, { type: 'feedback' }>, now: number): Promise<void> {
    if (feedback === null) return;
    await tolerant(async () => {
      const { rated } = await import('./learning.js');
      await feedback.add({ ...rated(verdict, about, reason), now });
    }, undefined);
  }

  return async (turn) => {
    const { input } = turn;
    if (input.type === 'text') return await answerText(turn, input.text);
    if (input.type === 'look') {
      const { look } = await import('./look.js');
      const { understood, pairs } = look(input.said, parts);
      return (await withTeams(turn, understood, pairs)).map(reply);
    }
    if (input.type === 'file') return await uploaded(turn, input.name, input.text);
    if (input.type === 'form') return await played(async () => (await decks()).startBy(turn, input.values));
    const { action } = input;
    switch (action.type) {
      case 'say':
        return await answerText({ ...turn, addressed: true }, action.text);
      case 'vote':
        return await played(async () =>
          action.session === PRACTICE
            ? await (await practice()).answer(turn, action.round, action.option)
            : await quizzes.press(turn, action),
        );
      case 'host':
      case 'mine':
      case 'view':
        return await played(() => quizzes.press(turn, action));
      case 'assign':
        return await remembered(async () => (await assigning()).press(turn, action));
      case 'form':
        return await played(async () => (await decks()).form(turn));
      case 'feedback':
        await rate(action, turn.at);
        return [{ kind: 'whisper', answer: blank('feedback', [{ type: 'text', text: texts.rated }]) }];
    }
  };
}

function askedBack(text: string, questions: readonly Question[]): AskedBack | null {
  const asked = questions.findLast((question) => question.kind === 'clarify');
  return asked === undefined ? null : { text, options: asked.options };
}

function isWorthSaying(understood: Understood, turn: Turn, context: Context | null): boolean {
  const { questions } = understood;
  if (isPut(understood) && questions.some((question) => WORTH_SAYING.has(question.kind))) return true;
  return context?.asker === turn.speaker.id && questions.some((question) => question.kind === 'more');
}
