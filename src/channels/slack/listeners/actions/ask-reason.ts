import type { WebClient } from '@slack/web-api';
import { refusal } from '../../errors.js';
import type { SlackLog } from '../../ports.js';
import { reasonWindow } from '../../windows/reason.js';
import type { Press } from './press.js';

/** After a vote against an answer asks what was wrong. A press that is sent again has no window any more. */
export async function askReason(
  client: WebClient,
  { id, channel }: Press,
  about: string,
  logger: SlackLog,
): Promise<void> {
  try {
    await client.views.open({ trigger_id: id, view: reasonWindow({ channel, about }) });
  } catch (error) {
    if (refusal(error) === null) throw error;
    logger.info({ err: error }, 'Nobody could be asked what was wrong with an answer');
  }
}
