import * as v from 'valibot';
import { ASSIGN_COMMANDS, HOST_COMMANDS } from '../../answer/actions.js';
import type { Action } from '../../answer/types.js';
import { cut, LIMITS } from './cards/limits.js';

const Round = v.pipe(v.number(), v.integer(), v.minValue(0));
const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(500));

const ActionValue = v.variant('type', [
  v.object({ type: v.literal('say'), text: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.buttonValue)) }),
  v.object({ type: v.literal('vote'), session: Id, round: Round, option: Id }),
  v.object({ type: v.literal('host'), session: Id, round: Round, command: v.picklist(HOST_COMMANDS) }),
  v.object({ type: v.picklist(['mine', 'view']), session: Id, round: Round }),
  v.object({ type: v.literal('form'), form: v.literal('quiz') }),
  v.object({ type: v.literal('assign'), command: v.picklist(ASSIGN_COMMANDS), id: Id }),
  v.object({ type: v.literal('feedback'), verdict: v.picklist(['up', 'down']), about: v.string() }),
]);

/**
 * An action as the value of a Slack button. Words to say and to rate are shortened to fit; an action
 * that could not be read back (no words, too long ids) gives null, and its button is left out.
 */
export function writeAction(action: Action): string | null {
  const value = write(action);
  return readAction(value) === null ? null : value;
}

function write(action: Action): string | null {
  const whole = JSON.stringify(action);
  if (whole.length <= LIMITS.buttonValue) return whole;
  switch (action.type) {
    case 'say':
      return fitted(action.text, (text) => ({ ...action, text }));
    case 'feedback':
      return fitted(action.about, (about) => ({ ...action, about }));
    case 'vote':
    case 'host':
    case 'mine':
    case 'view':
    case 'form':
    case 'assign':
      return null;
  }
}

/** Reads a button's value back; null for anything that this version of the bot did not write. */
export function readAction(value: unknown): Action | null {
  if (typeof value !== 'string' || value.length > LIMITS.buttonValue) return null;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ActionValue), value);
  return parsed.success ? parsed.output : null;
}

/** JSON can take up to six characters for one, so the text is halved until its JSON fits. */
function fitted(text: string, rebuild: (text: string) => Action): string {
  let length = Math.min(text.length, LIMITS.buttonValue - 100);
  for (;;) {
    const json = JSON.stringify(rebuild(cut(text, length)));
    if (json.length <= LIMITS.buttonValue) return json;
    length = Math.floor(length / 2);
  }
}
