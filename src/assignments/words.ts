import { fill } from '../answer/fill.js';
import type { Knowledge } from '../knowledge/types.js';
import type { AssignTexts } from './texts.js';
import type { Assignment, Change, Holder, Person, Scope } from './types.js';

/** Says scopes, people and changes in words. */
export interface Words {
  /** "backups on Amazon RDS in prod" */
  scope(scope: Scope): string;
  scopes(scopes: readonly Scope[]): string;
  duty(scope: Pick<Scope, 'duty'>): string;
  service(id: string): string;
  services(ids: readonly string[]): string;
  person(person: Person): string;
  /** "24 Nov 2026" */
  date(at: number): string;
  /** Who has it, who set it and when, to be filled into a sentence. */
  assignment(assignment: Assignment): { holder: string; by: string; date: string; scope: string };
  change(change: Change): string;
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
/** More are told by their number. */
const MOST_SHOWN = 6;

/** The name to show; a mention stands there as a name and calls nobody. */
export function holderName({ name }: Holder): string {
  return name;
}

export function wordsFor(knowledge: Knowledge, texts: AssignTexts): Words {
  const duty = ({ duty: what }: Pick<Scope, 'duty'>): string => {
    if (what.kind === 'all') return texts.scope.all;
    if (what.kind === 'control') return knowledge.controls[what.control]?.name ?? what.control;
    return fill(texts.scope.group, { group: knowledge.groups[what.group] ?? what.group });
  };
  const service = (id: string) => knowledge.services[id]?.name ?? id;
  const scope = (one: Scope): string => {
    const on =
      one.service === null ? duty(one) : fill(texts.scope.on, { what: duty(one), service: service(one.service) });
    return one.environment === null ? on : fill(texts.scope.in, { what: on, environment: one.environment });
  };
  const some = (all: readonly string[]) =>
    all.length <= MOST_SHOWN ? all.join(', ') : fill(texts.history.many, { count: all.length });
  const scopes = (all: readonly Scope[]) => some(all.map(scope));
  const services = (ids: readonly string[]) => some(ids.map(service));
  const person = ({ name }: Person) => name ?? texts.somebody;
  const date = (at: number) => DAY.format(at);
  return {
    scope,
    scopes,
    duty,
    service,
    services,
    person,
    date,
    assignment: (assignment) => ({
      holder: holderName(assignment.holder),
      by: person(assignment.by),
      date: date(assignment.at),
      scope: scope(assignment.scope),
    }),
    change(change) {
      switch (change.type) {
        case 'set': {
          const holders = [...new Set(change.entries.map(({ holder }) => holderName(holder)))];
          const all = scopes(change.entries.map((entry) => entry.scope));
          return fill(texts.history.set, { holder: some(holders), scopes: all });
        }
        case 'forget':
          return fill(texts.history.forget, { scopes: scopes(change.scopes) });
        case 'use':
        case 'drop':
          return fill(texts.history[change.type], { services: services(change.services) });
        case 'admin':
          return fill(texts.history.admin, { name: person(change.person) });
        case 'undo':
          return '';
      }
    },
  };
}
