import type { YamlDocument } from '../document.js';
import type { Problem } from '../problem.js';
import type { Base } from './base.js';

/** A file is named for the id in it, and an id is given once. */
export function* identity({ files }: Base): Generator<Problem> {
  for (const { stem, document, data } of files.controls) yield* named(stem, document, 'group', data.group);
  for (const kind of ['archetypes', 'services', 'scenarios'] as const) {
    for (const { stem, document, data } of files[kind]) yield* named(stem, document, 'id', data.id);
  }
  yield* once(
    files.controls.map(({ document, data }) => ({ document, path: ['controls'], ids: Object.keys(data.controls) })),
  );
  yield* once(files.topics.map(({ document, data }) => ({ document, path: [], ids: Object.keys(data) })));
}

function* named(stem: string, document: YamlDocument, field: string, id: string): Generator<Problem> {
  if (stem === id) return;
  yield document.problem([field], {
    what: `the ${field} "${id}" is not the name of the file`,
    mend: `write ${stem}, or rename the file to ${id}.yaml`,
  });
}

interface Ids {
  readonly document: YamlDocument;
  readonly path: readonly string[];
  readonly ids: readonly string[];
}

function* once(files: readonly Ids[]): Generator<Problem> {
  const first = new Map<string, string>();
  for (const { document, path, ids } of files) {
    for (const id of ids) {
      const other = first.get(id);
      if (other === undefined) first.set(id, document.file);
      else {
        const finding = { what: `"${id}" is already given in ${other}`, mend: 'keep one of the two, or rename one' };
        yield document.problem([...path, id], finding, 'key');
      }
    }
  }
}
