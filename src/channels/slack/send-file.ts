import type { FileOut } from '../../conversation/types.js';
import { directRoom } from './direct-room.js';
import { isDirect, type Origin } from './origin.js';

/**
 * Sends a file to the asker alone, in the direct message with the bot.
 *
 * @throws the Web API's error where Slack refuses it (the app may lack files:write or im:write)
 */
export async function sendFile(file: FileOut, words: string, { client, channel, user }: Origin): Promise<void> {
  const room = isDirect(channel) ? channel : await directRoom(client, user);
  await client.filesUploadV2({ channel_id: room, filename: file.name, content: file.text, initial_comment: words });
}

/**
 * Sends a file to all in the room, in the thread of the answer.
 *
 * @throws the Web API's error where Slack refuses it
 */
export async function sendFileToRoom(file: FileOut, words: string, { client, channel, thread }: Origin): Promise<void> {
  const what = { channel_id: channel, filename: file.name, content: file.text, initial_comment: words };
  await client.filesUploadV2(thread === null ? what : { ...what, thread_ts: thread });
}
