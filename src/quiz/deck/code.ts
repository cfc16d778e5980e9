import type { DeckRule, Level } from './types.js';

/** The most questions that one deck has. */
export const LONGEST = 30;

const LEVELS: Readonly<Record<string, Level>> = { easy: 'easy', medium: 'medium', hard: 'hard' };
const MODELS = { iaas: 'iaas', paas: 'paas', saas: 'saas' } as const;

/**
 * Writes rule and seed as a short code by which a deck can be had again.
 *
 * @example deckCode(rule, 'k3x9') // 's=rds.l=hard.n=5.x=k3x9'
 */
export function deckCode(rule: DeckRule, seed: string): string {
  const { services, families, controls, groups, model, level, count } = rule;
  const parts: [string, readonly string[]][] = [
    ['s', services],
    ['f', families],
    ['c', controls],
    ['g', groups],
    ['m', model === null ? [] : [model]],
    ['l', level === null ? [] : [level]],
    ['n', [String(count)]],
    ['x', [seed]],
  ];
  return parts
    .filter(([, values]) => values.length > 0)
    .map(([key, values]) => `${key}=${values.join('+')}`)
    .join('.');
}

/** Reads a code that `deckCode` wrote; null for anything else. Ids in it may be unknown: such a rule has no questions. */
export function parseDeckCode(code: string): { readonly rule: DeckRule; readonly seed: string } | null {
  const parts = new Map<string, readonly string[]>();
  for (const part of code.split('.')) {
    const [, key, values] = part.match(/^([sfcgmlnx])=([a-z0-9-]+(?:\+[a-z0-9-]+)*)$/) ?? [];
    if (key === undefined || values === undefined || parts.has(key)) return null;
    parts.set(key, values.split('+'));
  }
  const list = (key: string) => parts.get(key) ?? [];
  const one = (key: string) => (list(key).length === 1 ? (list(key)[0] ?? null) : null);
  const [count, seed, model, level] = [Number(one('n')), one('x'), one('m'), one('l')];
  if (seed === null || !Number.isInteger(count) || count < 1 || count > LONGEST) return null;
  const known = { model: pick(MODELS, model), level: pick(LEVELS, level) };
  if ((list('m').length > 0 && known.model === null) || (list('l').length > 0 && known.level === null)) return null;
  const ids = { services: list('s'), families: list('f'), controls: list('c'), groups: list('g') };
  return { rule: { ...ids, ...known, count }, seed };
}

function pick<T>(record: Readonly<Record<string, T>>, key: string | null): T | null {
  return key !== null && Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}
