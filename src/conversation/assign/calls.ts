import type { ContextStore } from '../../store/types.js';
import type { Turn } from '../types.js';
import { ownerOf } from './asked.js';

/** Who was called is not called again there for so long, however many press. */
const QUIET = 10 * 60 * 1000;

/** Remembers where somebody was called a moment ago. */
export function callsIn(contexts: ContextStore) {
  return {
    /** True where nobody was called for this scope in this conversation of late; that is remembered. */
    async isFirst({ place, at }: Turn, scope: string): Promise<boolean> {
      const key = ['assign-call', ownerOf(place), place.room, scope].map(encodeURIComponent).join('/');
      if ((await contexts.load(key, at)) !== null) return false;
      await contexts.save(key, true, at + QUIET);
      return true;
    },
  };
}
