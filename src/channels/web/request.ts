import * as v from 'valibot';
import { ASSIGN_COMMANDS, HOST_COMMANDS } from '../../answer/actions.js';
import type { Input } from '../../conversation/types.js';
import { LINES } from './lines.js';

const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const round = v.pipe(v.number(), v.integer(), v.minValue(0));

// What a button carries comes back from the browser, so it is as untrusted as typed text.
const ActionBody = v.variant('type', [
  v.object({ type: v.literal('say'), text: v.pipe(v.string(), v.maxLength(4000)) }),
  v.object({
    type: v.literal('vote'),
    session: v.pipe(v.string(), v.maxLength(200)),
    round,
    option: v.pipe(v.string(), v.maxLength(200)),
  }),
  v.object({
    type: v.literal('host'),
    session: v.pipe(v.string(), v.maxLength(200)),
    round,
    command: v.picklist(HOST_COMMANDS),
  }),
  v.object({ type: v.picklist(['mine', 'view']), session: v.pipe(v.string(), v.maxLength(200)), round }),
  v.object({ type: v.literal('form'), form: v.literal('quiz') }),
  v.object({
    type: v.literal('assign'),
    command: v.picklist(ASSIGN_COMMANDS),
    id: v.pipe(v.string(), v.maxLength(200)),
  }),
  v.object({
    type: v.literal('feedback'),
    verdict: v.picklist(['up', 'down']),
    about: v.pipe(v.string(), v.maxLength(4000)),
  }),
]);

const TurnBody = v.object({
  session: id,
  room: v.optional(v.nullable(id), null),
  text: v.optional(v.string()),
  action: v.optional(ActionBody),
  file: v.optional(v.object({ name: v.pipe(v.string(), v.maxLength(200)), text: v.string() })),
  form: v.optional(v.record(v.pipe(v.string(), v.maxLength(50)), v.pipe(v.string(), v.maxLength(200)))),
});

const Stream = v.object({ session: id, room: v.optional(id) });

/** One message from the page. A `room` is shared between browsers; without one the session talks to the bot alone. */
export interface PageTurn {
  readonly session: string;
  readonly room: string | null;
  readonly input: Input;
}

/** The request does not fit; the message is kind and may be shown to the person. */
export class BadRequestError extends Error {
  override readonly name = 'BadRequestError';
}

/** More than anybody types. A file may be longer. */
const LONGEST_TEXT = 60_000;

/** The same for what is too long. */
export class TooLongError extends BadRequestError {}

/**
 * Reads the body of `POST /api/turns`.
 *
 * @throws BadRequestError when it is not one.
 */
export function readTurn(body: unknown): PageTurn {
  const parsed = v.safeParse(TurnBody, body);
  if (!parsed.success) throw new BadRequestError(LINES.notATurn);
  const { session, room, text, action, file, form } = parsed.output;
  if (text !== undefined && text.length > LONGEST_TEXT) throw new TooLongError(LINES.tooLong);
  const inputs: Input[] = [
    ...(text === undefined ? [] : [{ type: 'text', text } as const]),
    ...(action === undefined ? [] : [{ type: 'press', action } as const]),
    ...(file === undefined ? [] : [{ type: 'file', ...file } as const]),
    ...(form === undefined ? [] : [{ type: 'form', form: 'quiz', values: form } as const]),
  ];
  const [input] = inputs;
  if (input !== undefined && inputs.length === 1) return { session, room, input };
  throw new BadRequestError(LINES.notATurn);
}

/**
 * Reads the query of `GET /api/events`.
 *
 * @throws BadRequestError when the session is missing, or one of the two is no id.
 */
export function readStream(query: unknown): { readonly session: string; readonly room: string | null } {
  const parsed = v.safeParse(Stream, query);
  if (!parsed.success) throw new BadRequestError(LINES.notAStream);
  return { session: parsed.output.session, room: parsed.output.room ?? null };
}
