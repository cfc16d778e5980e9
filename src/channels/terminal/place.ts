import type { Input, Turn } from '../../conversation/types.js';

/** A turn of one conversation at this machine's terminal. */
export function turnOf(conversation: string, input: Input, at: number): Turn {
  return {
    place: { channel: 'terminal', tenant: 'local', room: conversation, thread: null, kind: 'direct' },
    speaker: { id: 'terminal', name: null },
    addressed: true,
    input,
    at,
  };
}
