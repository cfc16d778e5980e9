import type { ModalView } from '@slack/types';
import * as v from 'valibot';
import { LINES } from '../lines.js';

export const REASON_WINDOW = 'reason';
const BOX = 'reason-box';
const LONGEST = 300;

const Memory = v.object({ channel: v.string(), about: v.string() });
type Memory = v.InferOutput<typeof Memory>;

/** Asks what was wrong with an answer that was voted down. The vote counts already. */
export function reasonWindow(memory: Memory): ModalView {
  return {
    type: 'modal',
    callback_id: REASON_WINDOW,
    private_metadata: JSON.stringify(memory),
    title: { type: 'plain_text', text: LINES.reason.title },
    submit: { type: 'plain_text', text: LINES.reason.submit },
    close: { type: 'plain_text', text: LINES.reason.close },
    blocks: [
      {
        type: 'input',
        block_id: BOX,
        label: { type: 'plain_text', text: LINES.reason.label },
        hint: { type: 'plain_text', text: LINES.reason.hint },
        element: { type: 'plain_text_input', action_id: BOX, multiline: true, max_length: LONGEST },
      },
    ],
  };
}

const Submitted = v.object({
  id: v.string(),
  private_metadata: v.pipe(v.string(), v.parseJson(), Memory),
  state: v.object({ values: v.object({ [BOX]: v.object({ [BOX]: v.object({ value: v.nullish(v.string(), '') }) }) }) }),
});

/** What was said to be wrong, and of which answer; null for anything else. */
export function readReason(view: unknown): (Memory & { readonly id: string; readonly reason: string }) | null {
  const parsed = v.safeParse(Submitted, view);
  if (!parsed.success) return null;
  const { id, private_metadata: memory, state } = parsed.output;
  return { id, ...memory, reason: state.values[BOX][BOX].value.trim() };
}
