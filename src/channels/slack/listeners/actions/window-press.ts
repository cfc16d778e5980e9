import type { AllMiddlewareArgs } from '@slack/bolt';
import * as v from 'valibot';
import type { Input } from '../../../../conversation/types.js';
import { readAction } from '../../action-value.js';
import { lineCard } from '../../cards/card.js';
import { directRoom } from '../../direct-room.js';
import { LINES } from '../../lines.js';
import type { Origin } from '../../origin.js';
import { slackPlace } from '../../place.js';
import { ASK_BOX, readMemory } from '../../windows/ask.js';
import { FORGET_RECENT } from '../../windows/home.js';
import { publishHome } from '../../windows/publish.js';
import { openingVoice, replacingVoice } from '../../windows/voice.js';
import { type ListenerContext, tenantOf } from '../context.js';

const Press = v.object({
  trigger_id: v.string(),
  user: v.object({ id: v.string(), username: v.optional(v.string()), name: v.optional(v.string()) }),
  view: v.object({
    id: v.string(),
    type: v.picklist(['home', 'modal']),
    private_metadata: v.optional(v.string(), ''),
  }),
  actions: v.pipe(
    v.array(v.object({ action_id: v.string(), value: v.optional(v.nullable(v.string())) })),
    v.minLength(1),
  ),
});

/** A press on a button in App Home or in a window of ours, or Enter in the box of App Home. */
export async function windowPress(
  body: unknown,
  { client, context }: Pick<AllMiddlewareArgs, 'client' | 'context'>,
  { answerTurn, sender, home, now }: ListenerContext,
): Promise<void> {
  const parsed = v.safeParse(Press, body);
  if (!parsed.success) return;
  const { trigger_id: trigger, user, view, actions } = parsed.output;
  const [action] = actions;
  const tenant = tenantOf(context);
  const room = readMemory(view.private_metadata).room ?? (await directRoom(client, user.id));
  const drawHome = () => publishHome({ client, tenant, user: user.id, room }, home);
  if (action?.action_id === FORGET_RECENT) {
    await home.recent.forget(tenant, user.id);
    return drawHome();
  }

  const input = inputOf(action);
  const asked = input?.type === 'text' ? input.text : input?.type === 'press' ? wordsOf(input) : null;
  const memory = { room };
  const voice =
    view.type === 'home'
      ? openingVoice(client, trigger, asked, memory)
      : replacingVoice(client, view.id, asked, memory);
  const origin: Origin = { client, tenant, channel: room, thread: null, user: user.id, trigger, voice };
  if (input === null) return sender.whisper(lineCard(LINES.badButton), origin, false);
  await answerTurn({
    key: `press:${tenant}:${user.id}:${trigger}`,
    isRetry: context.retryNum !== undefined,
    turn: {
      place: slackPlace(tenant, room, null),
      speaker: { id: user.id, name: user.name ?? user.username ?? null },
      addressed: true,
      input,
      at: now(),
    },
    origin,
  });
  if (view.type === 'home') await drawHome();
}

type Pressed = { readonly action_id: string; readonly value?: string | null | undefined };

/** What was said or pressed; null for a button that we did not write. */
function inputOf(action: Pressed | undefined): Input | null {
  if (action?.action_id === ASK_BOX) return { type: 'text', text: action.value?.trim() || LINES.emptyMeans };
  const pressed = readAction(action?.value ?? undefined);
  return pressed === null ? null : { type: 'press', action: pressed };
}

function wordsOf({ action }: Extract<Input, { type: 'press' }>): string | null {
  return action.type === 'say' ? action.text : null;
}
