import type { RespondFn } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Card } from './cards/card.js';
import { isDropped, refusal, respondStatus } from './errors.js';
import { isDirect, type Location, type Origin, type Voice } from './origin.js';
import type { SlackLog } from './ports.js';

/** Never turn words into mentions, never draw previews of cited pages. */
const QUIET = { link_names: false, unfurl_links: false, unfurl_media: false } as const;

/** Answers of the Web API after which a message must be posted anew: the old one is gone or not ours. */
const GONE: ReadonlySet<string> = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
/** The whole card was refused, so that only its text can be sent. */
const BLOCKS_REFUSED: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_attachments',
]);
const NOT_A_MEMBER: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found']);

/** One message to Slack, in each of the ways there are. Every function tries the card first and its text where the card is refused. */
export interface Sender {
  /** A message that all in the room see; gives its place. */
  post(card: Card, origin: Origin): Promise<Location>;
  /** Replaces a message; false when it is no longer there. */
  replace(card: Card, location: Location, origin: Origin): Promise<boolean>;
  /** Takes a message of ours away, if it still stands there. */
  remove(location: Location, client: Origin['client']): Promise<void>;
  /** Seen by the asker alone; a press on a private message can put it in that message's place. */
  whisper(card: Card, origin: Origin, replaces: boolean): Promise<void>;
  /** Seen by one person alone, who may not have asked for it. */
  tell(card: Card, to: string, origin: Origin): Promise<void>;
  /** Takes the private message away that was pressed. */
  removePressed(origin: Origin): Promise<void>;
  /** Seen by all, in a room that the bot is not in: only after a slash command or a press there. */
  speakAsGuest(card: Card, origin: Origin): Promise<void>;
}

export function createSender(logger: SlackLog): Sender {
  /** Sends the card, or only its text when Slack refuses the blocks. */
  const orText = async <T>(card: Card, send: (blocks: KnownBlock[]) => Promise<T>): Promise<T> => {
    try {
      return await send(card.blocks);
    } catch (error) {
      if (card.blocks.length === 0 || !refusesBlocks(error)) throw error;
      logger.error(
        { err: error, blocks: card.blocks.map((block) => block.type) },
        'Slack refused a card; its text was sent instead',
      );
      return await send([]);
    }
  };

  const whisperInRoom = async (card: Card, { client, channel, thread, user }: Origin): Promise<void> => {
    const where = thread === null ? { channel, user } : { channel, user, thread_ts: thread };
    await orText(card, (blocks) => client.chat.postEphemeral({ ...where, text: card.text, blocks, link_names: false }));
  };

  const post = async (card: Card, { client, channel, thread }: Origin): Promise<Location> => {
    const where = thread === null ? { channel } : { channel, thread_ts: thread };
    const sent = await orText(card, (blocks) =>
      client.chat.postMessage({ ...where, text: card.text, blocks, ...QUIET }),
    );
    return { channel: sent.channel ?? channel, ts: sent.ts ?? '' };
  };

  /** A window that cannot be opened any more, or was closed meanwhile, gives way to the direct message. */
  const showInWindow = async (card: Card, origin: Origin, { show }: Voice & { kind: 'window' }): Promise<void> => {
    try {
      await show(card);
    } catch (error) {
      const word = refusal(error);
      if (word === null) throw error;
      logger.warn({ word }, 'Slack showed no window; the answer went to the direct message');
      await post(card, origin);
    }
  };

  return {
    post,
    replace: async (card, location, { client }) => {
      try {
        await orText(card, (blocks) => client.chat.update({ ...location, text: card.text, blocks, link_names: false }));
        return true;
      } catch (error) {
        if (GONE.has(refusal(error) ?? '')) return false;
        throw error;
      }
    },
    remove: async (location, client) => {
      await client.chat.delete({ ...location }).catch((error: unknown) => {
        if (refusal(error) === null) throw error;
        logger.warn({ err: error }, 'An answer could not be taken back');
      });
    },
    whisper: async (card, origin, replaces) => {
      if (origin.voice.kind === 'window') return showInWindow(card, origin, origin.voice);
      const { whisper } = origin.voice;
      if (whisper !== null) {
        const thread = origin.thread === null ? {} : { thread_ts: origin.thread };
        await orText(card, (blocks) =>
          steadily(whisper)({
            response_type: 'ephemeral',
            replace_original: replaces,
            text: card.text,
            blocks,
            ...thread,
          }),
        );
        return;
      }
      if (isDirect(origin.channel)) await post(card, origin);
      else await whisperInRoom(card, origin);
    },
    tell: (card, user, origin) => whisperInRoom(card, { ...origin, user }),
    removePressed: async ({ voice }) => {
      if (voice.kind !== 'window') await voice.whisper?.({ delete_original: true });
    },
    speakAsGuest: async (card, { voice }) => {
      const whisper = voice.kind === 'window' ? null : voice.whisper;
      if (whisper === null) return;
      await orText(card, (blocks) =>
        steadily(whisper)({ response_type: 'in_channel', replace_original: false, text: card.text, blocks, ...QUIET }),
      );
    },
  };
}

/** Says it once more where the line was dropped; Bolt itself tries a `response_url` only once. */
function steadily(respond: RespondFn): RespondFn {
  return async (message) => {
    try {
      return await respond(message);
    } catch (error) {
      if (!isDropped(error)) throw error;
      return respond(message);
    }
  };
}

/** Did the post fail because the bot has not been invited to the room? */
export function isNotMember(error: unknown): boolean {
  return NOT_A_MEMBER.has(refusal(error) ?? '');
}

/** A response_url tells a refused card by its status only; 404 and 410 mean that it is no longer valid. */
function refusesBlocks(error: unknown): boolean {
  const status = respondStatus(error);
  if (status !== null) return status === 400 || status === 500;
  return BLOCKS_REFUSED.has(refusal(error) ?? '');
}
