import type { Activity, TurnContext } from 'botbuilder';
import type { Input, Post, Turn } from '../../conversation/types.js';
import type { InTurn } from '../latest-only.js';
import type { TeamsActivity } from './activity.js';
import type { TeamsAdapter } from './adapter.js';
import { deliveryKey } from './delivery.js';
import { messageOf, statusOf } from './errors.js';
import { type Incoming, sort } from './incoming.js';
import { badPress, done, type InvokeBody, privateText, replacedBy } from './invoke.js';
import { digestOf, Memory } from './memory.js';
import { type Origin, Outbox, type Sent } from './outbox.js';
import { placeOf, whereOf } from './place.js';
import type { PostTo, TeamsParts } from './ports.js';
import { wantsWay, wayOf } from './post-to.js';
import { laterOf, withoutThanks } from './posts.js';

/** Answers one activity whose sender was checked. Rejects when a reply could not be sent. */
export type Bot = (context: TurnContext, activity: TeamsActivity) => Promise<void>;

export interface BotWays {
  readonly adapter: TeamsAdapter;
  readonly appId: string;
  readonly inTurn: InTurn;
  readonly post: PostTo;
  readonly parts: TeamsParts;
}

/** Builds the bot: activity -> turn -> posts -> messages. */
export function createBot({ adapter, appId, inTurn, post, parts }: BotWays): Bot {
  const now = parts.now ?? Date.now;
  const memory = new Memory(parts, now);

  return async (context, activity) => {
    const incoming = sort(activity);
    // Before it is told from a second report: who removes the bot and installs it again on one day is to hear of it again.
    if (incoming.kind === 'installed') await memory.keepWay(placeOf(activity), wayOf(activity));
    if (!(await memory.isFirst(deliveryKey(activity, incoming)))) return finish(context, activity, done());
    if (incoming.kind === 'badPress') return finish(context, activity, badPress());
    if (incoming.kind === 'consent') {
      await giveFile(context, incoming, memory, parts);
      return finish(context, activity, done());
    }
    if (incoming.kind === 'removed') return memory.loseWay(placeOf(activity));
    if (incoming.kind === 'extension') {
      const look = async (...said: readonly string[]) =>
        (await parts.respond({ ...whereOf(activity), addressed: true, input: { type: 'look', said }, at: now() })).map(
          ({ answer }) => answer,
        );
      const { respondToExtension } = await import('./extension/respond.js');
      const body = await respondToExtension(incoming.request, { look, renderText: parts.renderText });
      return answerInvoke(context, body);
    }
    if (incoming.kind === 'edited' || incoming.kind === 'deleted') {
      const { correct } = await import('./corrections.js');
      return correct(incoming, { adapter, context, activity, appId, memory, inTurn, parts, now: now() });
    }
    const input = await inputOf(incoming, activity, memory);
    if (!input) {
      // Teams sends many invokes; those that are not ours get the library's "not implemented".
      return incoming.kind === 'nothing' ? undefined : finish(context, activity, done());
    }
    const turn: Turn = {
      ...whereOf(activity),
      addressed: isAddressed(incoming, activity),
      input,
      at: now(),
    };
    const origin = originOf(incoming, activity);
    const outbox = new Outbox({ adapter, context, activity, appId, memory, origin, inTurn, parts });
    const posts = await shaped(await parts.respond(turn), incoming, activity);
    if (wantsWay(posts, isVote(input))) await memory.keepWay(turn.place, wayOf(activity));
    const later = isVote(input) ? laterOf(posts) : [];
    const sent = await outbox.deliver(posts.filter((each) => !later.includes(each)));
    if (incoming.kind === 'said' && sent.replies.length > 0)
      await memory.keepReplies(activity, { said: digestOf(incoming.text), at: turn.at, activities: [...sent.replies] });
    if (later.length > 0) void post(turn.place, later).catch((error: unknown) => logLate(parts, error));
    if (origin.type === 'dialog') return finishDialog(context, sent);
    // The own card says what the line would say: a press takes one answer.
    if (posts.some(({ kind }) => kind === 'view') && sent.replacement) {
      return finish(context, activity, replacedBy(sent.replacement));
    }
    if (sent.whispers.length > 0) return finish(context, activity, privateText(sent.whispers.join('\n\n')));
    return finish(context, activity, sent.replacement ? replacedBy(sent.replacement) : done());
  };
}

