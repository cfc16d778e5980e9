import type { AllMiddlewareArgs, App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { slackPlace } from '../../place.js';
import { type ListenerContext, tenantOf } from '../context.js';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;

/** A form that was filled in and sent. */
function submitted({ answerTurn, now }: ListenerContext) {
  return async ({ ack, body, view, client, context }: Args): Promise<void> => {
    await ack();
    const { readSubmission } = await import('../../form.js');
    const read = readSubmission(view);
    if (read === null) return;
    const tenant = tenantOf(context);
    const { channel, thread } = read.origin;
    const user = body.user.id;
    await answerTurn({
      key: `form:${tenant}:${read.id}`,
      isRetry: context.retryNum !== undefined,
      turn: {
        place: slackPlace(tenant, channel, thread),
        speaker: { id: user, name: body.user.name || null },
        addressed: true,
        input: { type: 'form', form: 'quiz', values: read.values },
        at: now(),
      },
      origin: { client, tenant, channel, thread, user, trigger: null, voice: { kind: 'open', whisper: null } },
    });
  };
}

export function register(app: App, listeners: ListenerContext): void {
  const onSubmit = submitted(listeners);
  app.view<ViewSubmitAction>({ callback_id: 'form:quiz', type: 'view_submission' }, (args) =>
    listeners.inFlight.track(onSubmit(args)),
  );
  app.view<ViewSubmitAction>({ callback_id: 'ask', type: 'view_submission' }, (args) =>
    listeners.inFlight.track(import('./ask.js').then(({ asked }) => asked(args, listeners))),
  );
  app.view<ViewSubmitAction>({ callback_id: 'reason', type: 'view_submission' }, (args) =>
    listeners.inFlight.track(import('./reason.js').then(({ reasoned }) => reasoned(args, listeners))),
  );
}
