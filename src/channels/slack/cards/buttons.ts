import type { ActionsBlock, ContextActionsBlock, ContextBlock, Button as SlackButton } from '@slack/types';
import type { Button } from '../../../answer/types.js';
import { writeAction } from '../action-value.js';
import { LINES } from '../lines.js';
import { cut, LIMITS } from './limits.js';

/** Slack's own thumbs are drawn small, below the rest; only messages can have them. */
export function buttonBlocks(
  buttons: readonly Button[],
  surface: 'message' | 'view' = 'message',
): (ActionsBlock | ContextActionsBlock | ContextBlock)[] {
  const thumbs = surface === 'message' ? feedbackBlock(buttons) : null;
  if (thumbs === null) return plainBlocks(buttons);
  return [...plainBlocks(buttons.filter(({ action }) => action.type !== 'feedback')), thumbs];
}

/** Null where an answer has not exactly one thumb up and one down. */
function feedbackBlock(buttons: readonly Button[]): ContextActionsBlock | null {
  const [up, down, ...others] = buttons.flatMap(({ action }) => (action.type === 'feedback' ? [action] : []));
  if (up?.verdict !== 'up' || down?.verdict !== 'down' || others.length > 0) return null;
  const [good, bad] = [writeAction(up), writeAction(down)];
  if (good === null || bad === null) return null;
  const thumb = (sign: string, label: string, value: string) => {
    return { text: { type: 'plain_text' as const, text: sign }, accessibility_label: label, value };
  };
  const positive_button = thumb('👍', LINES.thumbs.up, good);
  const negative_button = thumb('👎', LINES.thumbs.down, bad);
  const element = { type: 'feedback_buttons' as const, action_id: 'feedback', positive_button, negative_button };
  return { type: 'context_actions', elements: [element] };
}

/** Buttons, and a line of small print where some did not fit. */
function plainBlocks(buttons: readonly Button[]): (ActionsBlock | ContextBlock)[] {
  const elements: SlackButton[] = [];
  let room: number = LIMITS.allButtons;
  for (const button of buttons) {
    const element = slackButton(button, elements.length);
    const size = element ? element.text.text.length + (element.value ?? '').length : 0;
    if (element === null || size > room || elements.length === LIMITS.buttons) continue;
    room -= size;
    elements.push(element);
  }
  const isPlayers = ({ action_id }: SlackButton) => /^(vote|mine):/.test(action_id ?? '');
  // Votes in a row of their own, so that nobody ends a quiz who wanted to vote.
  const rows = [elements.filter(isPlayers), elements.filter((element) => !isPlayers(element))];
  const actions = rows.filter(({ length }) => length > 0).map((row) => ({ type: 'actions' as const, elements: row }));
  const left = buttons.length - elements.length;
  const note: ContextBlock = { type: 'context', elements: [{ type: 'plain_text', text: LINES.moreButtons(left) }] };
  return [...actions, ...(left > 0 ? [note] : [])];
}

function slackButton({ label, style, action }: Button, index: number): SlackButton | null {
  const value = writeAction(action);
  if (value === null || label.trim() === '') return null;
  return {
    type: 'button',
    text: { type: 'plain_text', text: cut(label, LIMITS.buttonText), emoji: true },
    action_id: `${action.type}:${index}`,
    value,
    ...(style === 'plain' ? {} : { style }),
  };
}
