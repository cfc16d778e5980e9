import type { AskedScope, AssignWish } from '../assign-wish.js';
import type { Place } from '../patterns.js';
import type { Clause, Question, Target } from '../types.js';
import type { Frame } from './context.js';
import { frameClause } from './frame.js';
import { asOwner } from './listed.js';
import { candidatesIn } from './targets.js';

/** A name of a team is no longer than this. */
const MOST_WORDS = 6;
const ARTICLE = /^(?:the|our|my|an?)\s+/iu;
/** Where somebody is mentioned, their name begins so. */
const MENTION = /^[@#]\S/u;

type Base = Omit<Frame, 'background' | 'backgroundTargets'>;

/** What is asked of the book of our teams; none of these changes it by itself. */
const ASKED = ['undo', 'history', 'list', 'used', 'export'] as const;

/** What a clause says or asks of our own teams; null where it does not. */
export function framedAssign(clause: Clause, base: Base): Question | null {
  const wish = wishOf(clause, base);
  return wish === null ? null : { kind: 'assign', wish };
}

function wishOf(clause: Clause, base: Base): AssignWish | null {
  const { cues } = clause;
  if (cues.has('assign.gaps')) return { command: 'gaps', isFile: cues.has('assign.file') };
  for (const command of ASKED) if (cues.has(`assign.${command}`)) return { command };
  if (clause.asked || clause.stated.tag.length > 0) return null;
  for (const command of ['drop', 'use'] as const) {
    if (!cues.has(`assign.${command}`)) continue;
    const services = namedIn(clause, base).map(({ service }) => service);
    return services.length === 0 || !namesOnly(clause, `assign.${command}`)
      ? null
      : { command, services: [...new Set(services)] };
  }
  return forgetting(clause, base) ?? setting(clause, base);
}

/** Whose it is not any more. */
function forgetting(clause: Clause, base: Base): AssignWish | null {
  const { cues } = clause;
  const forget = (holder: string | null, duty: string): AssignWish => {
    return { command: 'forget', holder, duty, scopes: scopesIn(duty, base) };
  };
  const unassign = cues.get('assign.unassign');
  if (unassign) {
    const duty = words(clause, unassign.to, clause.units.length);
    return duty === '' ? null : forget(null, duty);
  }
  const ceases = cues.get('assign.ceases');
  if (ceases) {
    const { before, behind } = around(clause, ceases);
    return isTeam(before, base) ? forget(nameOf(before), behind) : null;
  }
  const opener = cues.get('assign.forget');
  const holds = cues.get('assign.holds');
  if (!opener || !holds) return null;
  const { before, behind } = around(clause, holds, opener.to);
  return forget(nameOf(before), behind);
}

/** Whose it is from now on. */
function setting(clause: Clause, base: Base): AssignWish | null {
  const { cues, units } = clause;
  if (cues.has('assign.doubt')) return null;
  const set = (holder: string, duty: string): AssignWish | null => {
    const name = nameOf(holder);
    if (name === '' || !isName(holder, base)) return null;
    return { command: 'set', holder: name, duty, scopes: scopesIn(duty, base) };
  };
  const assign = cues.get('assign.assign');
  if (assign) {
    // "Assign access to data to the security team": the last "to" counts.
    const to = units[assign.to - 1]?.word ?? '';
    const at = units.findLastIndex(({ word }) => word === to);
    return set(words(clause, at + 1, units.length), words(clause, 1, at));
  }
  const charge = cues.has('assign.make') ? cues.get('assign.in-charge') : undefined;
  const order = cues.get('assign.order');
  const holds = charge ?? cues.get('assign.holds');
  if (holds && (charge || order)) {
    const { before, behind } = around(clause, holds, charge ? 1 : order?.to);
    return set(before, behind);
  }
  const belongs = cues.get('assign.belongs');
  if (belongs) {
    const { before, behind } = around(clause, belongs);
    return isTeam(behind, base) ? set(behind, before) : null;
  }
  if (!holds) return null;
  const { before, behind } = around(clause, holds);
  return isTeam(before, base) ? set(before, behind) : null;
}

/** What stands before a place and what stands behind it, as typed. */
function around(clause: Clause, { from, to }: Place, start = 0): { readonly before: string; readonly behind: string } {
  return { before: words(clause, start, from), behind: words(clause, to, clause.units.length) };
}

/** The units from one up to another, as typed; a mention begins before its first word. */
function words({ units, tokens, text }: Clause, from: number, to: number): string {
  const first = tokens[units[from]?.from ?? tokens.length];
  const last = tokens[(units[to - 1]?.to ?? 0) - 1];
  if (from >= to || !first || !last) return '';
  const start = /[@#]/u.test(text.charAt(first.start - 1)) ? first.start - 1 : first.start;
  return text.slice(start, last.end).trim();
}

function nameOf(typed: string): string {
  const name = typed.replace(/[\s,.;:!]+$/u, '').trim();
  return MENTION.test(name) ? name : name.replace(ARTICLE, 'the ');
}

/** May it be the name of somebody of ours, and no side's? */
function isName(typed: string, { reader }: Base): boolean {
  const bare = typed.trim().replace(ARTICLE, '');
  if (MENTION.test(bare)) return true;
  const read = reader.read({ text: bare, asked: false });
  return read.tokens.length > 0 && read.tokens.length <= MOST_WORDS && !read.cues.has('assign.nocrew');
}

/** Is it surely a team of ours, or somebody who is mentioned? */
function isTeam(typed: string, base: Base): boolean {
  const bare = typed.trim().replace(ARTICLE, '');
  if (MENTION.test(bare)) return !/\s\S+\s\S+\s\S+\s/u.test(bare);
  const read = base.reader.read({ text: bare, asked: false });
  return read.tokens.length > 1 && read.cues.has('assign.crew') && isName(typed, base);
}

/** Beside the words of a cue, are there but names of services? "We use RDS for the shop" tells a story. */
function namesOnly({ units, cues }: Clause, cue: string): boolean {
  const place = cues.get(cue);
  return units.every((unit, at) => {
    const isWithin = place !== undefined && place.from <= at && at < place.to;
    return isWithin || unit.classes.has('service') || unit.classes.has('and');
  });
}

function namedIn(clause: Clause, { knowledge }: Base): Target[] {
  return candidatesIn(clause, knowledge).flatMap(({ strength, target }) => (strength === 'strong' ? [target] : []));
}

/** "Security groups on EC2": what is a part of one service may be a duty on another. */
function servicesIn(clause: Clause, base: Base): string[] {
  const named = namedIn(clause, base);
  const whole = named.filter(({ variant }) => variant === null);
  return [...new Set((whole.length > 0 ? whole : named).map(({ service }) => service))];
}

/** The environment that a clause names, and where; null where it names none. */
export function environmentIn({ cues }: Clause): string | null {
  const cue = [...cues.keys()].find((name) => name.startsWith('assign.env-'));
  return cue === undefined ? null : cue.slice('assign.env-'.length);
}

function withoutEnvironment(clause: Clause, environment: string | null): string {
  const place = environment === null ? undefined : clause.cues.get(`assign.env-${environment}`);
  if (!place) return clause.text;
  const { before, behind } = around(clause, place);
  return `${before} ${behind}`.trim();
}

/** "RDS", and not "the root user", which is a part of a service and a duty. */
function isServiceAlone(clause: Clause, { knowledge }: Base): boolean {
  const bare = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const said = bare(clause.text);
  return candidatesIn(clause, knowledge).some(({ target }) => {
    const service = knowledge.services[target.service];
    if (!service || target.variant !== null) return false;
    const own = [service.id, service.name, service.fullName, ...service.formerNames, ...service.aliases].map(bare);
    return own.includes(said);
  });
}

/** The duties that words name; none where they name no duty that we know. */
function scopesIn(duty: string, base: Base): AskedScope[] {
  const { reader, knowledge } = base;
  const said = duty.replace(ARTICLE, '').trim();
  if (said === '') return [];
  const whole = reader.read({ text: said, asked: true });
  const environment = environmentIn(whole);
  const clause = reader.read({ text: withoutEnvironment(whole, environment), asked: true });
  const services = servicesIn(clause, base);
  const places = services.length === 0 ? [null] : services;
  const on = (what: AskedScope['duty']) => places.map((service) => ({ duty: what, service, environment }));
  if (clause.tokens.length === 0 || clause.cues.has('assign.all') || isServiceAlone(clause, base))
    return on({ kind: 'all' });
  const group = [...clause.cues.keys()].find((cue) => cue.startsWith('assign.group-'))?.slice('assign.group-'.length);
  if (group !== undefined && group in knowledge.groups) return on({ kind: 'group', group });
  const alone = { ...base, before: null, background: [], backgroundTargets: [] };
  const question = frameClause(asOwner(clause, reader), alone);
  if (question === null || !('controls' in question)) return [];
  const controls = question.controls.filter((control) => control in knowledge.controls);
  return controls.flatMap((control) => on({ kind: 'control', control }));
}
