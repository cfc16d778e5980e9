import type { Answer } from '../../answer/types.js';
import type { CardKey, FileOut, Form, Post } from '../../conversation/types.js';
import { latestOnly } from '../latest-only.js';
import { type Card, lineCard, type Surface } from './cards/card.js';
import { refusal } from './errors.js';
import { LINES } from './lines.js';
import { isDirect, type Location, type Origin } from './origin.js';
import type { SlackLog } from './ports.js';
import type { Posted } from './posted.js';
import { isNotMember, type Sender } from './send.js';
import { shutLine } from './shut.js';

export interface DeliverDeps {
  readonly sender: Sender;
  readonly posted: Posted;
  readonly render: (answer: Post['answer'], surface: Surface) => Card;
  /** Adds what Slack alone can do with an answer. */
  readonly dress: (card: Card, answer: Answer, origin: Origin) => Promise<Card>;
  readonly logger: SlackLog;
}

export interface Delivered {
  /** False when one of the posts could not be sent (the log says why), and nobody was told what to do about it. */
  readonly allSent: boolean;
  /** Where the answers stand that all in the room see; cards that are replaced by their key are not among them. */
  readonly answers: Location[];
}

/**
 * Sends the posts of one turn, in order.
 *
 * @param corrects answers given to the same question before, which make place for the new ones
 */
export type Deliver = (posts: readonly Post[], origin: Origin, corrects?: readonly Location[]) => Promise<Delivered>;

