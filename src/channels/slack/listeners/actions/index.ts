import type { App, BlockAction } from '@slack/bolt';
import type { ListenerContext } from '../context.js';
import { button } from './button.js';

export function register(app: App, listeners: ListenerContext): void {
  const onButton = button(listeners);
  // Buttons of older versions too: they get a line instead of Slack's warning sign.
  app.action<BlockAction>({ type: 'block_actions' }, (args) => listeners.inFlight.track(onButton(args)));
}
