import type { Item } from './items.js';
import type { Guess, Proposal } from './proposal.js';

const MOST_EXAMPLES = 5;

/** The proposals for a person at a terminal. */
export function renderText(proposals: readonly Proposal[]): string {
  if (proposals.length === 0) return 'Nothing is waiting for review.\n';
  return proposals.map((proposal, at) => `${block(proposal, at + 1).join('\n')}\n`).join('\n');
}

function block({ count, items, duties, services, edits }: Proposal, number: number): string[] {
  const more = items.length - MOST_EXAMPLES;
  return [
    `${number}. ${count === 1 ? 'once' : `${count} times`}, last on ${dayOf(Math.max(...items.map(({ at }) => at)))}`,
    ...items.slice(0, MOST_EXAMPLES).map((item) => `   - ${item.text} (${countsOf(item)})`),
    ...(more > 0 ? [`   - … and ${more} more`] : []),
    ...line(
      'Picked',
      items.flatMap(({ picked }) => picked),
    ),
    ...line(
      'Voted down',
      items.flatMap(({ voted }) => voted),
    ),
    ...line(
      'Said to be wrong',
      items.flatMap(({ reasons }) => reasons),
    ),
    ...line('Duty', duties.map(guessText)),
    ...line('Service', services.map(guessText)),
    ...edits.map(({ file, when }) => `   Edit ${file} ${when}`),
  ];
}

function line(label: string, words: readonly string[]): string[] {
  return words.length === 0 ? [] : [`   ${label}: ${[...new Set(words)].slice(0, MOST_EXAMPLES).join('; ')}`];
}

const guessText = ({ id, name, share }: Guess) => `${name} (${id}, ${Math.round(share * 100)} %)`;

/** "2 unanswered, 1 down" */
function countsOf({ counts }: Item): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}

/** The day of a time (YYYY-MM-DD). */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
