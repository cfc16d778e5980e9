import { randomUUID } from 'node:crypto';
import type { Activity, ConversationParameters, TurnContext } from 'botbuilder';
import type { Answer } from '../../answer/types.js';
import type { FileOut, Form, Post } from '../../conversation/types.js';
import type { InTurn } from '../latest-only.js';
import { type TeamsActivity, tenantOf } from './activity.js';
import type { TeamsAdapter } from './adapter.js';
import type { AdaptiveCard } from './cards/types.js';
import { messageOf, statusOf } from './errors.js';
import type { Memory } from './memory.js';
import { composeMessage, type Message } from './message.js';
import { placeOf } from './place.js';
import type { TeamsParts } from './ports.js';
import { areAnswers } from './posts.js';

/** What the posts answer. Only a press has a private way back in a group. */
export type Origin =
  | { readonly type: 'message' }
  | { readonly type: 'press'; readonly card: string | null }
  /** A dialog is opened, or was sent. */
  | { readonly type: 'dialog' }
  | { readonly type: 'rating' };

/** What is left to say in the response to the press itself. */
export interface Sent {
  readonly replacement: AdaptiveCard | null;
  readonly whispers: readonly string[];
  readonly form: Form | null;
  /** The messages that may be replaced or removed with what they answer. */
  readonly replies: readonly string[];
}

export interface OutboxWay {
  readonly adapter: TeamsAdapter;
  readonly context: TurnContext;
  readonly activity: TeamsActivity;
  readonly appId: string;
  readonly memory: Memory;
  readonly origin: Origin;
  readonly inTurn: InTurn;
  /** Messages whose place the replies take. */
  readonly instead?: readonly string[];
  readonly parts: Pick<TeamsParts, 'renderText' | 'logger' | 'diagramBaseUrl'>;
}

/** Sends the posts of one turn. */
export class Outbox {
  private readonly instead: string[];
  private readonly replies: string[] = [];

  constructor(private readonly way: OutboxWay) {
    this.instead = [...(way.instead ?? [])];
  }

  /**
   * Sends the posts in their order.
   *
   * @throws the connector's error when a message cannot be sent.
   */
  async deliver(posts: readonly Post[]): Promise<Sent> {
    let replacement: AdaptiveCard | null = null;
    let view: AdaptiveCard | null = null;
    let form: Form | null = null;
    const whispers: string[] = [];
    for (const post of posts) {
      if (post.kind === 'reply') await this.reply(post.answer, post.card);
      else if (post.kind === 'form') {
        if (this.way.origin.type === 'dialog') form = post.form;
        else await this.reply(post.answer, null);
      } else if (post.kind === 'file') {
        await this.file(post.file, this.way.parts.renderText(post.answer));
        if (this.hasOwnWay()) whispers.push(this.way.parts.renderText(post.answer));
      } else if (post.kind === 'view') view = this.viewOf(post.answer) ?? view;
      else if (post.kind === 'aside') {
        // The card itself shows the host what is the host's.
        if (this.isForPresser(post) && !posts.some(({ kind }) => kind !== 'aside'))
          whispers.push(this.way.parts.renderText(post.answer));
      } else if (post.kind === 'update') {
        await this.way.inTurn(`${tenantOf(this.way.activity)}:${post.card}`, async () => {
          replacement = (await this.update(post.answer, post.card)) ?? replacement;
        });
      } else if (placeOf(this.way.activity).kind === 'direct') await this.reply(post.answer, null);
      else if (this.hasOwnWay()) whispers.push(this.way.parts.renderText(post.answer));
      else await this.tellAlone(post.answer);
    }
    if (this.instead.length > 0) {
      const { removeMessages } = await import('./remove.js');
      await removeMessages(this.instead, this.way);
    }
    return { replacement: view ?? replacement, whispers, form, replies: areAnswers(posts) ? this.replies : [] };
  }

  /** Only a press on the card has a way back that nobody else sees. */
  private viewOf(answer: Answer): AdaptiveCard | null {
    const { origin, parts } = this.way;
    return origin.type === 'press' ? composeMessage(answer, parts).card : null;
  }

  /** What is answered to a press or a dialog, nobody else sees. */
  private hasOwnWay(): boolean {
    return this.way.origin.type === 'press' || this.way.origin.type === 'dialog';
  }

