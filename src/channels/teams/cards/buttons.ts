import type { Button } from '../../../answer/types.js';
import { shorten } from './limits.js';
import type { CardElement, ExecuteAction } from './types.js';

/** Teams shows at most six buttons in one row of them. */
const A_ROW = 6;

const STYLES = { plain: {}, primary: { style: 'positive' }, danger: { style: 'destructive' } } as const;

/** The buttons of an answer. Thumbs are left out: Teams draws its own below the message. */
export function buttonRows(buttons: readonly Button[]): readonly CardElement[] {
  const actions = buttons.filter((button) => button.action.type !== 'feedback').map(execute);
  const rows: CardElement[] = [];
  for (let start = 0; start < actions.length; start += A_ROW) {
    rows.push({ type: 'ActionSet', actions: actions.slice(start, start + A_ROW) });
  }
  return rows;
}

function execute(button: Button): ExecuteAction {
  const title = shorten(button.label, 200);
  const data = { action: button.action };
  const style = STYLES[button.style];
  const fallback = { type: 'Action.Submit', title, data, ...style } as const;
  return { type: 'Action.Execute', title, verb: button.action.type, data, ...style, fallback };
}
