import type { App, GlobalShortcut, MessageShortcut } from '@slack/bolt';
import type { ListenerContext } from '../context.js';

/** As in manifest.json. */
const WHOSE_JOB = 'whose-job';
const ASK = 'ask';

export function register(app: App, listeners: ListenerContext): void {
  const { track } = listeners.inFlight;
  app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: WHOSE_JOB }, (args) =>
    track(import('./whose-job.js').then(({ whoseJob }) => whoseJob(args, listeners))),
  );
  app.shortcut<GlobalShortcut>({ type: 'shortcut', callback_id: ASK }, (args) =>
    track(import('./ask.js').then(({ ask }) => ask(args, listeners))),
  );
}
