import type { Respond, Turn } from '../../conversation/types.js';
import { lineCard } from './cards/card.js';
import type { Deliver } from './deliver.js';
import { LINES } from './lines.js';
import type { Origin } from './origin.js';
import type { Deliveries, SlackLog } from './ports.js';
import type { Recent } from './recent.js';
import type { Sender } from './send.js';

/** One thing that somebody did in Slack. */
export interface Exchange {
  /** Names what was done, however often and by however many events Slack tells of it. */
  readonly key: string;
  /** Slack has sent this before (its retry header is set). */
  readonly isRetry: boolean;
  readonly turn: Turn;
  readonly origin: Origin;
}

export type AnswerTurn = (exchange: Exchange) => Promise<void>;

export interface AnswerTurnDeps {
  readonly respond: Respond;
  readonly deliveries: Deliveries;
  readonly deliver: Deliver;
  readonly sender: Sender;
  readonly recent: Recent;
  readonly logger: SlackLog;
  readonly now: () => number;
}

/** Answers each exchange once. A fault is logged and told to the asker in one line, never thrown. */
export function createAnswerTurn({
  respond,
  deliveries,
  deliver,
  sender,
  recent,
  logger,
  now,
}: AnswerTurnDeps): AnswerTurn {
  const isFirst = async ({ key, isRetry }: Exchange): Promise<boolean> => {
    try {
      return await deliveries.claim(`slack:${key}`, now());
    } catch (error) {
      // Without the store, answering the first delivery and no later one is the best there is.
      logger.warn({ err: error }, 'Deliveries cannot be recorded; a message may be answered twice');
      return !isRetry;
    }
  };

  return async (exchange) => {
    if (!(await isFirst(exchange))) return;
    const { turn, origin } = exchange;
    const sent = await respond(turn).then(
      async (posts) => {
        const allSent = await deliver(posts, origin);
        await recent.remember(turn, posts);
        return allSent;
      },
      (error: unknown) => {
        logger.error({ err: error, channel: origin.channel }, 'A message from Slack could not be answered');
        return false;
      },
    );
    if (sent || !turn.addressed) return;
    await sender.whisper(lineCard(LINES.failed), origin, false).catch((error: unknown) => {
      logger.error({ err: error, channel: origin.channel }, 'The asker could not be told of the failure either');
    });
  };
}
