import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Card } from '../../cards/card.js';
import { lineCard } from '../../cards/card.js';
import { directRoom } from '../../direct-room.js';
import { LINES } from '../../lines.js';
import { slackPlace } from '../../place.js';
import { ASK_BOX, askWindow, readAsked } from '../../windows/ask.js';
import { collectingVoice } from '../../windows/voice.js';
import { type ListenerContext, tenantOf } from '../context.js';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;

/** Slack waits three seconds for the window's next state. */
const PATIENCE = 2_000;

/**
 * A question sent in the window to ask in. The answer comes with the acknowledgement, for an update sent on its own
 * may overtake it; only where it takes long the window says so first.
 */
export async function asked(
  { ack, body, view, client, context }: Args,
  { answerTurn, logger, now }: ListenerContext,
): Promise<void> {
  const read = readAsked(view);
  if (read === null) return ack();
  const { id, hash, text, memory } = read;
  if (text === '') {
    const [box = ASK_BOX] = Object.keys(view.state.values);
    return ack({ response_action: 'errors', errors: { [box]: LINES.ask.label } });
  }
  const cards: Card[] = [];
  const tenant = tenantOf(context);
  const user = body.user.id;
  let room = memory.room;

  const answer = async (): Promise<void> => {
    room ??= await directRoom(client, user);
    await answerTurn({
      key: `ask:${tenant}:${id}:${hash}`,
      isRetry: context.retryNum !== undefined,
      turn: {
        place: slackPlace(tenant, room, null),
        speaker: { id: user, name: body.user.name || null },
        addressed: true,
        input: { type: 'text', text },
        at: now(),
      },
      origin: { client, tenant, channel: room, thread: null, user, trigger: null, voice: collectingVoice(cards) },
    });
  };
  const answered = answer().catch((err: unknown) => {
    logger.error({ err }, 'A question in a window could not be answered');
    cards.push(lineCard(LINES.failed));
  });
  const show = () => askWindow(text, cards, { room });
  const timer = new AbortController();
  const isInTime = await Promise.race([answered.then(() => true), late(timer.signal)]);
  timer.abort();
  // Nothing to show: the same request came before, and its window has the answer.
  if (isInTime) return cards.length === 0 ? ack() : ack({ response_action: 'update', view: show() });
  await ack({ response_action: 'update', view: askWindow(text, [lineCard(LINES.oneMoment)], { room }) });
  await answered;
  await client.views.update({ view_id: id, view: show() });
}

function late(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
