import type { Turn } from '../../../conversation/types.js';
import type { AnswerTurn } from '../answer-turn.js';
import type { InFlight } from '../in-flight.js';
import { isDirect } from '../origin.js';
import type { SlackLog } from '../ports.js';
import type { Posted } from '../posted.js';
import type { Sender } from '../send.js';

/** What listeners share. */
export interface ListenerContext {
  readonly answerTurn: AnswerTurn;
  readonly posted: Posted;
  readonly sender: Sender;
  readonly inFlight: InFlight;
  readonly logger: SlackLog;
  readonly now: () => number;
}

/** The place of a turn. Only the channel id decides its kind: not every event tells the channel's type, and a place must stay the same. */
export function slackPlace(tenant: string, channel: string, thread: string | null): Turn['place'] {
  return { channel: 'slack', tenant, room: channel, thread, kind: isDirect(channel) ? 'direct' : 'channel' };
}

/** The workspace, or the organisation where the app is installed for all of it. */
export function tenantOf(context: { teamId?: string; enterpriseId?: string }): string {
  return context.teamId ?? context.enterpriseId ?? 'unknown';
}

/** A Slack timestamp ("1732431600.000100") in milliseconds since 1970. */
export function milliseconds(ts: string): number {
  return Math.round(Number(ts) * 1000);
}
