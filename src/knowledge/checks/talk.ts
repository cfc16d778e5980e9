import type { Path, YamlDocument } from '../document.js';
import type { Problem } from '../problem.js';
import type { RawFile } from '../schema/index.js';
import type { Base } from './base.js';

/** A misconception says whether it is true, and nothing else does. */
export function* topics({ files }: Base): Generator<Problem> {
  for (const { document, data } of files.topics) {
    for (const [id, { kind, truth }] of Object.entries(data)) {
      if (kind === 'misconception' && truth === undefined) {
        yield document.problem(
          [id],
          {
            what: 'the misconception does not say whether it is true',
            mend: 'add "truth": true if the statement in its phrases is true, else false',
          },
          'key',
        );
      }
      if (kind !== 'misconception' && truth !== undefined) {
        const finding = { what: `a ${kind} has no truth`, mend: 'remove "truth", or write kind: misconception' };
        yield document.problem([id, 'truth'], finding, 'key');
      }
    }
  }
}

/** The ids inside a scenario are given once, and its arrows join boxes that are there. */
export function* scenarios({ files }: Base): Generator<Problem> {
  for (const { document, data } of files.scenarios) {
    const boxes = [...boxesOf(data.diagram.boxes, ['diagram', 'boxes'])];
    yield* once(document, boxes);
    yield* once(
      document,
      data.questions.map(({ id }, index) => ({ id, path: ['questions', index] })),
    );
    const ids = new Set(boxes.map(({ id }) => id));
    for (const [index, arrow] of data.diagram.arrows.entries()) {
      for (const end of ['from', 'to'] as const) {
        if (ids.has(arrow[end])) continue;
        yield document.problem(['diagram', 'arrows', index, end], {
          what: `there is no box "${arrow[end]}" in the diagram`,
          mend: `write one of: ${[...ids].join(', ')}`,
        });
      }
    }
  }
}

interface Placed {
  readonly id: string;
  readonly path: Path;
}

function* once(document: YamlDocument, all: readonly Placed[]): Generator<Problem> {
  const seen = new Set<string>();
  for (const { id, path } of all) {
    if (seen.has(id)) {
      yield document.problem([...path, 'id'], { what: `the id "${id}" is given twice`, mend: 'rename one of the two' });
    }
    seen.add(id);
  }
}

function* boxesOf(boxes: RawFile<'scenarios'>['diagram']['boxes'], path: Path): Generator<Placed> {
  for (const [index, box] of boxes.entries()) {
    yield { id: box.id, path: [...path, index] };
    yield* boxesOf([...(box.boxes ?? [])], [...path, index, 'boxes']);
  }
}
