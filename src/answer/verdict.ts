import type { Knowledge, NoSuchDuty, Owner, Source, Verdict } from '../knowledge/types.js';
import { fill } from './fill.js';
import type { AnswerTexts } from './texts.js';
import type { Element } from './types.js';

/** "patching the engine on Amazon RDS"; the variant is named where it decides. */
export function subjectOf(verdict: Verdict, texts: AnswerTexts): string {
  const service = verdict.variantName ?? verdict.serviceName;
  return service === null ? verdict.controlName : fill(texts.subject, { control: verdict.controlName, service });
}

/** The owner's name, as a headline. */
export function ownerLabel(
  verdict: { readonly owner: Owner; readonly vendor?: string },
  labels: AnswerTexts['owners'],
): string {
  return fill(labels[verdict.owner], { vendor: verdict.vendor ?? '' });
}

/** What to know of the service itself: retired or closed. */
export function statusNotes(knowledge: Knowledge, service: string | null, texts: AnswerTexts): Element[] {
  const found = service === null ? undefined : knowledge.services[service];
  if (!found || found.status.state === 'active') return [];
  const { status, name } = found;
  const values = { service: name, note: status.note ?? '', since: status.state === 'retired' ? status.since : '' };
  return [{ type: 'note', text: fill(status.state === 'retired' ? texts.retired : texts.closed, values).trim() }];
}

/** One verdict in full: headline, reason, both lists, small print. The sources come last, by `sourcesOf`. */
export function verdictElements(knowledge: Knowledge, verdict: Verdict, texts: AnswerTexts): Element[] {
  const elements: Element[] = [
    {
      type: 'owner',
      owner: verdict.owner,
      label: ownerLabel(verdict, texts.owners),
      subject: subjectOf(verdict, texts),
    },
    { type: 'text', text: verdict.because },
  ];
  if (verdict.aws.length > 0) elements.push({ type: 'list', title: texts.does.aws, items: verdict.aws });
  if (verdict.customer.length > 0) elements.push({ type: 'list', title: texts.does.customer, items: verdict.customer });
  elements.push(...statusNotes(knowledge, verdict.subject.service, texts));
  const name = verdict.variantName ?? verdict.serviceName;
  if (name === null) elements.push({ type: 'note', text: texts.anyService });
  else if (verdict.level === 'archetype' || verdict.level === 'control') {
    elements.push({ type: 'note', text: fill(texts.general, { service: name }) });
  }
  return elements;
}

/** A duty that the service does not have, and what stands in its place. */
export function noneElements(knowledge: Knowledge, none: NoSuchDuty, texts: AnswerTexts): Element[] {
  const values = { service: none.serviceName, control: none.controlName, because: none.because };
  const elements: Element[] = [{ type: 'text', text: fill(texts.notHere, values) }];
  if (none.instead)
    elements.push({ type: 'heading', text: texts.instead }, ...verdictElements(knowledge, none.instead, texts));
  return elements;
}

/** All sources once, in order of use; no more than a person would open. */
export function sourcesOf(verdicts: readonly { readonly sources: readonly Source[] }[], most = 4): Element[] {
  const byUrl = new Map<string, Source>();
  for (const verdict of verdicts)
    for (const source of verdict.sources) if (!byUrl.has(source.url)) byUrl.set(source.url, source);
  const sources = [...byUrl.values()].slice(0, most);
  return sources.length === 0 ? [] : [{ type: 'sources', sources }];
}
