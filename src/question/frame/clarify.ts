import { resolve } from '../../knowledge/resolve.js';
import type { Knowledge } from '../../knowledge/types.js';
import type { ClarifyOption, Question, Target } from '../types.js';

/** Slack and Teams both show four buttons well; more are not read. */
const MOST_OPTIONS = 4;

function nameOf(knowledge: Knowledge, target: Target): string {
  const service = knowledge.services[target.service];
  const variant = target.variant === null ? undefined : service?.variants[target.variant];
  return variant?.name ?? service?.name ?? target.service;
}

function ownerOf(knowledge: Knowledge, target: Target, control: string): string {
  const resolution = resolve(knowledge, { ...target, control });
  return resolution?.kind === 'verdict' ? resolution.verdict.owner : 'none';
}

/** The words that a click on a reading says: the duty on that service, as a whole question. */
function ask(knowledge: Knowledge, target: Target, control: string | null): ClarifyOption {
  const label = nameOf(knowledge, target);
  const duty = control === null ? null : knowledge.controls[control]?.name;
  return { label, text: duty ? `Who is responsible for ${duty} on ${label}?` : `What is our part on ${label}?` };
}

/**
 * Asks which service is meant, unless all readings have the same owner: then the first of them answers for all.
 * `control` null asks with the list of duties.
 */
export function whichService(knowledge: Knowledge, targets: readonly Target[], control: string | null): Question {
  const offered = targets.slice(0, MOST_OPTIONS);
  const options = offered.map((target) => ask(knowledge, target, control));
  return {
    kind: 'clarify',
    missing: 'which-service',
    options,
    targets: [],
    controls: control === null ? [] : [control],
  };
}

/** The services most asked about, for a duty whose owner changes from one to the next. */
const EXAMPLES = ['ec2', 'rds', 'lambda', 'eks'];

export function examples(knowledge: Knowledge): Target[] {
  return EXAMPLES.filter((service) => knowledge.services[service]).map((service) => ({ service, variant: null }));
}

/** Duties that people mean most often when they name a service and nothing else. */
const USUAL = ['engine-patching', 'guest-os-patching', 'data-access', 'backups', 'encryption-at-rest'];

/** Asks which duty of a service is meant: a few usual ones that it has, and all of it. */
export function whichDuty(knowledge: Knowledge, target: Target): Question {
  const service = knowledge.services[target.service];
  const own = Object.keys({ ...service?.facts });
  const candidates = [...new Set([...USUAL.filter((control) => own.includes(control)), ...USUAL, ...own])];
  const duties = candidates
    .filter((control) => ownerOf(knowledge, target, control) !== 'none')
    .slice(0, MOST_OPTIONS - 1);
  const named = duties.map((control): ClarifyOption => {
    const { text } = ask(knowledge, target, control);
    return { label: knowledge.controls[control]?.name ?? control, text };
  });
  const all = ask(knowledge, target, null);
  return {
    kind: 'clarify',
    missing: 'duty',
    options: [...named, { label: all.text, text: all.text }],
    targets: [target],
    controls: [],
  };
}

/** Asks which of several duties is meant, of `target` or in general; the likeliest first. */
export function whichOf(knowledge: Knowledge, target: Target | null, controls: readonly string[]): Question {
  const options = controls.slice(0, MOST_OPTIONS).map((control): ClarifyOption => {
    const label = knowledge.controls[control]?.name ?? control;
    return { label, text: target ? ask(knowledge, target, control).text : `Who is responsible for ${label}?` };
  });
  return { kind: 'clarify', missing: 'duty', options, targets: target === null ? [] : [target], controls: [] };
}

/** Do all readings give the same owner? */
export function agree(knowledge: Knowledge, targets: readonly Target[], control: string): boolean {
  return new Set(targets.map((target) => ownerOf(knowledge, target, control))).size === 1;
}

/** The places where software runs: the services that manage it, and a virtual machine of one's own. */
export function placesOf(knowledge: Knowledge, software: readonly string[]): Target[] {
  const managed = software.flatMap((id) => knowledge.software[id]?.managedBy ?? []);
  const targets = [...new Set(managed)].map((path): Target => {
    const [service = path, variant = null] = path.split('/');
    return { service, variant };
  });
  const running = targets.filter((target) => knowledge.services[target.service]?.status.state === 'active');
  const own = { service: 'ec2', variant: null };
  return [...running.slice(0, MOST_OPTIONS - 1), own].filter(
    (target) => knowledge.services[target.service] !== undefined,
  );
}
