/** The longest text that is read; what comes after is not looked at. */
export const MAX_LENGTH = 10_000;

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
const SLACK_LINK = /<(?:https?:\/\/|mailto:)[^<>|]*\|([^<>]*)>/gu;
const SLACK_CHANNEL = /<#[A-Z0-9]+\|([^<>]*)>/gu;
const SLACK_MENTION = /<[@!#][^<>]*>/gu;
const TAG = /<\/?[a-z][^<>]{0,200}>/giu;
const URL = /\bhttps?:\/\/[^\s<>]+/giu;

/**
 * Takes what was typed and gives text to be read: compatibility forms unified (NFKC), invisible
 * characters, chat markup and addresses removed, quotes straightened, at most MAX_LENGTH characters.
 * Line breaks stay, because lists of options live on lines.
 *
 * @example clean('<@U1> who\u200b patches `RDS`?') // 'who patches  RDS ?'
 */
export function clean(typed: string): string {
  return typed
    .slice(0, MAX_LENGTH)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(SLACK_LINK, '$1')
    .replace(SLACK_CHANNEL, '$1')
    .replace(SLACK_MENTION, ' ')
    .replace(URL, ' ')
    .replace(TAG, ' ')
    .replace(/[\u2018\u2019\u201b\u02bc\u00b4]/gu, "'")
    .replace(/[\u201c\u201d\u201e`]/gu, ' ')
    .replace(/&amp;/gu, '&')
    .replace(/&[lg]t;/gu, ' ')
    .trim();
}
