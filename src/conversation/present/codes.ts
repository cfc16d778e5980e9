import { randomBytes, randomInt } from 'node:crypto';
import * as v from 'valibot';
import type { CardStore } from '../../store/types.js';

/** What a code opens: the wall for the host who asked for it, or a seat for whoever has no chat. */
export type Door =
  | { readonly kind: 'wall'; readonly session: string; readonly host: string }
  | { readonly kind: 'phone'; readonly session: string };

/** The codes of a session. */
export interface Codes {
  /** A secret of the host's: whoever has it can drive the quiz. */
  readonly wall: string;
  /** To be read from the wall and typed. */
  readonly phone: string;
}

const Stored = v.variant('kind', [
  v.object({ kind: v.literal('wall'), session: v.string(), host: v.string() }),
  v.object({ kind: v.literal('phone'), session: v.string() }),
]);

// Without letters and digits that are taken for each other. 31 to the ninth is more than anybody can try.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 9;

/** Keeps which code opens which quiz. Codes are drawn at random and live as long as cards do (30 days). */
export function createCodes(cards: CardStore) {
  async function kept(key: string, make: () => string, door: Door, now: number): Promise<string> {
    const before = await cards.get(key);
    if (typeof before === 'string') return before;
    const code = make();
    await cards.put(`door:${code}`, door, now);
    await cards.put(key, code, now);
    return code;
  }

  return {
    /** The codes of a session for its host; the same each time. */
    async of(session: string, host: string, now: number): Promise<Codes> {
      const wall = await kept(`wall:${session}:${host}`, secret, { kind: 'wall', session, host }, now);
      return { wall, phone: await kept(`phone:${session}`, typed, { kind: 'phone', session }, now) };
    },

    /** What a code opens, of one kind; null for any other. */
    async open<Kind extends Door['kind']>(kind: Kind, code: string): Promise<Extract<Door, { kind: Kind }> | null> {
      const parsed = /^[\w-]{1,64}$/.test(code) ? v.safeParse(Stored, await cards.get(`door:${code}`)) : null;
      const isOfKind = (door: Door): door is Extract<Door, { kind: Kind }> => door.kind === kind;
      return parsed?.success && isOfKind(parsed.output) ? parsed.output : null;
    },
  };
}

/** A code as somebody typed it: in any case, with whatever between its groups. */
export function typedCode(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, 64);
}

function secret(): string {
  return randomBytes(16).toString('base64url');
}

function typed(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
