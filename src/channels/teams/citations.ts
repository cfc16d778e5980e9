import type { Activity } from 'botbuilder';
import type { Answer, Element } from '../../answer/types.js';
import { shorten } from './cards/limits.js';

type Sources = Extract<Element, { type: 'sources' }>['sources'];

/** Teams takes these many characters of each, and a message has room for so many sources beside its card. */
const MOST = { name: 80, abstract: 160, sources: 10 } as const;

/**
 * The sources as citations of Teams: numbers in the text, each with a box that names its page. The card lists the
 * same sources under the same numbers, for clients that know no citations.
 */
export function citationsOf(answer: Answer): Pick<Partial<Activity>, 'text' | 'entities'> {
  const listed = answer.elements.find((element) => element.type === 'sources');
  const cited = listed === undefined ? [] : listed.sources.slice(0, MOST.sources);
  // A quiz shows its sources only at the end of a round, on a card that was there before.
  if (cited.length === 0 || answer.intent === 'quiz') return {};
  const message = {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    citation: cited.map(claimOf),
  };
  return { text: `Read in ${cited.map((_source, index) => `[${index + 1}]`).join(' ')}`, entities: [message] };
}

function claimOf({ title, publisher, url, checked }: Sources[number], index: number): object {
  return {
    '@type': 'Claim',
    position: index + 1,
    appearance: {
      '@type': 'DigitalDocument',
      name: shorten(title, MOST.name),
      abstract: shorten(`${publisher}, looked at on ${checked}`, MOST.abstract),
      ...(/^https?:\/\//.test(url) ? { url } : {}),
    },
  };
}
