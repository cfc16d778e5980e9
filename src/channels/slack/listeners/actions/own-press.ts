import { lineCard } from '../../cards/card.js';
import { cut, LIMITS } from '../../cards/limits.js';
import { richText } from '../../cards/rich-text.js';
import { refusal } from '../../errors.js';
import { LINES } from '../../lines.js';
import type { Origin } from '../../origin.js';
import type { OwnAction } from '../../own-buttons.js';
import { isNotMember } from '../../send.js';
import { shutLine } from '../../shut.js';
import { askWindow } from '../../windows/ask.js';
import type { ListenerContext } from '../context.js';

/** A press on a button that only Slack has. */
export async function ownPress(
  action: OwnAction,
  name: string | null,
  origin: Origin,
  listeners: ListenerContext,
): Promise<void> {
  const { sender, logger } = listeners;
  try {
    switch (action.type) {
      case 'share':
        return await share(action.id, name, origin, listeners);
      case 'explain':
        return await explain(action.text, origin, listeners);
      case 'compare':
        return await compare(action.service, origin);
    }
  } catch (err) {
    logger.error({ err, channel: origin.channel }, `A press on "${action.type}" could not be followed`);
    await sender.whisper(lineCard(shutLine(err) ?? (isLate(err) ? LINES.noWindow : LINES.failed)), origin, false);
  }
}

/** Was the window asked for too late? */
function isLate(error: unknown): boolean {
  return /trigger/.test(refusal(error) ?? '');
}

/** Opens the window to ask in, where only the other service is left to type; the answer comes there. */
async function compare(service: string, { client, trigger }: Origin): Promise<void> {
  const view = askWindow(null, [], { room: null }, LINES.compareStart(service));
  await client.views.open({ trigger_id: trigger ?? '', view });
}

/** Puts a private answer into the room, once, for whoever got it there. */
async function share(
  id: string,
  name: string | null,
  origin: Origin,
  { posted, sender, deliveries, now }: ListenerContext,
): Promise<void> {
  const { tenant, channel, user } = origin;
  const kept = await posted.findForSharing(tenant, id);
  if (kept === null || kept.user !== user || kept.channel !== channel) {
    return sender.whisper(lineCard(LINES.badButton), origin, false);
  }
  if (!(await deliveries.claim(`slack:shared:${tenant}:${id}`, now()))) {
    return sender.whisper(lineCard(LINES.sharedAlready), origin, false);
  }
  const by = LINES.sharedBy(name ?? '');
  const note = { type: 'context' as const, elements: [{ type: 'plain_text' as const, text: cut(by, LIMITS.note) }] };
  const card = { text: kept.text, blocks: [...kept.blocks, note] };
  try {
    await sender.post(card, origin);
  } catch (error) {
    if (!isNotMember(error)) throw error;
    await sender.speakAsGuest(card, origin);
  }
  await sender.removePressed(origin);
}

/** Tells an admin how a text is read, as the people who mend the bot see it. */
async function explain(text: string, origin: Origin, { sender, home, admins }: ListenerContext): Promise<void> {
  if (!admins.includes(origin.user)) return sender.whisper(lineCard(LINES.notAdmin), origin, false);
  const lines = (await home.desk()).explain(text);
  const { text: fallback } = lineCard(lines);
  const shown = richText({
    type: 'rich_text_preformatted',
    elements: [{ type: 'text', text: cut(lines, LIMITS.section) }],
  });
  await sender.whisper({ text: fallback, blocks: [shown] }, origin, false);
}
