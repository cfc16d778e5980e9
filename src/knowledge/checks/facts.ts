import { decide, placeOf } from '../decide.js';
import type { Problem } from '../problem.js';
import type { Knowledge, Subject } from '../types.js';
import { type Base, writtenFacts } from './base.js';

/** A vendor is named exactly where one owns the duty, and every split says what somebody does. */
export function* splits({ files }: Base): Generator<Problem> {
  for (const { document, path, fact } of writtenFacts(files)) {
    if ('inapplicable' in fact) continue;
    if (fact.owner === 'vendor' && fact.vendor === undefined) {
      yield document.problem([...path, 'owner'], {
        what: 'the owner is a vendor that is not named',
        mend: 'add "vendor": the name of the third party',
      });
    }
    if (fact.owner !== 'vendor' && fact.vendor !== undefined) {
      yield document.problem([...path, 'vendor'], {
        what: `a vendor is named, but the owner is ${fact.owner}`,
        mend: 'remove "vendor", or write owner: vendor',
      });
    }
    if (fact.aws.length === 0 && fact.customer.length === 0 && fact.owner !== 'vendor') {
      yield document.problem(
        path,
        {
          what: 'both duty lists are empty',
          mend: 'say under "aws" or "customer" what the owner does',
        },
        'key',
      );
    }
  }
}

/** Following `instead` from a duty that a service does not have never comes back to it. */
export function* loops({ files, knowledge }: Base): Generator<Problem> {
  const written = new Map(
    [...writtenFacts(files)].map((each) => [`${each.document.file}#/${each.path.join('/')}`, each]),
  );
  const reported = new Set<string>();
  for (const subject of subjects(knowledge)) {
    const chain = loopFrom(knowledge, subject);
    const at = chain === null ? undefined : written.get(chain.at);
    if (chain === null || at === undefined || reported.has(chain.at)) continue;
    reported.add(chain.at);
    yield at.document.problem([...at.path, 'instead'], {
      what: `"instead" goes in a circle for ${subject.service}: ${chain.controls.join(' > ')}`,
      mend: 'name a control that the service has, or remove "instead"',
    });
  }
}

function* subjects({ services, controls }: Knowledge): Generator<Subject> {
  for (const service of Object.values(services)) {
    for (const variant of [null, ...Object.keys(service.variants)]) {
      for (const control of Object.keys(controls)) yield { service: service.id, variant, control };
    }
  }
}

function loopFrom(knowledge: Knowledge, subject: Subject): { at: string; controls: readonly string[] } | null {
  const controls: string[] = [];
  let at: string | null = null;
  let next: string | undefined = subject.control;
  while (next !== undefined) {
    if (controls.includes(next)) return at === null ? null : { at, controls: [...controls, next] };
    controls.push(next);
    const place = placeOf(knowledge, { ...subject, control: next });
    if (place === null) return null;
    const { fact } = decide(knowledge, place);
    at ??= fact.at;
    next = 'inapplicable' in fact ? fact.instead : undefined;
  }
  return null;
}
