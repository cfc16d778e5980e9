import type { WebClient } from '@slack/web-api';
import { cut } from '../../cards/limits.js';
import { LINES } from '../../lines.js';
import type { HomeDeps } from '../../windows/publish.js';

const MOST = 4;
const MOST_OWN = 2;
const LONGEST_TITLE = 75;

/**
 * Suggests what to ask to somebody who opens the conversation with the bot: own last questions first, then examples.
 * Where Slack shows none (the scope is missing, the workspace has no agents) nothing is lost, so it is only logged.
 */
export async function suggestPrompts(
  { client, tenant, user, room }: { client: WebClient; tenant: string; user: string; room: string },
  { desk, recent, logger }: HomeDeps,
): Promise<void> {
  try {
    const [{ standsAlone }, texts] = await Promise.all([desk(), recent.of(tenant, user)]);
    const own = texts.filter(standsAlone).slice(0, MOST_OWN);
    const prompts = [...new Set([...own, ...LINES.examples])].slice(0, MOST);
    // For the whole conversation: with a thread Slack shows none under the present agent view.
    await client.assistant.threads.setSuggestedPrompts({
      channel_id: room,
      title: LINES.ask.label,
      prompts: prompts.map((message) => ({ title: cut(message, LONGEST_TITLE), message })),
    });
  } catch (err) {
    logger.info({ err }, 'Slack shows no suggested prompts');
  }
}
