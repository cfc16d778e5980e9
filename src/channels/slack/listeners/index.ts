import type { App } from '@slack/bolt';
import * as actions from './actions/index.js';
import * as commands from './commands/index.js';
import type { ListenerContext } from './context.js';
import * as events from './events/index.js';
import * as shortcuts from './shortcuts/index.js';
import * as views from './views/index.js';

export function registerListeners(app: App, listeners: ListenerContext): void {
  events.register(app, listeners);
  commands.register(app, listeners);
  actions.register(app, listeners);
  shortcuts.register(app, listeners);
  views.register(app, listeners);
}
