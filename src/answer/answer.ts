import type { Knowledge } from '../knowledge/types.js';
import type { Question, Topic } from '../question/types.js';
import { answerClassify, answerDescribe, answerDuty, answerTopic } from './about.js';
import { blank } from './blank.js';
import { answerChoose, answerChooseSide, answerChooseTrue } from './choose.js';
import { fill } from './fill.js';
import { answerCompare, answerList, answerWhere } from './lists.js';
import { answerOwner } from './owner.js';
import type { AnswerTexts } from './texts.js';
import type { Answer, Button, Element } from './types.js';

const say = (label: string, text: string): Button => ({ label, style: 'plain', action: { type: 'say', text } });

function help(texts: AnswerTexts): Answer {
  const { help: h, says, buttons } = texts;
  const elements: Element[] = [
    { type: 'heading', text: h.title },
    { type: 'text', text: h.text },
    { type: 'list', title: h['title-examples'], items: h.examples },
    { type: 'note', text: h.quiz },
  ];
  const [first, second] = h.examples;
  const examples = [first, second].flatMap((text) => (text ? [say(text, text)] : []));
  return blank('help', elements, { buttons: [...examples, say(buttons.quiz, says.quiz)] });
}

function clarify(question: Extract<Question, { kind: 'clarify' }>, texts: AnswerTexts): Answer {
  return blank('clarify', [{ type: 'text', text: texts.clarify[question.missing] }], {
    buttons: question.options.map((option) => say(option.label, option.text)),
    clarify: question.options.map((option) => option.text),
  });
}

/** Says more about the last answer: the answer again, opened by what was asked for. */
function more(
  question: Extract<Question, { kind: 'more' }>,
  before: Topic | null,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer {
  const last = before?.question;
  const again = last && last.kind !== 'more' ? answerQuestion(last, null, knowledge, texts) : null;
  if (!again) return blank('unknown', [{ type: 'text', text: texts.more.nothing }]);
  const decidedBy = again.verdicts[0]?.decidedBy;
  const opening: Element[] =
    question.want === 'sure' && decidedBy
      ? [{ type: 'text', text: fill(texts.more.sure, { fact: decidedBy }) }]
      : question.want === 'since'
        ? [{ type: 'text', text: texts.more.since }]
        : [];
  const wanted = again.elements.filter((element) =>
    question.want === 'source' ? element.type === 'owner' || element.type === 'sources' : element.type !== 'heading',
  );
  return {
    ...again,
    intent: again.intent === 'yesno' ? 'owner' : again.intent,
    answer: null,
    elements: [...opening, ...wanted],
  };
}

/**
 * Decides what is said to one question. Pure: the same question, base and texts give the same answer.
 *
 * @param before what was talked about, for "why?" and its like
 */
export function answerQuestion(
  question: Question,
  before: Topic | null,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer {
  const unclear = () => blank('unknown', [{ type: 'text', text: texts.unknown.unclear }]);
  switch (question.kind) {
    case 'owner':
      return answerOwner(question, knowledge, texts) ?? unclear();
    case 'list':
      return answerList(question, knowledge, texts);
    case 'where':
      return answerWhere(question, knowledge, texts);
    case 'compare':
      return answerCompare(question, knowledge, texts);
    case 'classify':
      return answerClassify(question, knowledge, texts) ?? unclear();
    case 'define':
      return answerTopic(question, knowledge, texts) ?? unclear();
    case 'define-duty':
      return answerDuty(question, knowledge, texts) ?? unclear();
    case 'describe':
      return answerDescribe(question, knowledge, texts) ?? unclear();
    case 'choose':
      return answerChoose(question, knowledge, texts);
    case 'choose-true':
      return answerChooseTrue(question, knowledge, texts);
    case 'choose-side':
      return answerChooseSide(question, knowledge, texts) ?? unclear();
    case 'more':
      return more(question, before, knowledge, texts);
    case 'clarify':
      return clarify(question, texts);
    case 'help':
      return help(texts);
    case 'assign':
      return blank('assign', []);
    case 'quiz':
      return blank('quiz', []);
    case 'smalltalk':
      return blank('smalltalk', [{ type: 'text', text: texts.smalltalk[question.tone] }]);
    case 'feedback':
      return blank('feedback', [{ type: 'text', text: texts.feedback }]);
    case 'unknown':
      return blank('unknown', [
        { type: 'text', text: fill(texts.unknown[question.reason], { name: question.near[0] ?? '' }) },
      ]);
    case 'out-of-scope':
      return blank('out_of_scope', [
        { type: 'text', text: fill(texts.outOfScope[question.reason], { named: question.named ?? '' }) },
      ]);
  }
}
