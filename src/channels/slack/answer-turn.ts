import type { Post, Respond, Turn } from '../../conversation/types.js';
import { lineCard } from './cards/card.js';
import type { Deliver } from './deliver.js';
import { LINES } from './lines.js';
import type { Location, Origin } from './origin.js';
import type { Deliveries, SlackLog } from './ports.js';
import type { Posted } from './posted.js';
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
  /** The message that asks, where one does: its author may change or delete it yet. */
  readonly question?: string;
  /** What was answered to the same question before it was changed. */
  readonly corrects?: readonly Location[];
}

export type AnswerTurn = (exchange: Exchange) => Promise<void>;

export interface AnswerTurnDeps {
  readonly respond: Respond;
  readonly deliveries: Deliveries;
  readonly deliver: Deliver;
  readonly sender: Sender;
  readonly posted: Posted;
  readonly recent: Recent;
  readonly logger: SlackLog;
  readonly now: () => number;
}

/** Answers each exchange once. A fault is logged and told to the asker in one line, never thrown. */
export function createAnswerTurn(deps: AnswerTurnDeps): AnswerTurn {
  const { respond, deliveries, deliver, sender, posted, recent, logger, now } = deps;
  const isFirst = async ({ key, isRetry }: Exchange): Promise<boolean> => {
    try {
      return await deliveries.claim(`slack:${key}`, now());
    } catch (error) {
      // Without the store, answering the first delivery and no later one is the best there is.
      logger.warn({ err: error }, 'Deliveries cannot be recorded; a message may be answered twice');
      return !isRetry;
    }
  };

  /** What comes after the answer is out. */
  const remember = async ({ turn, question, corrects }: Exchange, posts: readonly Post[], answers: Location[]) => {
    await recent.remember(turn, posts);
    if (question === undefined || (answers.length === 0 && corrects === undefined)) return;
    await posted.rememberQuestion(question, { thread: turn.place.thread, addressed: turn.addressed, answers });
  };

  return async (exchange) => {
    if (!(await isFirst(exchange))) return;
    const { turn, origin, corrects } = exchange;
    const sent = await respond(turn).then(
      async (posts) => {
        const { allSent, answers } = await deliver(posts, origin, corrects);
        await remember(exchange, posts, answers);
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
