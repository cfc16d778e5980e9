import { fill } from '../../answer/fill.js';
import type { Answer, Button, Element, Ours } from '../../answer/types.js';
import { type InEnvironment, resolve, resolveEverywhere } from '../../assignments/resolve.js';
import { scopeKey } from '../../assignments/scope.js';
import type { Assignment, Book } from '../../assignments/types.js';
import { holderName } from '../../assignments/words.js';
import type { Question } from '../../question/types.js';
import { hasTeams } from './asked.js';
import type { CardParts } from './cards.js';

/** What was answered in one turn, and how it was asked. */
export interface Answered {
  readonly pairs: readonly { readonly question: Question; readonly answer: Answer }[];
  /** Was one of our teams asked for, and not only the side ("who patches EC2 here?")? */
  readonly isHere: boolean;
  /** The environment that was named; null where none was. */
  readonly environment: string | null;
}

interface OursParts extends CardParts {
  readonly owners: Readonly<Record<string, string>>;
}

/** A duty on a service, of which somebody of ours may have the customer's part. */
interface Duty {
  readonly control: string;
  readonly service: string | null;
}

/** The same, and whether it is the customer's or both sides', or AWS's with something left to the customer. */
interface Part extends Duty {
  readonly isOurs: boolean;
}

interface Found extends InEnvironment {
  readonly duty: Duty;
}

const MOST_DUTIES = 4;
const MOST_BUTTONS = 2;

/** The answers, each with who of the organisation does it where an owner is the customer or both. */
export function withOurs(answered: Answered, book: Book, parts: OursParts): Answer[] {
  return answered.pairs.map(({ question, answer }) => addTo(question, answer, answered, book, parts));
}

function addTo(question: Question, answer: Answer, asked: Answered, book: Book, parts: OursParts): Answer {
  const duties = dutiesOf(question, answer, asked.isHere);
  if (duties.length === 0) return asked.isHere ? withTheirs(answer, parts) : answer;
  const found = duties.slice(0, MOST_DUTIES).flatMap((duty) => {
    const held = heldAt(duty, asked, book, parts);
    return duty.isOurs || asked.isHere ? held : held.filter(isNamedFor);
  });
  if (found.length === 0) {
    const first = duties.find(({ isOurs }) => isOurs);
    if (!asked.isHere || answer.intent === 'clarify') return answer;
    if (first === undefined) return withTheirs(answer, parts);
    return { ...answer, elements: [...answer.elements, { type: 'note', text: nobodyLine(first, parts) }] };
  }
  const lines = found.map((each): Element => ({ type: 'text', text: lineOf(each, parts) }));
  const calls = callButtons(found, parts);
  const ours = found.map((each) => jsonOf(each, parts));
  if (!asked.isHere)
    return { ...answer, ours, elements: [...answer.elements, ...lines], buttons: [...answer.buttons, ...calls] };
  const titles = [...new Set(found.map(({ duty }) => dutyWords(duty, parts)))].join(', ');
  const title: Element = { type: 'heading', text: fill(parts.texts.title, { duty: titles }) };
  return {
    ...answer,
    intent: answer.intent === 'clarify' ? 'owner' : answer.intent,
    clarify: [],
    ours,
    elements: [title, ...lines],
    buttons: [...calls, ...fullButton(found, parts)],
  };
}

/** The duties of which the customer has a part. A question that was asked back still says which duty it is about. */
function dutiesOf(question: Question, answer: Answer, isHere: boolean): Part[] {
  if (question.kind === 'clarify' && isHere) {
    const controls = question.controls.filter((control) => !control.startsWith('@'));
    return controls.map((control) => ({ control, service: null, isOurs: true }));
  }
  if (!hasTeams(answer)) return [];
  return answer.verdicts
    .filter(({ owner, customer }) => owner === 'customer' || owner === 'shared' || customer.length > 0)
    .map(({ owner, subject: { control, service } }) => {
      return { control, service, isOurs: owner === 'customer' || owner === 'shared' };
    });
}

