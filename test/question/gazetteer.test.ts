import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gazetteer, singular } from '../../src/question/gazetteer.js';
import { tokenize } from '../../src/question/text/tokens.js';
import type { Named } from '../../src/question/types.js';

const service = (id: string): Named => ({ kind: 'service', id, variant: null, strength: 'strong' });
const named = (entries: readonly (readonly [string, Named])[]) => {
  const gazetteer = new Gazetteer(singular);
  for (const [phrase, what] of entries) gazetteer.add(phrase, what);
  return (text: string) =>
    gazetteer
      .find(tokenize(text))
      .map(({ from, to, named: all }) => [from, to, all.map((n) => ('id' in n ? n.id : ''))]);
};
const find = named([
  ['RDS', service('rds')],
  ['RDS Custom', service('rds-custom')],
  ['RDS Custom for Oracle', service('rds-custom-oracle')],
  ['S3 bucket', service('s3')],
  ['policies', service('iam')],
  ['cache', service('elasticache')],
  ['cache', service('dax')],
  ['', service('nothing')],
  ['!?', service('nothing')],
]);

describe('names in a row of words', () => {
  it.each([
    ['', []],
    ['who patches it', []],
    ['who patches RDS', [[2, 3, ['rds']]]],
    ['rds custom', [[0, 2, ['rds-custom']]]],
    ['rds custom for oracle', [[0, 4, ['rds-custom-oracle']]]],
    ['rds custom for mysql', [[0, 2, ['rds-custom']]]],
    [
      'rds and rds custom',
      [
        [0, 1, ['rds']],
        [2, 4, ['rds-custom']],
      ],
    ],
    ['our S3 buckets', [[1, 3, ['s3']]]],
    ['a policy', [[1, 2, ['iam']]]],
    ['the cache', [[1, 2, ['elasticache', 'dax']]]],
    ['S3', []],
  ])('"%s"', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it('are looked for at one place', () => {
    const gazetteer = new Gazetteer(singular);
    gazetteer.add('RDS Custom', service('rds'));
    const tokens = tokenize('is rds custom ours');
    expect(gazetteer.at(tokens, 1)).toMatchObject({ from: 1, to: 3 });
    expect(gazetteer.at(tokens, 0)).toBeNull();
    expect(gazetteer.at(tokens, 9)).toBeNull();
  });

  it('stand in order and never overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('rds', 'custom', 'for', 'oracle', 's3', 'bucket', 'cache', 'x'), { maxLength: 30 }),
        (row) => {
          let end = 0;
          for (const [from, to] of find(row.join(' '))) {
            expect(Number(from)).toBeGreaterThanOrEqual(end);
            expect(Number(to)).toBeGreaterThan(Number(from));
            end = Number(to);
          }
          expect(end).toBeLessThanOrEqual(row.length);
        },
      ),
    );
  });
});

describe('the singular of a name', () => {
  it.each([
    ['buckets', 'bucket'],
    ['policies', 'policy'],
    ['rds', 'rds'],
    ['ecs', 'ecs'],
    ['access', 'access'],
    ['status', 'status'],
    ['analysis', 'analysis'],
  ])('of %s is %s', (word, expected) => {
    expect(singular(word)).toBe(expected);
  });
});
