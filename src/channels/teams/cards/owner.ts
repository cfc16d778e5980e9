import type { Element } from '../../../answer/types.js';
import { type Limits, shorten } from './limits.js';
import { escapeMarkdown } from './markdown.js';
import { paragraphs } from './text.js';
import type { CardElement, Container } from './types.js';

type OwnerElement = Extract<Element, { type: 'owner' }>;

/** Each owner has a sign and a colour beside the word, so that none of the three is needed to tell them apart. */
const LOOKS: Readonly<Record<OwnerElement['owner'], { sign: string; style: NonNullable<Container['style']> }>> = {
  aws: { sign: '☁️', style: 'warning' },
  customer: { sign: '👤', style: 'accent' },
  shared: { sign: '🤝', style: 'good' },
  vendor: { sign: '🏢', style: 'emphasis' },
};

/** The headline: who owns what. */
export function ownerHeadline(element: OwnerElement, limits: Limits): CardElement {
  const { sign, style } = LOOKS[element.owner];
  const label = escapeMarkdown(shorten(element.label, limits.text));
  return {
    type: 'Container',
    style,
    bleed: true,
    items: [
      { type: 'TextBlock', text: `${sign} ${label}`, style: 'heading', size: 'large', weight: 'bolder', wrap: true },
      ...paragraphs(shorten(element.subject, limits.text)),
    ],
  };
}
