import type { WebClient } from '@slack/web-api';

/**
 * The direct message of a person with the bot.
 *
 * @throws the Web API's error where Slack opens none (the app may lack im:write, the user may be deleted)
 */
export async function directRoom(client: WebClient, user: string): Promise<string> {
  const room = (await client.conversations.open({ users: user })).channel?.id;
  if (room === undefined) throw new Error('Slack opened no direct message.');
  return room;
}
