import type { InputBlock, KnownBlock, ModalView, RichTextBlock } from '@slack/types';
import * as v from 'valibot';
import type { Card } from '../cards/card.js';
import { cut, LIMITS } from '../cards/limits.js';
import { line, plain, richText } from '../cards/rich-text.js';
import { LINES } from '../lines.js';

export const ASK_WINDOW = 'ask';
/** The box that is asked in: in the window, and in App Home. */
export const ASK_BOX = 'ask-box';

const MOST_BLOCKS = 90;
const LONGEST = 500;

/** What a window remembers: the direct message of its person with the bot, where that is known. */
const Memory = v.object({ room: v.nullable(v.string()) });
export type WindowMemory = v.InferOutput<typeof Memory>;

/** Reads what a window of ours remembers; an unreadable one remembers nothing. */
export function readMemory(privateMetadata: unknown): WindowMemory {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Memory), privateMetadata);
  return parsed.success ? parsed.output : { room: null };
}

/**
 * The window to ask in, with what was asked last and its answer.
 *
 * @param begun what stands in the box already
 */
export function askWindow(asked: string | null, cards: readonly Card[], memory: WindowMemory, begun = ''): ModalView {
  const box = askBox(cards.length === 0 ? LINES.ask.label : LINES.ask.again);
  const filled =
    begun === '' ? box : { ...box, element: { ...box.element, initial_value: begun } as typeof box.element };
  const shown = [...(asked === null ? [] : [quote(asked)]), ...cards.flatMap(blocksOf)].slice(0, MOST_BLOCKS);
  return {
    type: 'modal',
    callback_id: ASK_WINDOW,
    private_metadata: JSON.stringify(memory),
    title: { type: 'plain_text', text: LINES.ask.title },
    submit: { type: 'plain_text', text: LINES.ask.submit },
    close: { type: 'plain_text', text: LINES.ask.close },
    // A new id empties the box: without one Slack keeps what was typed.
    blocks: [...shown, { ...filled, block_id: boxId(asked) }],
  };
}

export function askBox(label: string): InputBlock {
  return {
    type: 'input',
    label: { type: 'plain_text', text: label },
    element: {
      type: 'plain_text_input',
      action_id: ASK_BOX,
      max_length: LONGEST,
      placeholder: { type: 'plain_text', text: LINES.ask.example },
    },
  };
}

/** A card as blocks, also where it is one line of text. */
export function blocksOf({ blocks, text }: Card): KnownBlock[] {
  return blocks.length > 0 ? blocks : [richText(line(plain(cut(text, LIMITS.section))))];
}

const Submitted = v.object({
  id: v.string(),
  hash: v.optional(v.string(), ''),
  private_metadata: v.optional(v.string(), ''),
  state: v.object({
    values: v.record(v.string(), v.record(v.string(), v.object({ value: v.optional(v.nullable(v.string())) }))),
  }),
});

/** What was asked in a window of ours; null for anything else. */
export function readAsked(
  view: unknown,
): { readonly id: string; readonly hash: string; readonly text: string; readonly memory: WindowMemory } | null {
  const parsed = v.safeParse(Submitted, view);
  if (!parsed.success) return null;
  const { id, hash, private_metadata, state } = parsed.output;
  const boxes = Object.values(state.values).flatMap((fields) => fields[ASK_BOX]?.value ?? []);
  return { id, hash, text: boxes.join(' ').trim(), memory: readMemory(private_metadata) };
}

function quote(text: string): RichTextBlock {
  return richText({ type: 'rich_text_quote', elements: [plain(cut(text, LONGEST))] });
}

function boxId(asked: string | null): string {
  return `${ASK_BOX}:${cut(asked ?? '', 200)}`;
}