/** Did somebody name a team for this very duty? Then it says who sees to what AWS leaves to the customer. */
function isNamedFor({ resolved }: Found): boolean {
  return chosen(resolved).some(({ scope }) => scope.duty.kind === 'control');
}

function heldAt(duty: Duty, { isHere, environment }: Answered, book: Book, { knowledge }: OursParts): Found[] {
  const { assignments } = book;
  const at = (service: string | null): Found[] => {
    const spot = { control: duty.control, service };
    if (environment === null)
      return resolveEverywhere(assignments, spot, knowledge).map((each) => ({ ...each, duty: spot }));
    const resolved = resolve(assignments, { ...spot, environment }, knowledge);
    return resolved.kind === 'nobody' ? [] : [{ environment, resolved, duty: spot }];
  };
  const general = at(duty.service);
  if (duty.service !== null || !isHere) return general;
  // "Who owns our backups?" asks for those on each service too, where somebody else has them.
  const services = [...new Set(assignments.flatMap(({ scope }) => scope.service ?? []))];
  const special = services
    .flatMap(at)
    .filter(({ resolved }) => chosen(resolved).some(({ scope }) => scope.service !== null));
  return [...general, ...special];
}

function chosen(resolved: InEnvironment['resolved']): readonly Assignment[] {
  return resolved.kind === 'held' ? [resolved.assignment] : resolved.assignments;
}

function dutyWords({ control, service }: Duty, { words }: OursParts): string {
  return words.scope({ duty: { kind: 'control', control }, service, environment: null });
}

function lineOf({ duty, environment, resolved }: Found, parts: OursParts): string {
  const { texts, words } = parts;
  if (resolved.kind === 'held') {
    const said = words.assignment(resolved.assignment);
    return environment === null ? fill(texts.ours, said) : fill(texts.oursIn, { ...said, environment });
  }
  const holders = resolved.assignments.map((each) => fill(texts.tiedPart, { ...words.assignment(each) })).join('; ');
  const scope = words.scope({ duty: { kind: 'control', control: duty.control }, service: duty.service, environment });
  return fill(texts.tied, { holders, scope });
}

function nobodyLine(duty: Duty, parts: OursParts): string {
  return fill(parts.texts.nobody, { scope: dutyWords(duty, parts) });
}

/** What is AWS's or a vendor's has nobody of ours. */
function withTheirs(answer: Answer, { texts, owners }: OursParts): Answer {
  const [verdict] = answer.verdicts;
  if (verdict === undefined || !hasTeams(answer)) return answer;
  const owner = verdict.vendor ?? owners[verdict.owner] ?? verdict.owner;
  return { ...answer, elements: [...answer.elements, { type: 'note', text: fill(texts.theirs, { owner }) }] };
}

/** Buttons that call who has it; the answer itself calls nobody. */
function callButtons(found: readonly Found[], { texts }: OursParts): Button[] {
  const callable = found.flatMap(({ resolved }) => chosen(resolved)).filter(({ holder }) => holder.id !== null);
  const keys = [...new Set(callable.map(({ scope }) => scopeKey(scope)))].slice(0, MOST_BUTTONS);
  return keys.map((id, at) => {
    const label = at === 0 ? texts.notify : `${texts.notify} (${at + 1})`;
    return { label, style: 'plain', action: { type: 'assign', command: 'notify', id } };
  });
}

function fullButton([first]: readonly Found[], parts: OursParts): Button[] {
  if (first === undefined) return [];
  const text = fill(parts.texts.sayFull, { duty: dutyWords(first.duty, parts) });
  return [{ label: parts.texts.full, style: 'plain', action: { type: 'say', text } }];
}

function jsonOf({ duty, environment, resolved }: Found, { words }: OursParts): Ours {
  return {
    control: duty.control,
    service: duty.service === null ? null : words.service(duty.service),
    environment,
    holders: chosen(resolved).map(({ holder, by, at }) => ({
      name: holderName(holder),
      setBy: by.name,
      setOn: new Date(at).toISOString().slice(0, 10),
    })),
  };
}
