import { expect, it } from 'vitest';
import { gapsOf } from '../../src/assignments/gaps.js';
import { readKnowledge } from '../../src/data.js';
import { assigned } from './fixture.js';

const knowledge = readKnowledge();
const services = ['ec2', 'rds', 'lambda', 's3'];

it('lists each duty that nobody has once, the worst first', () => {
  const gaps = gapsOf(knowledge, { assignments: [], services });
  const counts = gaps.map(({ customer, shared }) => customer.length * 100 + shared.length);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  expect(new Set(gaps.map(({ control }) => control)).size).toBe(gaps.length);
  expect(gaps.find(({ control }) => control === 'guest-os-patching')).toMatchObject({ customer: ['ec2'] });
  expect(gaps.some(({ control }) => control === 'hypervisor')).toBe(false);
});

it('closes with each assignment, but not by one for a single environment', () => {
  const all = gapsOf(knowledge, { assignments: [], services }).length;
  const patching = { kind: 'control', control: 'guest-os-patching' } as const;
  const inProd = [assigned({ duty: patching, environment: 'prod' }, 'sre')];
  expect(gapsOf(knowledge, { assignments: inProd, services })).toHaveLength(all);
  expect(gapsOf(knowledge, { assignments: [assigned({ duty: patching }, 'sre')], services })).toHaveLength(all - 1);
  expect(gapsOf(knowledge, { assignments: [assigned({}, 'all')], services })).toEqual([]);
  expect(gapsOf(knowledge, { assignments: [], services: [] })).toEqual([]);
});
