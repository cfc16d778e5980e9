import type { Button } from '../../../answer/types.js';
import { shorten } from './limits.js';
import type { CardElement, ExecuteAction, FetchAction } from './types.js';

/** Teams shows at most six buttons in one row of them, and cuts off what is wider than the card. */
const A_ROW = 6;
/** Letters that fit beside each other in a card of the usual width; each button takes some more for its edges. */
const WIDTH = 56;
const EDGES = 4;

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
  const rows: Button[][] = [];
  let row: Button[] = [];
  let room = 0;
  for (const button of buttons) {
    const width = button.label.length + EDGES;
    if (row.length === A_ROW || width > room) {
      row = [];
      rows.push(row);
      room = WIDTH;
    }
    row.push(button);
    room -= width;
  }
  return rows.map((each) => ({ type: 'ActionSet', actions: each.map(actionOf) }));
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
