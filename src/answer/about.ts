import type { Knowledge, Source } from '../knowledge/types.js';
import type { Question } from '../question/types.js';
import { blank } from './blank.js';
import { fill } from './fill.js';
import { answerList } from './lists.js';
import { findDuty } from './owner.js';
import type { AnswerTexts } from './texts.js';
import type { Answer, Element } from './types.js';
import { sourcesOf, statusNotes, verdictElements } from './verdict.js';

function sources(knowledge: Knowledge, keys: readonly string[]): Element[] {
  const found = keys.map((key) => knowledge.sources[key]).filter((source): source is Source => source !== undefined);
  return sourcesOf([{ sources: found }]);
}

/** A piece of the general model; for a misconception, first whether it is so. */
export function answerTopic(
  question: Extract<Question, { kind: 'define' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer | null {
  const topic = knowledge.topics[question.topic];
  if (!topic) return null;
  const truth = topic.kind === 'misconception' ? (topic.truth ?? null) : null;
  const heading = truth === null ? topic.title : `${truth ? texts.yes : texts.no}: ${topic.title}`;
  const elements: Element[] = [
    { type: 'heading', text: heading },
    { type: 'text', text: topic.answer },
  ];
  if (topic.points.length > 0) elements.push({ type: 'list', title: topic.title, items: topic.points });
  return blank(truth === null ? 'define' : 'yesno', [...elements, ...sources(knowledge, topic.sources)], {
    answer: truth === null ? null : truth ? 'yes' : 'no',
  });
}

/** What a duty is, and who has it where nothing else is said. */
export function answerDuty(
  question: Extract<Question, { kind: 'define-duty' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer | null {
  const control = knowledge.controls[question.control];
  const found = findDuty(knowledge, null, question.control, 'work');
  if (!control || found?.kind !== 'verdict') return null;
  const { name, definition } = control;
  const elements: Element[] = [
    { type: 'heading', text: `${name.charAt(0).toUpperCase()}${name.slice(1)}` },
    { type: 'text', text: definition },
    ...verdictElements(knowledge, found.verdict, texts),
  ];
  return blank('define', [...elements, ...sourcesOf([found.verdict])], { verdicts: [found.verdict] });
}

/** Which service model a service belongs to, and whose word that is. */
export function answerClassify(
  question: Extract<Question, { kind: 'classify' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer | null {
  const service = knowledge.services[question.target.service];
  if (!service) return null;
  const { label } = service;
  const kind = knowledge.archetypes[service.archetype]?.name ?? '';
  if (!label)
    return blank('classify', [{ type: 'text', text: fill(texts.classify.none, { service: service.name, kind }) }]);
  const yes = question.claim === null ? null : question.claim === label.model;
  const said = fill(label.by === 'module' ? texts.classify.module : texts.classify.analogy, {
    service: service.name,
    model: texts.models[label.model],
  });
  const elements: Element[] = yes === null ? [] : [{ type: 'heading', text: yes ? texts.yes : texts.no }];
  elements.push({ type: 'text', text: said });
  if (label.note) elements.push({ type: 'note', text: label.note });
  elements.push(
    ...statusNotes(knowledge, service.id, texts),
    ...sources(knowledge, ['training-module', ...(service.guide ? [service.guide] : [])]),
  );
  return blank('classify', elements, { answer: yes === null ? null : yes ? 'yes' : 'no' });
}

/** What a service is, and the customer's part of it. */
export function answerDescribe(
  question: Extract<Question, { kind: 'describe' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer | null {
  const service = knowledge.services[question.target.service];
  if (!service) return null;
  const list = answerList({ kind: 'list', target: question.target, side: 'customer' }, knowledge, texts);
  return blank('define', [
    { type: 'heading', text: service.fullName },
    { type: 'text', text: service.summary },
    ...list.elements,
  ]);
}
