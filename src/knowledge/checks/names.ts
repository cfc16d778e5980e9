import type { Path, YamlDocument } from '../document.js';
import type { LoadedFiles } from '../load.js';
import type { Problem } from '../problem.js';
import type { Base } from './base.js';

interface Name {
  readonly document: YamlDocument;
  readonly path: Path;
  readonly text: string;
  /** Whose name it is, as people read it in a warning. */
  readonly owner: string;
}

/**
 * Warns where two things share a name, or two controls or topics a phrase. It may be right ("Chime"): the
 * question is then answered by asking back.
 */
export function* sharedNames({ files }: Base): Generator<Problem> {
  yield* shared([...namesOfThings(files)]);
  yield* shared([...phrases(files)]);
}

function* shared(names: readonly Name[]): Generator<Problem> {
  const byText = new Map<string, Name[]>();
  for (const name of names) {
    const key = normalised(name.text);
    byText.set(key, [...(byText.get(key) ?? []), name]);
  }
  for (const [key, same] of byText) {
    const owners = [...new Set(same.map(({ owner }) => owner))];
    const last = same.at(-1);
    if (owners.length < 2 || last === undefined) continue;
    yield last.document.problem(last.path, {
      what: `"${key}" names ${owners.join(' and ')}`,
      mend: 'leave it if people do mean either (the bot asks back), or remove it from all but one',
    });
  }
}

const normalised = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function* namesOfThings(files: LoadedFiles): Generator<Name> {
  for (const { document, data } of files.services) {
    const owner = data.id;
    yield { document, path: ['name'], text: data.name, owner };
    yield* each(document, ['formerNames'], data.formerNames ?? [], owner);
    yield* each(document, ['aliases'], data.aliases, owner);
    for (const [id, variant] of Object.entries(data.variants ?? {})) {
      yield* each(document, ['variants', id, 'aliases'], variant.aliases, `${data.id}/${id}`);
    }
  }
  for (const { document, data } of files.software) {
    for (const [id, software] of Object.entries(data)) {
      yield { document, path: [id, 'name'], text: software.name, owner: `software ${id}` };
      yield* each(document, [id, 'aliases'], software.aliases, `software ${id}`);
    }
  }
}

function* phrases(files: LoadedFiles): Generator<Name> {
  for (const { document, data } of files.controls) {
    for (const [id, control] of Object.entries(data.controls)) {
      yield* each(document, ['controls', id, 'phrases'], control.phrases, id);
    }
  }
  for (const { document, data } of files.topics) {
    for (const [id, topic] of Object.entries(data)) {
      yield* each(document, [id, 'phrases'], topic.phrases, `topic ${id}`);
    }
  }
}

function* each(document: YamlDocument, path: Path, texts: readonly string[], owner: string): Generator<Name> {
  for (const [index, text] of texts.entries()) yield { document, path: [...path, index], text, owner };
}
