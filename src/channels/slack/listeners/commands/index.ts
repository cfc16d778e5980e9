import type { App } from '@slack/bolt';
import type { ListenerContext } from '../context.js';
import { whose } from './whose.js';

export function register(app: App, listeners: ListenerContext): void {
  const onWhose = whose(listeners);
  app.command('/whose', (args) => listeners.inFlight.track(onWhose(args)));
}
