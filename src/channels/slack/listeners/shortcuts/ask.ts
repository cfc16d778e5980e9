import type { AllMiddlewareArgs, GlobalShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { directRoom } from '../../direct-room.js';
import { refusal } from '../../errors.js';
import { LINES } from '../../lines.js';
import { askWindow } from '../../windows/ask.js';
import type { ListenerContext } from '../context.js';

type Args = AllMiddlewareArgs & SlackShortcutMiddlewareArgs<GlobalShortcut>;

/** The shortcut in Slack's own menu and search: opens a window to ask in. */
export async function ask({ shortcut, ack, client }: Args, { logger }: ListenerContext): Promise<void> {
  await ack();
  try {
    await client.views.open({ trigger_id: shortcut.trigger_id, view: askWindow(null, [], { room: null }) });
  } catch (error) {
    if (refusal(error) === null) throw error;
    logger.warn({ err: error }, 'The window to ask in could not be opened');
    const channel = await directRoom(client, shortcut.user.id);
    await client.chat.postMessage({ channel, text: LINES.noWindow });
  }
}
