import { fill } from '../../answer/fill.js';

/**
 * Fills a sentence and lets it begin with a capital, whatever it begins with: a place may be "a NAT instance".
 *
 * @example sentenceOf('{place}: who is responsible?', { place: 'a NAT instance' }) // 'A NAT instance: who is responsible?'
 */
export function sentenceOf(template: string, values: Readonly<Record<string, string | number>>): string {
  const text = fill(template, values);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
