import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Action } from '../../../../answer/types.js';
import { readAction } from '../../action-value.js';
import { lineCard } from '../../cards/card.js';
import { LINES } from '../../lines.js';
import { isDirect, type Origin } from '../../origin.js';
import { slackPlace } from '../../place.js';
import { type ListenerContext, tenantOf } from '../context.js';
import { type Press, readPress } from './press.js';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** A press on any button of ours. A value that we cannot read gets one private line. */
export function button(listeners: ListenerContext) {
  const { answerTurn, sender, logger, now } = listeners;
  return async ({ ack, body, respond, client, context }: Args): Promise<void> => {
    await ack();
    if (body.view !== undefined) {
      const { windowPress } = await import('./window-press.js');
      return windowPress(body, { client, context }, listeners);
    }
    const press = readPress(body);
    if (press === null) return;
    const action = readAction(press.value);
    const tenant = tenantOf(context);
    const { channel, user } = press;
    const thread = threadOf(press, action);
    const origin: Origin = {
      client,
      tenant,
      channel,
      thread,
      user,
      trigger: press.id,
      voice: press.isPrivate
        ? { kind: 'private', whisper: respond, pressedOnPrivateMessage: true }
        : { kind: 'open', whisper: respond },
      ...(action?.type === 'say' ? { asked: action.text } : {}),
    };
    if (action === null) {
      const { readOwnAction } = await import('../../own-buttons.js');
      const own = readOwnAction(press.value);
      if (own !== null) return (await import('./own-press.js')).ownPress(own, press.name, origin, listeners);
    }
    if (action === null) return sender.whisper(lineCard(LINES.badButton), origin, false);
    await answerTurn({
      key: `press:${tenant}:${user}:${press.id}`,
      isRetry: context.retryNum !== undefined,
      turn: {
        place: slackPlace(tenant, channel, thread),
        speaker: { id: user, name: press.name },
        addressed: true,
        input: { type: 'press', action },
        at: now(),
      },
      origin,
    });
    if (action.type === 'feedback' && action.verdict === 'down') {
      const { askReason } = await import('./ask-reason.js');
      await askReason(client, press, action.about, logger);
    }
  };
}

/**
 * Words said by a button on a channel's own message are answered in that message's thread, as if they
 * had been said there; a quiz goes on where its cards stand.
 */
function threadOf({ thread, ts, channel, isPrivate }: Press, action: Action | null): string | null {
  if (thread !== null || isPrivate || isDirect(channel)) return thread;
  return action?.type === 'say' ? ts : null;
}
