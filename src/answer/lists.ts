import { resolve, split } from '../knowledge/resolve.js';
import type { Knowledge, Owner, Verdict } from '../knowledge/types.js';
import type { Question, Target } from '../question/types.js';
import { blank } from './blank.js';
import { fill } from './fill.js';
import { findDuty } from './owner.js';
import type { AnswerTexts } from './texts.js';
import type { Answer, Element } from './types.js';
import { ownerLabel, sourcesOf, statusNotes } from './verdict.js';

/** More than this in one list is not read. */
const MOST_ITEMS = 18;
const MOST_ROWS = 25;
const MOST_SERVICES = 20;

const ORDER: readonly Owner[] = ['customer', 'shared', 'aws', 'vendor'];

function nameOf(knowledge: Knowledge, target: Target): string {
  const service = knowledge.services[target.service];
  const variant = target.variant === null ? undefined : service?.variants[target.variant];
  return variant?.name ?? service?.name ?? target.service;
}

function generalVerdicts(knowledge: Knowledge): Verdict[] {
  return Object.keys(knowledge.controls).flatMap((control) => {
    const resolution = resolve(knowledge, { service: null, variant: null, control });
    return resolution?.kind === 'verdict' ? [resolution.verdict] : [];
  });
}

function verdictsOf(knowledge: Knowledge, target: Target | null): Verdict[] {
  if (target === null) return generalVerdicts(knowledge);
  return split(knowledge, target.service, target.variant).flatMap((r) => (r.kind === 'verdict' ? [r.verdict] : []));
}

/** The specific facts first: they are what a reader does not know yet. */
function bySpecific(verdicts: readonly Verdict[]): Verdict[] {
  const rank = { variant: 0, service: 1, archetype: 2, control: 3 } as const;
  return [...verdicts].sort((a, b) => rank[a.level] - rank[b.level]);
}

function listOf(title: string, verdicts: readonly Verdict[], texts: AnswerTexts): Element {
  const shown = bySpecific(verdicts)
    .slice(0, MOST_ITEMS)
    .map((verdict) => verdict.controlName);
  const rest = verdicts.length - shown.length;
  return { type: 'list', title, items: rest > 0 ? [...shown, fill(texts.lists.more, { count: rest })] : shown };
}

/** All duties of one side, or of every side, on a service or in general. */
export function answerList(
  question: Extract<Question, { kind: 'list' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer {
  const { target, side } = question;
  const service = target === null ? null : nameOf(knowledge, target);
  const all = verdictsOf(knowledge, target).filter(
    (verdict) => side === null || verdict.owner === side || (verdict.owner === 'shared' && side !== 'shared'),
  );
  const title =
    service === null
      ? texts.lists.general
      : fill(side === null ? texts.lists.title : texts.lists.titleOfSide[side], { service });
  const order = side === null ? ORDER : [side, ...ORDER.filter((owner) => owner !== side)];
  const lists = order.flatMap((owner) => {
    const verdicts = all.filter((verdict) => verdict.owner === owner);
    return verdicts.length === 0 ? [] : [listOf(texts.lists[owner], verdicts, texts)];
  });
  const body: Element[] = lists.length > 0 ? lists : [{ type: 'text', text: texts.lists.none }];
  const notes = statusNotes(knowledge, target?.service ?? null, texts);
  return blank('list', [{ type: 'heading', text: title }, ...body, ...notes, ...sourcesOf(bySpecific(all), 3)], {
    verdicts: order.flatMap((owner) => all.filter((verdict) => verdict.owner === owner)),
  });
}

/** On which services one side does a duty. */
export function answerWhere(
  question: Extract<Question, { kind: 'where' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer {
  const { control, side } = question;
  const active = Object.values(knowledge.services).filter((service) => service.status.state === 'active');
  const verdicts = active.flatMap((service) => {
    const found = findDuty(knowledge, { service: service.id, variant: null }, control, 'work');
    return found?.kind === 'verdict' && found.verdict.owner === side ? [found.verdict] : [];
  });
  const shown = bySpecific(verdicts).slice(0, MOST_SERVICES);
  const name = knowledge.controls[control]?.name ?? control;
  return blank(
    'list',
    [
      { type: 'heading', text: fill(texts.where.title[side], { control: name }) },
      {
        type: 'list',
        title: fill(texts.where.count, { count: verdicts.length, total: active.length }),
        items: shown.map((v) => v.serviceName ?? ''),
      },
      ...sourcesOf(shown, 3),
    ],
    { verdicts: shown },
  );
}

/** A table of duties by service; without named duties, those that the services split differently. */
export function answerCompare(
  question: Extract<Question, { kind: 'compare' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer {
  const { targets, change } = question;
  const names = targets.map((target) => nameOf(knowledge, target));
  const candidates =
    question.controls.length > 0
      ? question.controls
      : [
          ...new Set(
            targets.flatMap((target) => verdictsOf(knowledge, target).map((verdict) => verdict.subject.control)),
          ),
        ];
  const rows = candidates.map((control) => ({
    control,
    found: targets.map((target) => findDuty(knowledge, target, control, 'work')),
  }));
  const owners = (row: (typeof rows)[number]) =>
    row.found.map((f) => (f?.kind === 'verdict' ? f.verdict.owner : 'none'));
  const named = question.controls.length > 0;
  const kept = named ? rows : rows.filter((row) => new Set(owners(row)).size > 1).slice(0, MOST_ROWS);
  const verdicts = kept.flatMap((row) => row.found.flatMap((f) => (f?.kind === 'verdict' ? [f.verdict] : [])));
  const cell = (f: ReturnType<typeof findDuty>) =>
    f?.kind === 'verdict' ? ownerLabel(f.verdict, texts.ownersInTable) : '–';
  const values = { first: names[0] ?? '', second: names.slice(1).join(', ') };
  const elements: Element[] = [
    { type: 'heading', text: fill(change ? texts.compare.change : texts.compare.title, values) },
  ];
  if (kept.length === 0) elements.push({ type: 'text', text: texts.compare.same });
  else {
    elements.push({
      type: 'table',
      columns: [texts.compare.duty, ...names],
      rows: kept.map((row) => [knowledge.controls[row.control]?.name ?? row.control, ...row.found.map(cell)]),
    });
  }
  if (named)
    for (const verdict of verdicts)
      elements.push({ type: 'text', text: `${verdict.variantName ?? verdict.serviceName}: ${verdict.because}` });
  return blank('compare', [...elements, ...sourcesOf(verdicts)], { verdicts });
}
