import type { Path, YamlDocument } from '../document.js';
import { find } from '../lookup.js';
import type { Problem } from '../problem.js';
import type { FileKind } from '../schema/index.js';
import { type Base, writtenFacts } from './base.js';
import { didYouMean } from './nearest.js';

/** Every id that is named somewhere exists. */
export function* references(base: Base): Generator<Problem> {
  const { files } = base;
  const see = new References(base);
  for (const { document, path, control, fact } of writtenFacts(files)) {
    yield* see.control(document, path, control, 'key');
    if ('inapplicable' in fact) yield* see.control(document, [...path, 'instead'], fact.instead);
  }
  for (const { document, data } of files.archetypes) yield* see.patching(document, ['patching'], data.patching);
  for (const { document, data } of files.services) {
    yield* see.archetype(document, ['archetype'], data.archetype);
    yield* see.patching(document, ['patching'], data.patching);
    for (const [id, variant] of Object.entries(data.variants ?? {})) {
      yield* see.archetype(document, ['variants', id, 'archetype'], variant.archetype);
      yield* see.patching(document, ['variants', id, 'patching'], variant.patching);
    }
  }
  for (const { document, data } of files.software) {
    for (const [id, { managedBy }] of Object.entries(data)) {
      for (const [index, target] of managedBy.entries()) {
        const [service, variant] = target.split('/');
        yield* see.service(document, [id, 'managedBy', index], service, variant);
      }
    }
  }
  for (const { document, data } of files.topics) {
    for (const [id, { about }] of Object.entries(data)) {
      yield* see.service(document, [id, 'about', 'service'], about?.service);
      yield* see.control(document, [id, 'about', 'control'], about?.control);
    }
  }
  for (const { document, data } of files.scenarios) {
    for (const [index, question] of data.questions.entries()) {
      const path = ['questions', index];
      yield* see.control(document, [...path, 'control'], question.control);
      const field = question.variant === undefined ? 'service' : 'variant';
      yield* see.service(document, [...path, field], question.service, question.variant);
      if (question.variant !== undefined && question.service === undefined) {
        const finding = { what: 'a variant without its service', mend: 'add "service", or remove "variant"' };
        yield document.problem([...path, 'variant'], finding);
      }
    }
  }
}

/** An id of a kind of which a file could not be read is not reported: it may stand there. */
class References {
  constructor(private readonly base: Base) {}

  *control(document: YamlDocument, path: Path, id: string | undefined, at?: 'key'): Generator<Problem> {
    yield* this.known('controls', this.base.knowledge.controls, document, path, id, at);
  }

  *archetype(document: YamlDocument, path: Path, id: string | undefined): Generator<Problem> {
    yield* this.known('archetypes', this.base.knowledge.archetypes, document, path, id);
  }

  *patching(document: YamlDocument, path: Path, ids: readonly string[] = []): Generator<Problem> {
    for (const [index, id] of ids.entries()) yield* this.control(document, [...path, index], id);
  }

  *service(document: YamlDocument, path: Path, id: string | undefined, variant?: string): Generator<Problem> {
    yield* this.known('services', this.base.knowledge.services, document, path, id);
    const service = find(this.base.knowledge.services, id);
    if (variant === undefined || service === undefined || find(service.variants, variant) !== undefined) return;
    const all = Object.keys(service.variants);
    yield document.problem(path, {
      what: `there is no variant "${variant}" in knowledge/services/${service.id}.yaml`,
      mend:
        all.length === 0
          ? 'that service has no variants: add it there, or remove it here'
          : `write one of: ${all.join(', ')}`,
    });
  }

  private *known(
    kind: FileKind,
    entries: Readonly<Record<string, unknown>>,
    document: YamlDocument,
    path: Path,
    id: string | undefined,
    at?: 'key',
  ): Generator<Problem> {
    if (id === undefined || Object.hasOwn(entries, id) || this.base.incomplete.has(kind)) return;
    const what = `there is no "${id}" in knowledge/${kind}/`;
    yield document.problem(
      path,
      { what, mend: `write an id from knowledge/${kind}/${didYouMean(id, Object.keys(entries))}, or add it there` },
      at,
    );
  }
}
