import type { ActionsBlock, ContextBlock, Button as SlackButton } from '@slack/types';
import type { Button } from '../../../answer/types.js';
import { writeAction } from '../action-value.js';
import { LINES } from '../lines.js';
import { cut, LIMITS } from './limits.js';

/** The buttons of an answer, and a line of small print where some did not fit. */
export function buttonBlocks(buttons: readonly Button[]): (ActionsBlock | ContextBlock)[] {
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
