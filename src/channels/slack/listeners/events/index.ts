import type { App } from '@slack/bolt';
import type { ListenerContext } from '../context.js';
import { appMention } from './app-mention.js';
import { message } from './message.js';

export function register(app: App, listeners: ListenerContext): void {
  const onMention = appMention(listeners);
  const onMessage = message(listeners);
  app.event('app_mention', (args) => listeners.inFlight.track(onMention(args)));
  app.event('app_home_opened', (args) =>
    listeners.inFlight.track(import('./app-home.js').then(({ appHome }) => appHome(args, listeners))),
  );
  app.event('message', (args) => listeners.inFlight.track(onMessage(args)));
}
