import type { Mentioned } from '../../conversation/types.js';

/**
 * What a person typed, as they saw it: Slack sends mentions, channels and links as `<…>` and escapes
 * `& < >`. The bot's own mention is left out; everything else keeps its visible words.
 *
 * @example incomingText('<@U0BOT> who patches <https://aws.amazon.com/rds|RDS> &amp; EC2?', 'U0BOT')
 * // 'who patches RDS & EC2?'
 */
export function incomingText(raw: string, botUserId: string | undefined): string {
  const words = raw.replaceAll(/<([^<>]*)>/g, (_, inner: string) => {
    const [target = '', label] = splitOnce(inner);
    if (botUserId !== undefined && target === `@${botUserId}`) return ' ';
    return visible(target, label);
  });
  return unescapeMarkup(words).trim();
}

/** Groups, channels and people that a text mentions, the bot left out; `shown` is what `incomingText` shows for them. */
export function mentionedIn(raw: string, botUserId: string | undefined): Mentioned[] {
  return [...raw.matchAll(/<([@#!][^<>]*)>/g)].flatMap(([, inner = '']) => {
    const [target = '', label] = splitOnce(inner);
    const [, kind, id] = /^(@|#|!subteam\^)([A-Z0-9]{2,20})$/.exec(target) ?? [];
    if (kind === undefined || id === undefined || id === botUserId) return [];
    const shown = visible(target, label);
    // Slack tells no names of people in messages.
    const name = label || kind === '#' ? {} : { name: `@${id}` };
    return [{ shown, id, kind: KINDS[kind] ?? 'slack-person', ...name }];
  });
}

const KINDS: Readonly<Record<string, Mentioned['kind']>> = {
  '@': 'slack-person',
  '#': 'slack-channel',
  '!subteam^': 'slack-group',
};

/** Does the text mention this user? */
export function mentions(raw: string, userId: string | undefined): boolean {
  return userId !== undefined && new RegExp(`<@${userId}(\\|[^<>]*)?>`).test(raw);
}

function visible(target: string, label: string | undefined): string {
  switch (target[0]) {
    case '@':
      return label ? `@${label}` : '@someone';
    case '#':
      return `#${label ?? 'channel'}`;
    case '!':
      return label ?? `@${target.slice(1)}`;
    default:
      return label ?? target.replace(/^mailto:/, '');
  }
}

function splitOnce(inner: string): [string, string?] {
  const bar = inner.indexOf('|');
  return bar === -1 ? [inner] : [inner.slice(0, bar), inner.slice(bar + 1)];
}

/** `&amp;` last, so that an escaped `&amp;lt;` stays `&lt;`. */
function unescapeMarkup(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
