import type { Knowledge } from '../knowledge/types.js';
import { singular } from './gazetteer.js';
import { words } from './text/tokens.js';
import type { Language } from './types.js';

/** Names are matched without "Amazon" or "AWS"; the reader takes the prefix as evidence. */
export function bare(phrase: string): string {
  return phrase.replace(/^(?:Amazon|AWS)\s+(?=\S)/iu, '').replace(/\s*\([^()]*\)$/u, '');
}

/**
 * The words of a variant's names beside the service's own, so that they are known in any order: "beanstalk, where the
 * managed updates are turned off". A single word tells too little.
 */
export function variantWords(knowledge: Knowledge, stop: ReadonlySet<string>): Language['scattered'] {
  const services = Object.values(knowledge.services).map((service) => {
    const heads = [service.name, ...service.aliases].map((name) => words(bare(name)).join(' '));
    const names = Object.values(service.variants).flatMap(({ id, name, aliases }) =>
      [name, ...aliases].flatMap((alias) => {
        const phrase = ` ${words(bare(alias)).join(' ')} `;
        const [head = ''] = heads.filter((h) => phrase.includes(` ${h} `)).sort((x, y) => y.length - x.length);
        const left = words(head === '' ? phrase : phrase.replace(` ${head} `, ' '));
        const keys = [...new Set(left.filter((word) => !stop.has(word)).map(singular))];
        return keys.length < 2 ? [] : [{ variant: id, keys }];
      }),
    );
    return [service.id, names] as const;
  });
  return Object.fromEntries(services.filter(([, names]) => names.length > 0));
}

/**
 * What may follow a service's name to name one of its variants: "custom" after RDS, "container image" after
 * Lambda, so that "Lambda from a container image" is understood as well as "lambda container image".
 */
export function variantTails(knowledge: Knowledge): Language['tails'] {
  const tails: { service: string; variant: string; phrase: string }[] = [];
  for (const service of Object.values(knowledge.services)) {
    const heads = [service.name, ...service.aliases].map((name) => words(bare(name)).join(' '));
    for (const variant of Object.values(service.variants)) {
      for (const alias of [variant.name, ...variant.aliases]) {
        const phrase = words(bare(alias)).join(' ');
        const head = heads.filter((h) => phrase.startsWith(`${h} `)).sort((x, y) => y.length - x.length)[0];
        const tail =
          head === undefined ? '' : phrase.slice(head.length + 1).replace(/^(?:on|for|with|from|in|as) /u, '');
        if (tail !== '') tails.push({ service: service.id, variant: variant.id, phrase: tail });
      }
    }
  }
  return tails;
}
