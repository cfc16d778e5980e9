import { stringify } from 'yaml';
import type { Proposal } from './proposal.js';
import { dayOf } from './text.js';

/** The proposals as a list that programs can read, and from which sentences can be copied into `intents/`. */
export function renderYaml(proposals: readonly Proposal[]): string {
  return stringify(
    proposals.map(({ items, ...rest }) => ({
      ...rest,
      texts: items.map(({ at, ...item }) => ({ ...item, last: dayOf(at) })),
    })),
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}
