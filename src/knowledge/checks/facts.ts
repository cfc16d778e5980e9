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
    const circle = circleFrom(knowledge, subject);
    if (circle.some(({ at }) => reported.has(at))) continue;
    for (const { at } of circle) reported.add(at);
    const start = written.get(circle[0]?.at ?? '');
    if (start === undefined) continue;
    const way = [...circle, ...circle.slice(0, 1)].map(({ control }) => control).join(' > ');
    yield start.document.problem([...start.path, 'instead'], {
      what: `"instead" goes in a circle for ${subject.service}: ${way}`,
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

interface Step {
  readonly control: string;
  /** The fact that decided there. */
  readonly at: string;
}

/** Follows `instead` from a subject; gives the circle it runs into, or nothing if it ends. */
function circleFrom(knowledge: Knowledge, subject: Subject): readonly Step[] {
  const steps: Step[] = [];
  let control: string | undefined = subject.control;
  while (control !== undefined) {
    const known = steps.findIndex((step) => step.control === control);
    if (known >= 0) return steps.slice(known);
    const place = placeOf(knowledge, { ...subject, control });
    if (place === null) return [];
    const { fact } = decide(knowledge, place);
    steps.push({ control, at: fact.at });
    control = 'inapplicable' in fact ? fact.instead : undefined;
  }
  return [];
}
