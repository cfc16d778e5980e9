import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inspectKnowledge } from '../../src/knowledge/compile.js';
import { find } from '../../src/knowledge/lookup.js';
import { resolve } from '../../src/knowledge/resolve.js';
import type { Owner } from '../../src/knowledge/types.js';

const text = v.pipe(v.string(), v.minLength(1));
const file = v.strictObject({
  families: v.array(v.strictObject({ need: text, stages: v.pipe(v.array(text), v.minLength(2)) })),
  exceptions: v.array(
    v.strictObject({
      control: text,
      at: v.pipe(v.array(text), v.minLength(1)),
      because: v.pipe(v.string(), v.minLength(20)),
    }),
  ),
});
const { families, exceptions } = v.parse(file, parse(readFileSync(new URL('monotony.yaml', import.meta.url), 'utf8')));
const { knowledge } = inspectKnowledge(new URL('../../knowledge', import.meta.url).pathname);
const controls = Object.keys(knowledge.controls);

/** `null`: the service has no such duty. */
type Held = Owner | null;

interface Stage {
  readonly name: string;
  readonly owner: Held;
}

/** How much of a duty is with the customer. A third party does not burden the customer more than AWS does. */
const burden: Readonly<Record<Owner, number>> = { customer: 3, shared: 2, vendor: 1, aws: 1 };

/** The stages at which the customer has more to do than at one before. A duty that is not there yet has not left. */
function stepsBack(stages: readonly Stage[]): string[] {
  const names: string[] = [];
  let lightest = Number.POSITIVE_INFINITY;
  for (const { name, owner } of stages) {
    if (owner === null && lightest === Number.POSITIVE_INFINITY) continue;
    // Where there is no such duty the customer has as little to do as where it is AWS's.
    const weight = burden[owner ?? 'aws'];
    if (weight > lightest) names.push(name);
    lightest = Math.min(lightest, weight);
  }
  return names;
}

function ownerAt(stage: string, control: string): Held {
  const [service = '', variant = null] = stage.split('/');
  const resolution = resolve(knowledge, { service, variant, control });
  if (resolution === null) throw new Error(`monotony.yaml names ${stage}, which is not there (control ${control})`);
  return resolution.kind === 'verdict' ? resolution.verdict.owner : null;
}

const stagesOf = (stages: readonly string[], control: string): Stage[] =>
  stages.map((name) => ({ name, owner: ownerAt(name, control) }));

/** The verdicts that are left out of the comparison: "rds/custom: encryption-at-rest". */
const leftOut = exceptions.flatMap(({ control, at }) => at.map((stage) => `${stage}: ${control}`));

function familyStepsBack(excepted: ReadonlySet<string>): string[] {
  return families.flatMap(({ need, stages }) =>
    controls.flatMap((control) => {
      const compared = stagesOf(stages, control).filter(({ name }) => !excepted.has(`${name}: ${control}`));
      const line = compared.map(({ name, owner }) => `${name} ${owner ?? 'none'}`).join(', ');
      return stepsBack(compared).map((name) => `${need}, ${control}, at ${name}: ${line}`);
    }),
  );
}

describe('a step back', () => {
  it.each<[readonly Held[], readonly number[]]>([
    [['customer', 'shared', 'aws'], []],
    [['customer', 'customer', 'shared'], []],
    [['customer', 'aws', 'vendor'], []],
    [['customer', 'aws', 'customer'], [2]],
    [
      ['customer', 'aws', 'shared', 'customer'],
      [2, 3],
    ],
    [['aws', 'customer'], [1]],
    [['customer', null, 'aws'], []],
    [['customer', null, 'shared'], [2]],
    [['customer', 'aws', null], []],
    [[null, 'customer', 'aws'], []],
  ])('of %j is at %j', (owners, places) => {
    expect(stepsBack(owners.map((owner, index) => ({ name: String(index), owner })))).toEqual(places.map(String));
  });
});

describe('what leaves the customer as a service gets more managed does not come back', () => {
  const kinds = ['infrastructure', 'managed-instances', 'serverless', 'saas'];

  it.each(controls)('by the rules for the kinds of service: %s', (control) => {
    const stages = kinds.map((name) => {
      const archetype = find(knowledge.archetypes, name);
      const rule = find(archetype?.facts ?? {}, control) ?? find(knowledge.controls, control)?.rule;
      if (archetype === undefined || rule === undefined) throw new Error(`${name} or ${control} is not there`);
      return { name, owner: 'inapplicable' in rule ? null : rule.owner };
    });
    expect(stepsBack(stages)).toEqual([]);
  });

  it('in families of services, but for the listed exceptions', () => {
    expect(familyStepsBack(new Set(leftOut))).toEqual([]);
  });
});

describe('the exceptions', () => {
  it('are listed once each and speak of duties and stages that there are', () => {
    expect(leftOut.filter((each, index) => leftOut.indexOf(each) !== index)).toEqual([]);
    const stages = new Set(families.flatMap((family) => family.stages));
    const unknown = exceptions.flatMap(({ control, at }) =>
      at.filter((stage) => !stages.has(stage) || !controls.includes(control)).map((stage) => `${stage}: ${control}`),
    );
    expect(unknown).toEqual([]);
  });

  it('are all needed', () => {
    const idle = leftOut.filter(
      (each) => familyStepsBack(new Set(leftOut.filter((other) => other !== each))).length === 0,
    );
    expect(idle).toEqual([]);
  });
});
