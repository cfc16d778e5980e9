import type { AnswerTurn } from '../answer-turn.js';
import type { InFlight } from '../in-flight.js';
import type { InOrder } from '../in-order.js';
import type { Deliveries, SlackLog } from '../ports.js';
import type { Posted } from '../posted.js';
import type { Sender } from '../send.js';
import type { HomeDeps } from '../windows/publish.js';

/** What listeners share. */
export interface ListenerContext {
  readonly answerTurn: AnswerTurn;
  readonly posted: Posted;
  readonly sender: Sender;
  readonly home: HomeDeps;
  readonly inFlight: InFlight;
  /** A question, and its edits and deletion, one after the other. */
  readonly inOrder: InOrder;
  readonly deliveries: Deliveries;
  /** The ids of people who may see how a question was read. */
  readonly admins: readonly string[];
  readonly logger: SlackLog;
  readonly now: () => number;
}

/** The workspace, or the organisation where the app is installed for all of it. */
export function tenantOf(context: { teamId?: string; enterpriseId?: string }): string {
  return context.teamId ?? context.enterpriseId ?? 'unknown';
}

/** A Slack timestamp ("1732431600.000100") in milliseconds since 1970. */
export function milliseconds(ts: string): number {
  return Math.round(Number(ts) * 1000);
}