/** What Teams itself makes necessary. */
async function shaped(posts: readonly Post[], incoming: Incoming, activity: TeamsActivity): Promise<readonly Post[]> {
  if (incoming.kind === 'rated') return withoutThanks(posts);
  return incoming.kind === 'installed' ? (await import('./welcome.js')).welcome(posts, activity) : posts;
}

function isVote(input: Input): boolean {
  return input.type === 'press' && ['vote', 'mine', 'view'].includes(input.action.type);
}

function logLate({ logger }: TeamsParts, error: unknown): void {
  logger.warn({ error: messageOf(error), status: statusOf(error) }, 'Teams: a card does not show the newest votes');
}

async function inputOf(incoming: Incoming, activity: TeamsActivity, memory: Memory): Promise<Input | null> {
  switch (incoming.kind) {
    case 'sent': {
      const { fetchFile } = await import('./files.js');
      return { type: 'file', name: incoming.name, text: await fetchFile(incoming.name, incoming.url) };
    }
    case 'filled':
      return { type: 'form', form: 'quiz', values: incoming.values };
    case 'said':
      return { type: 'text', text: incoming.text };
    case 'pressed':
      return { type: 'press', action: incoming.action };
    case 'installed':
      return { type: 'text', text: 'help' };
    case 'rated': {
      const about = incoming.message && (await memory.subjectOf(placeOf(activity).room, incoming.message));
      return about ? { type: 'press', action: { type: 'feedback', verdict: incoming.verdict, about } } : null;
    }
    case 'badPress':
    case 'consent':
    case 'extension':
    case 'removed':
    case 'edited':
    case 'deleted':
    case 'nothing':
      return null;
  }
}

/** In a personal chat everything is said to the bot; elsewhere a message is only when it mentions it. */
function isAddressed(incoming: Incoming, activity: TeamsActivity): boolean {
  return incoming.kind !== 'said' || incoming.mentioned || placeOf(activity).kind === 'direct';
}

function originOf(incoming: Incoming, activity: TeamsActivity): Origin {
  if (incoming.kind === 'rated') return { type: 'rating' };
  if (incoming.kind === 'filled' || activity.name === 'task/fetch') return { type: 'dialog' };
  if (incoming.kind === 'pressed' && activity.type === 'invoke') return { type: 'press', card: incoming.card };
  return { type: 'message' };
}

/** A dialog is opened, closed, or closed with a line. */
async function finishDialog(context: TurnContext, { form, whispers }: Sent): Promise<void> {
  const { dialogOf } = await import('./form.js');
  const line = whispers.join('\n\n');
  const body = form === null ? (line === '' ? undefined : { task: { type: 'message', value: line } }) : dialogOf(form);
  await answerInvoke(context, body);
}

async function answerInvoke(context: TurnContext, body: object | undefined): Promise<void> {
  const value = { status: 200, ...(body === undefined ? {} : { body }) };
  await context.sendActivity({ type: 'invokeResponse', value });
}

/** Puts a file where its owner wants it. What waited too long is gone: they can ask for it again. */
async function giveFile(
  context: TurnContext,
  { id, upload }: Extract<Incoming, { kind: 'consent' }>,
  memory: Memory,
  { logger }: TeamsParts,
): Promise<void> {
  const text = upload === null ? null : await memory.fileText(id);
  if (upload === null || text === null) return;
  const { infoCard, uploadFile } = await import('./files.js');
  try {
    await uploadFile(text, upload);
    await context.sendActivity({ type: 'message', attachments: [infoCard(upload)] } as Partial<Activity>);
  } catch (error) {
    logger.error({ error: messageOf(error), status: statusOf(error) }, 'Teams: a file could not be given');
  }
}

async function finish(context: TurnContext, activity: TeamsActivity, body: InvokeBody): Promise<void> {
  if (activity.type !== 'invoke') return;
  // Only a card's button takes a body; a rating is answered by the status alone.
  const value = activity.name === 'adaptiveCard/action' ? { status: 200, body } : { status: 200 };
  await context.sendActivity({ type: 'invokeResponse', value });
}
