import type { Knowledge } from '../../knowledge/types.js';
import { whisperCard } from '../../quiz/cards/parts.js';
import { practiceCard, practisedCard, progressCard } from '../../quiz/cards/solo.js';
import { questionsById, ruleDeck } from '../../quiz/deck/rule.js';
import type { QuizQuestion } from '../../quiz/deck/types.js';
import { parseQuestion } from '../../quiz/events.js';
import { dueAt, parseMemory, reviewed } from '../../quiz/review.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { PracticeStore } from '../../store/types.js';
import type { Post, Turn } from '../types.js';
import { personOf } from './voter.js';

export interface PracticeParts {
  readonly store: PracticeStore;
  readonly knowledge: Knowledge;
  readonly texts: QuizTexts;
  readonly newSeed: () => string;
}

export interface Practice {
  /** Asks what is due for review, else something new. */
  next(turn: Turn): Promise<readonly Post[]>;
  /** Takes an answer to the question with this number; an old button changes nothing. */
  answer(turn: Turn, number: number, option: string): Promise<readonly Post[]>;
  progress(turn: Turn): Promise<readonly Post[]>;
}

/** How many new questions are looked at to find one that the person has not had. */
const LOOKED_AT = 30;
const SHOWN_WEAK = 5;

/** Lets one person practise: each question comes back by FSRS, soon after a mistake and later after right answers. */
export function createPractice({ store, knowledge, texts, newSeed }: PracticeParts): Practice {
  const reply = (answer: Post['answer']): Post => ({ kind: 'reply', answer, audience: 'asker', card: null });

  async function questionFor(person: string, now: number): Promise<QuizQuestion | null> {
    const seed = newSeed();
    const due = await store.due(person, now, LOOKED_AT);
    // A question whose fact has changed or gone is not asked again.
    const [again] = questionsById(due, seed, knowledge, texts);
    if (again !== undefined) return again;
    const had = new Set((await store.all(person)).map(({ question }) => question));
    const rule = { services: [], families: [], controls: [], groups: [], model: null, level: null, count: LOOKED_AT };
    const questions = ruleDeck(rule, seed, knowledge, texts)?.questions ?? [];
    return questions.find(({ id }) => !had.has(id)) ?? questions[0] ?? null;
  }

  return {
    async next(turn) {
      const person = personOf(turn);
      const question = await questionFor(person, turn.at);
      if (question === null) return [reply(whisperCard(texts.practice.nothing))];
      return [reply(practiceCard(question, await store.ask(person, question), texts))];
    },

    async answer(turn, number, option) {
      const person = personOf(turn);
      const question = parseQuestion(await store.take(person, number));
      if (question === null || !question.options.some(({ id }) => id === option)) {
        return [{ kind: 'whisper', answer: whisperCard(texts.whispers.stale) }];
      }
      const before = parseMemory(await store.memory(person, question.id));
      const memory = reviewed(before, option === question.right, turn.at);
      const due = dueAt(memory);
      await store.remember(person, question.id, { memory, dueAt: due, wrong: memory.wrong, at: turn.at });
      return [reply(practisedCard(question, option, due, texts))];
    },

    async progress(turn) {
      const person = personOf(turn);
      const all = await store.all(person);
      const memories = all.flatMap(({ memory }) => parseMemory(memory) ?? []);
      const sum = (count: (memory: (typeof memories)[number]) => number) =>
        memories.reduce((n, each) => n + count(each), 0);
      const missed = all.filter(({ wrong }) => wrong > 0).sort((a, b) => b.wrong - a.wrong);
      const ids = missed.slice(0, SHOWN_WEAK).map(({ question }) => question);
      const weak = questionsById(ids, 'weak', knowledge, texts).map(({ duty }) => duty);
      const due = all.filter((each) => each.dueAt <= turn.at).length;
      const seen = { questions: all.length, right: sum(({ right }) => right), wrong: sum(({ wrong }) => wrong) };
      return [reply(progressCard({ ...seen, due, weak }, texts))];
    },
  };
}