export function createDeliver({ sender, posted, render, dress, logger }: DeliverDeps): Deliver {
  const inTurn = latestOnly();

  const deliverOne = async (post: Post, origin: Origin, isBelow: boolean): Promise<void> => {
    if (post.kind === 'view') return;
    if (post.kind === 'update') {
      // Of hundreds a second one is shown, so only that one is drawn.
      return inTurn(`${origin.tenant}:${post.card}`, () => update(post.answer, post.card, origin, isBelow));
    }
    const isForAll = post.kind === 'reply' && post.audience === 'everyone';
    const card = render(post.answer, origin.voice.kind === 'window' && !isForAll ? 'view' : 'message');
    switch (post.kind) {
      case 'reply':
        return reply(isForAll ? card : await dress(card, post.answer, origin), post.audience, post.card, origin);
      case 'aside':
        return aside(card, post.to, origin, isBelow);
      case 'form':
        return form(post.form, card, origin);
      case 'file':
        return file(post.file, card, origin);
      case 'whisper':
        return sender.whisper(card, origin, false);
    }
  };

  const reply = async (
    card: Card,
    audience: 'asker' | 'everyone',
    key: CardKey | null,
    origin: Origin,
  ): Promise<void> => {
    const isPrivate = origin.voice.kind !== 'open';
    if (isPrivate && audience === 'asker') {
      await sender.whisper(card, origin, false);
      return wholeTable(card, origin);
    }
    try {
      const location = await sender.post(card, origin);
      if (key !== null) await posted.rememberCard(origin.tenant, key, location);
      if (origin.voice.kind === 'window') await sender.whisper(lineCard(LINES.inMessages), origin, false);
    } catch (error) {
      // A card must be found again to be replaced, and a guest's message cannot be.
      if (!isPrivate || key !== null || !isNotMember(error)) throw error;
      await sender.speakAsGuest(card, origin);
    }
  };

  const answer = async (said: Answer, origin: Origin, before: Location | undefined): Promise<Location> => {
    const card = await dress(render(said, 'message'), said, origin);
    const isCorrected = before !== undefined && (await sender.replace(card, before, origin));
    const location = isCorrected ? before : await sender.post(card, origin);
    await wholeTable(card, origin);
    return location;
  };

  const form = async (form: Form, otherwise: Card, origin: Origin): Promise<void> => {
    const { client, channel, thread, trigger, voice } = origin;
    if (trigger === null) return reply(otherwise, 'asker', null, origin);
    const { modalOf } = await import('./form.js');
    const window = { trigger_id: trigger, view: modalOf(form, { channel, thread }) };
    try {
      await (voice.kind === 'window' && voice.isOpen ? client.views.push(window) : client.views.open(window));
    } catch (error) {
      // A trigger is good for three seconds; the button in the answer brings another one.
      if (refusal(error) === null) throw error;
      logger.warn({ err: error }, 'A form could not be opened');
      await sender.whisper(otherwise, origin, false);
    }
  };

  /** The whole of a table that a message could not hold. Without it the message still says what to ask for less. */
  const wholeTable = async ({ longTable }: Card, origin: Origin): Promise<void> => {
    if (longTable === undefined) return;
    const [{ tableFile }, { sendFile, sendFileToRoom }] = await Promise.all([
      import('./table-file.js'),
      import('./send-file.js'),
    ]);
    const send = origin.voice.kind === 'open' ? sendFileToRoom : sendFile;
    await send(tableFile(longTable), LINES.wholeTable, origin).catch((err: unknown) => {
      logger.warn({ err }, 'A long table could not be sent as a file: does the app have files:write and im:write?');
    });
  };

  /** Where the file cannot be sent, as much of it as fits is shown to the asker. */
  const file = async (file: FileOut, card: Card, origin: Origin): Promise<void> => {
    const { sendFile } = await import('./send-file.js');
    try {
      await sendFile(file, card.text, origin);
      if (!isDirect(origin.channel)) await sender.whisper(lineCard(LINES.fileSent), origin, false);
    } catch (err) {
      logger.warn({ err }, 'A file could not be sent to Slack: does the app have files:write and im:write?');
      await sender.whisper(lineCard(`${LINES.fileNotSent}\n${file.text}`), origin, false);
    }
  };

  /** What one person sees alone stays where it is, unless there are new cards, which it must stand below. */
  const aside = async (card: Card, to: string, origin: Origin, isBelow: boolean): Promise<void> => {
    if (to !== origin.user) {
      // Whoever pressed has nothing of it, and is not to be told of a host who left.
      await sender.tell(card, to, origin).catch((err: unknown) => {
        logger.warn({ err, channel: origin.channel }, 'The host could not be shown what the host can do');
      });
      return;
    }
    const isPressed = origin.voice.kind === 'private' && origin.voice.pressedOnPrivateMessage;
    if (isPressed && isBelow) await sender.removePressed(origin);
    return sender.whisper(card, origin, isPressed && !isBelow);
  };

  const update = async (said: Answer, key: string, origin: Origin, isBelow: boolean): Promise<void> => {
    const card = render(said, 'message');
    const { voice } = origin;
    const location = await posted.findCard(origin.tenant, key);
    // What one person was asked alone has no place in the room; a quiz belongs to all.
    if (location === null && said.intent === 'assign' && voice.kind !== 'open')
      return sender.whisper(card, origin, voice.kind === 'private' && voice.pressedOnPrivateMessage);
    if (location !== null) {
      // Somebody deleted it: missed only where no newer card comes with this one.
      if ((await sender.replace(card, location, origin)) || isBelow) return;
      await reply(card, 'everyone', key, origin);
      if (origin.user !== '') await sender.whisper(lineCard(LINES.putUpAgain), origin, false);
      return;
    }
    return reply(card, 'everyone', key, origin);
  };

  /** Tells whoever wanted it, or the host where the clock did it, why nothing can be shown. */
  const explain = async (line: string, posts: readonly Post[], origin: Origin): Promise<void> => {
    if (origin.user !== '') {
      const isTold = await sender.whisper(lineCard(line), origin, false).then(
        () => true,
        (error: unknown) => {
          if (shutLine(error) === null) throw error;
          return false;
        },
      );
      if (isTold) return;
    }
    const to = origin.user || posts.flatMap((post) => (post.kind === 'aside' ? [post.to] : []))[0];
    if (to !== undefined) await sender.post(lineCard(line), { ...origin, channel: to, thread: null });
  };

  return async (posts, origin, corrects = []) => {
    let allSent = true;
    let shut: string | null = null;
    const answers: Location[] = [];
    const old = [...corrects];
    const isBelow = posts.some(({ kind }) => kind === 'reply');
    for (const post of posts) {
      // One refusal is enough, and the host's buttons are no use where there is no card.
      if (shut !== null && isInRoom(post)) continue;
      try {
        if (isPlainAnswer(post, origin)) answers.push(await answer(post.answer, origin, old.shift()));
        else await deliverOne(post, origin, isBelow);
      } catch (error) {
        shut ??= shutLine(error);
        allSent &&= shut !== null;
        const details = { err: error, kind: post.kind, channel: origin.channel };
        if (shut === null) logger.error(details, 'A message could not be sent to Slack');
        else logger.warn(details, 'Slack lets no message into that channel');
      }
    }
    if (shut !== null) {
      await explain(shut, posts, origin).catch((err: unknown) => {
        allSent = false;
        logger.error({ err, channel: origin.channel }, 'Nobody could be told why nothing can be shown');
      });
    }
    // A failure leaves what was said before: better than nothing.
    if (allSent && shut === null) for (const location of old) await sender.remove(location, origin.client);
    else answers.push(...old);
    return { allSent, answers };
  };
}

/** What all in the room see, or the host beside it. */
function isInRoom({ kind }: Post): boolean {
  return kind === 'reply' || kind === 'update' || kind === 'aside';
}

/** An answer in the room that can be corrected or taken back with its question. */
function isPlainAnswer(post: Post, { voice }: Origin): boolean {
  return post.kind === 'reply' && post.card === null && voice.kind === 'open';
}
