import * as v from 'valibot';
import type { TeamsActivity } from '../activity.js';

/** What Teams' search field or the menu of a message asks of us. */
export type ExtensionRequest =
  /** Words were typed in the search field. */
  | { readonly type: 'search'; readonly text: string; readonly skip: number; readonly count: number }
  /** "Whose job is this?" was chosen on a message, whose body this is. */
  | { readonly type: 'message'; readonly body: { readonly format: 'html' | 'text'; readonly content: string } }
  /** A button of our dialog: ask on, or put the answer into the conversation. The words stand in the order they were said. */
  | { readonly type: 'ask' | 'insert'; readonly said: readonly string[] };

const MOST_RESULTS = 25;
/** Words that come back from the dialog are as untrusted as typed ones. */
const said = v.pipe(v.array(v.pipe(v.string(), v.maxLength(4000))), v.minLength(1), v.maxLength(8));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const Query = v.object({
  parameters: v.pipe(v.array(v.object({ name: v.string(), value: v.unknown() })), v.minLength(1)),
  queryOptions: v.optional(
    v.nullable(v.object({ skip: v.optional(whole, 0), count: v.optional(whole, MOST_RESULTS) })),
  ),
});
const Chosen = v.object({
  messagePayload: v.object({
    body: v.optional(
      v.nullable(
        v.object({
          contentType: v.optional(v.nullable(v.string())),
          content: v.optional(v.nullable(v.string())),
        }),
      ),
    ),
  }),
});
const Pressed = v.object({ data: v.union([v.object({ ask: said }), v.object({ insert: said })]) });

/** Reads an invoke of the message extension; null for what is not ours. */
export function readExtension({ name, value }: TeamsActivity): ExtensionRequest | null {
  switch (name) {
    case 'composeExtension/query':
      return readQuery(value);
    case 'composeExtension/fetchTask':
      return readMessage(value);
    case 'composeExtension/submitAction':
      return readPressed(value);
    default:
      return null;
  }
}

function readQuery(value: unknown): ExtensionRequest | null {
  const parsed = v.safeParse(Query, value);
  if (!parsed.success) return null;
  const asked = parsed.output.parameters.find(({ name }) => name === 'question')?.value;
  const { skip = 0, count = MOST_RESULTS } = parsed.output.queryOptions ?? {};
  return { type: 'search', text: typeof asked === 'string' ? asked : '', skip, count: Math.min(count, MOST_RESULTS) };
}

function readMessage(value: unknown): ExtensionRequest | null {
  const parsed = v.safeParse(Chosen, value);
  if (!parsed.success) return null;
  const { contentType, content } = parsed.output.messagePayload.body ?? {};
  return { type: 'message', body: { format: contentType === 'text' ? 'text' : 'html', content: content ?? '' } };
}

function readPressed(value: unknown): ExtensionRequest | null {
  const parsed = v.safeParse(Pressed, value);
  if (!parsed.success) return null;
  const { data } = parsed.output;
  return 'ask' in data ? { type: 'ask', said: data.ask } : { type: 'insert', said: data.insert };
}
