import type { Button } from '../../../answer/types.js';
import { shorten } from './limits.js';
import type { CardElement, ExecuteAction, FetchAction } from './types.js';

/** Teams shows at most six buttons in one row of them. */
const A_ROW = 6;

const STYLES = { plain: {}, primary: { style: 'positive' }, danger: { style: 'destructive' } } as const;

/**
 * The buttons of an answer, votes in a row of their own. Thumbs are left out: Teams draws its own below the message.
 */
export function buttonRows(buttons: readonly Button[]): readonly CardElement[] {
  const votes = buttons.filter(({ action }) => action.type === 'vote');
  const others = buttons.filter(({ action }) => action.type !== 'vote' && action.type !== 'feedback');
  return [...rowsOf(votes), ...rowsOf(others)];
}

function rowsOf(buttons: readonly Button[]): readonly CardElement[] {
  const rows: CardElement[] = [];
  for (let start = 0; start < buttons.length; start += A_ROW) {
    rows.push({ type: 'ActionSet', actions: buttons.slice(start, start + A_ROW).map(actionOf) });
  }
  return rows;
}

function actionOf(button: Button): ExecuteAction | FetchAction {
  if (button.action.type !== 'form') return execute(button);
  const data = { msteams: { type: 'task/fetch' }, action: button.action };
  return { type: 'Action.Submit', title: shorten(button.label, 200), data };
}

function execute(button: Button): ExecuteAction {
  const title = shorten(button.label, 200);
  const data = { action: button.action };
  const style = STYLES[button.style];
  const fallback = { type: 'Action.Submit', title, data, ...style } as const;
  return { type: 'Action.Execute', title, verb: button.action.type, data, ...style, fallback };
}
