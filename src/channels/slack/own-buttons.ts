import { randomBytes } from 'node:crypto';
import type { Button as SlackButton } from '@slack/types';
import * as v from 'valibot';
import type { Answer } from '../../answer/types.js';
import type { Card } from './cards/card.js';
import { LIMITS } from './cards/limits.js';
import { LINES } from './lines.js';
import { isDirect, type Origin } from './origin.js';
import type { SlackLog } from './ports.js';
import type { Posted } from './posted.js';

/** Buttons that only Slack needs: the conversation knows nothing of them. */
const OwnValue = v.variant('type', [
  v.object({ type: v.literal('share'), id: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)) }),
  v.object({ type: v.literal('compare'), service: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  v.object({ type: v.literal('explain'), text: v.pipe(v.string(), v.minLength(1)) }),
]);
export type OwnAction = v.InferOutput<typeof OwnValue>;

/** Reads a button of this file back; null for all others. */
export function readOwnAction(value: string | undefined): OwnAction | null {
  if (value === undefined || value.length > LIMITS.buttonValue) return null;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), OwnValue), value);
  return parsed.success ? parsed.output : null;
}

export interface DressDeps {
  readonly posted: Posted;
  readonly admins: readonly string[];
  readonly logger: SlackLog;
}

/**
 * Adds what can be done with an answer: compare with another service; where one person sees it, share it with the room,
 * and for admins see how the question was read. Answers that tell of no duty stay as they are.
 */
export async function dress(card: Card, answer: Answer, origin: Origin, deps: DressDeps): Promise<Card> {
  if (!TELLING.has(answer.intent) || card.blocks.length >= LIMITS.blocks) return card;
  if (origin.voice.kind === 'window') return card;
  const isForOne = origin.voice.kind === 'private' || isDirect(origin.channel);
  const buttons = [
    ...compareButton(answer),
    ...(await shareButton(card, origin, deps)),
    ...(isForOne ? explainButton(origin, deps.admins) : []),
  ];
  return buttons.length === 0 ? card : { ...card, blocks: [...card.blocks, { type: 'actions', elements: buttons }] };
}

const TELLING: ReadonlySet<Answer['intent']> = new Set([
  'owner',
  'yesno',
  'list',
  'compare',
  'classify',
  'choose',
  'define',
]);

/** For an answer about one service. */
function compareButton({ intent, verdicts }: Answer): SlackButton[] {
  if (intent !== 'owner' && intent !== 'yesno') return [];
  const [service, ...others] = new Set(verdicts.flatMap(({ serviceName }) => serviceName ?? []));
  if (service === undefined || others.length > 0) return [];
  return [button('compare', LINES.compare, { type: 'compare', service })];
}

/** What is shared is kept until somebody does: Slack does not tell what a private message says. */
async function shareButton(card: Card, origin: Origin, { posted, logger }: DressDeps): Promise<SlackButton[]> {
  const { tenant, channel, user, voice } = origin;
  if (voice.kind !== 'private' || isDirect(channel)) return [];
  const id = randomBytes(12).toString('base64url');
  try {
    await posted.keepForSharing(tenant, id, { channel, user, text: card.text, blocks: card.blocks });
    return [button('share', LINES.share, { type: 'share', id })];
  } catch (err) {
    logger.warn({ err }, 'A private answer cannot be offered for sharing');
    return [];
  }
}

function explainButton({ user, asked }: Origin, admins: readonly string[]): SlackButton[] {
  if (asked === undefined || !admins.includes(user)) return [];
  const element = button('explain', LINES.explain, { type: 'explain', text: asked });
  return (element.value ?? '').length > LIMITS.buttonValue ? [] : [element];
}

function button(action_id: string, text: string, value: OwnAction): SlackButton {
  return { type: 'button', text: { type: 'plain_text', text }, action_id, value: JSON.stringify(value) };
}
