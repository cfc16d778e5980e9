import type { WebClient } from '@slack/web-api';
import type { Respond, Turn } from '../../../conversation/types.js';
import type { Card } from '../cards/card.js';
import { LINES } from '../lines.js';
import { slackPlace } from '../place.js';
import type { SlackDeps, SlackLog } from '../ports.js';
import type { Recent } from '../recent.js';
import { homeView } from './home.js';

export interface HomeDeps {
  readonly respond: Respond;
  readonly desk: SlackDeps['desk'];
  readonly recent: Recent;
  readonly render: (answer: Parameters<SlackDeps['renderText']>[0]) => Card;
  readonly logger: SlackLog;
  readonly now: () => number;
}

/** Whose page, and their direct message with the bot. */
export interface HomeOf {
  readonly client: WebClient;
  readonly tenant: string;
  readonly user: string;
  readonly room: string;
}

/** Draws a person's App Home anew. A store that is down leaves out what it holds, and the page says so. */
export async function publishHome(
  { client, tenant, user, room }: HomeOf,
  { respond, desk, recent, render, logger, now }: HomeDeps,
): Promise<void> {
  const turn: Turn = {
    place: slackPlace(tenant, room, null),
    speaker: { id: user, name: null },
    addressed: true,
    // Looked up, so that opening the page leaves the conversation as it is.
    input: { type: 'look', said: [LINES.emptyMeans] },
    at: now(),
  };
  const { mine, standsAlone } = await desk();
  const tolerant = <T>(work: Promise<T>): Promise<T | null> =>
    work.catch((err: unknown) => {
      logger.warn({ err }, 'App Home is shown without a part of it');
      return null;
    });
  const [about, texts, posts] = await Promise.all([
    tolerant(mine(turn)),
    tolerant(recent.of(tenant, user)),
    tolerant(respond(turn)),
  ]);
  const help = posts?.find(({ kind }) => kind === 'reply');
  await client.views.publish({
    user_id: user,
    view: homeView({
      recent: (texts ?? []).filter(standsAlone),
      quizzes: about?.quizzes ?? null,
      progress: about?.progress ? render(about.progress) : null,
      help: help === undefined ? null : render(help.answer),
      memory: { room },
      stamp: String(turn.at),
    }),
  });
}
