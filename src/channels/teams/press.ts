import * as v from 'valibot';
import { ASSIGN_COMMANDS, HOST_COMMANDS } from '../../answer/actions.js';
import type { Action } from '../../answer/types.js';

// Button data comes back from the client, so it is as untrusted as typed text: bounded and checked.
const word = v.pipe(v.string(), v.maxLength(200));
const round = v.pipe(v.number(), v.integer(), v.minValue(0));

const ActionSchema = v.variant('type', [
  v.object({ type: v.literal('say'), text: v.pipe(v.string(), v.maxLength(4000)) }),
  v.object({ type: v.literal('vote'), session: word, round, option: word }),
  v.object({ type: v.literal('host'), session: word, round, command: v.picklist(HOST_COMMANDS) }),
  v.object({ type: v.picklist(['mine', 'view']), session: word, round }),
  v.object({ type: v.literal('form'), form: v.literal('quiz') }),
  v.object({ type: v.literal('assign'), command: v.picklist(ASSIGN_COMMANDS), id: word }),
  v.object({
    type: v.literal('feedback'),
    verdict: v.picklist(['up', 'down']),
    about: v.pipe(v.string(), v.maxLength(4000)),
  }),
]);

const Data = v.object({ action: ActionSchema });

/** Reads the data that one of our buttons carries; null when it is not ours or was tampered with. */
export function readPress(data: unknown): Action | null {
  const parsed = v.safeParse(Data, data);
  return parsed.success ? parsed.output.action : null;
}