  /** Bots may give files in personal chats only, and there only to people who agree. */
  private async file(file: FileOut, words: string): Promise<void> {
    const { consentCard } = await import('./files.js');
    const id = randomUUID();
    await this.way.memory.keepFile(id, file.text);
    const activity = { type: 'message', attachments: [consentCard(file, id, words)] } as Partial<Activity>;
    if (placeOf(this.way.activity).kind === 'direct') await this.way.context.sendActivity(activity);
    else await this.sendAlone(activity);
  }

  private isForPresser({ to }: { readonly to: string }): boolean {
    return this.way.origin.type === 'press' && to === this.way.activity.from.id;
  }

  private async reply(answer: Answer, card: string | null): Promise<void> {
    const { activity, parts } = this.way;
    const suggestTo = placeOf(activity).kind === 'direct' ? activity.from.id : null;
    const message = composeMessage(answer, parts, suggestTo);
    const { conversation } = activity;
    const old = card === null ? this.instead.shift() : undefined;
    const isReplaced = old !== undefined && (await this.replace(message, conversation.id, old));
    const id = isReplaced ? old : (await this.way.context.sendActivity(message.activity))?.id;
    if (!id) return;
    if (card === null) this.replies.push(id);
    if (card !== null) await this.way.memory.keepCard(card, { conversation: conversation.id, activity: id });
    if (message.about !== null) await this.way.memory.keepSubject(placeOf(this.way.activity).room, id, message.about);
  }

  /** Gives the card when it is the pressed one: the press's own response shows it at once. */
  private async update(answer: Answer, key: string): Promise<AdaptiveCard | null> {
    const posted = await this.way.memory.findCard(key);
    const message = composeMessage(answer, this.way.parts);
    const replaced = posted !== null && (await this.replace(message, posted.conversation, posted.activity));
    if (!replaced) {
      await this.reply(answer, key);
      return null;
    }
    const { origin } = this.way;
    return origin.type === 'press' && origin.card === posted.activity ? message.card : null;
  }

  private async replace(message: Message, conversation: string, id: string): Promise<boolean> {
    const { adapter, context } = this.way;
    // Through the adapter, as the context would put in the thread of the press for that of the card.
    const activity: Partial<Activity> = {
      ...message.activity,
      id,
      channelId: this.way.activity.channelId,
      from: context.activity.recipient,
      conversation: { ...context.activity.conversation, id: conversation },
    };
    try {
      await adapter.updateActivity(context, activity as Activity);
      return true;
    } catch (error) {
      const details = { error: messageOf(error), status: statusOf(error) };
      this.way.parts.logger.warn(details, 'Teams: a card could not be replaced and is posted anew');
      return false;
    }
  }

  /** Nothing can be shown to one person in a group by a message, so it goes to the personal chat. */
  private tellAlone(answer: Answer): Promise<void> {
    return this.sendAlone(composeMessage(answer, this.way.parts).activity);
  }

  private async sendAlone(message: Partial<Activity>): Promise<void> {
    const { adapter, activity, appId, parts } = this.way;
    const tenant = tenantOf(activity);
    const who = {
      isGroup: false,
      bot: { id: activity.recipient.id, name: activity.recipient.name ?? '' },
      members: [{ id: activity.from.id, name: activity.from.name ?? '' }],
      ...(tenant === null ? {} : { tenantId: tenant, channelData: { tenant: { id: tenant } } }),
    };
    const audience: unknown = this.way.context.turnState.get(adapter.OAuthScopeKey);
    const scope = typeof audience === 'string' ? audience : '';
    try {
      await adapter.createConversationAsync(
        appId,
        activity.channelId,
        activity.serviceUrl,
        scope,
        who as ConversationParameters,
        // Through the adapter: the new context would send this as a reply to a message that does not exist.
        async ({ activity: created }) => {
          const conversation = { id: created.conversation.id };
          await adapter.sendActivities(this.way.context, [
            { ...message, from: this.way.context.activity.recipient, conversation } as Activity,
          ]);
        },
      );
    } catch (error) {
      const details = { error: messageOf(error), status: statusOf(error) };
      parts.logger.warn(details, 'Teams: a private answer could not be delivered');
    }
  }
}
