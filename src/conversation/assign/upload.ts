import { blank } from '../../answer/blank.js';
import { fill } from '../../answer/fill.js';
import type { Answer } from '../../answer/types.js';
import { entriesOf } from '../../assignments/files/entries.js';
import { type Fault, rowsOf } from '../../assignments/files/rows.js';
import type { Change, DutyScope } from '../../assignments/types.js';
import type { Understand } from '../../question/understand.js';
import { assignIn } from './asked.js';
import { type CardParts, lineAnswer } from './cards.js';
import { holderFrom, shownName } from './holder.js';

const MOST_FAULTS = 5;

/** The change that a file of assignments asks for, or what to mend in it. */
export function changeFrom(
  name: string,
  text: string,
  { knowledge, texts, words }: CardParts,
  understand: Understand,
): Change | Answer {
  const { file } = texts;
  const shown = shownName(name);
  const mend = ({ line, kind, what }: Fault) =>
    fill(file.line, { line, mend: fill(file[kind], { what: shownName(what) }) });
  const read = rowsOf(name, text);
  if (!read.ok) return lineAnswer(`${fill(file.wrong, { name: shown })} ${mend(read.fault)}`);
  /** By its own name, or as if it had been said. */
  const dutiesIn = (typed: string, service: string | null): readonly DutyScope[] => {
    const said = typed.trim().toLowerCase();
    const named = (duty: DutyScope) => words.duty({ duty }).toLowerCase() === said;
    const all: DutyScope[] = [
      { kind: 'all' },
      ...Object.keys(knowledge.groups).map((group) => ({ kind: 'group', group }) as const),
      ...Object.keys(knowledge.controls).map((control) => ({ kind: 'control', control }) as const),
    ];
    const own = all.find(named);
    if (own) return [own];
    if (Object.hasOwn(knowledge.controls, said)) return [{ kind: 'control', control: said }];
    const group = Object.entries(knowledge.groups).find(([id, title]) => id === said || title.toLowerCase() === said);
    if (group) return [{ kind: 'group', group: group[0] }];
    const what = service === null ? typed : fill(texts.scope.on, { what: typed, service: words.service(service) });
    const wish = assignIn(understand(fill(file.order, { duty: what }), null).questions);
    return wish?.command === 'set' ? wish.scopes.map(({ duty }) => duty) : [];
  };
  const found = entriesOf(read.rows, { knowledge, dutiesIn, holderFrom: (typed) => holderFrom(typed, []) });
  if (found.ok) return { type: 'set', entries: found.entries };
  const items = found.faults.slice(0, MOST_FAULTS).map(mend);
  const left = found.faults.length - items.length;
  const more = left > 0 ? [fill(texts.history.many, { count: `+${left}` })] : [];
  return blank('assign', [{ type: 'list', title: fill(file.wrong, { name: shown }), items: [...items, ...more] }]);
}
