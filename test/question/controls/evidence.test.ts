import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../../src/knowledge/compile.js';
import { ServiceEvidence } from '../../../src/question/controls/evidence.js';
import { ControlRanker } from '../../../src/question/controls/ranker.js';
import { stem } from '../../../src/question/text/stem.js';
import { words } from '../../../src/question/text/tokens.js';
import { knowledgeDir } from '../../knowledge/fixture.js';

const ranker = new ControlRanker(
  [
    { control: 'guest-os-patching', features: ['patch', 'system'] },
    { control: 'engine-patching', features: ['patch', 'databas'] },
    { control: 'security-groups', features: ['firewal', 'rule'] },
    { control: 'permissions', features: ['permiss', 'rule'] },
  ],
  null,
);
const rds = { service: 'rds', variant: null };
const s3 = { service: 's3', variant: null };

function evidence() {
  const knowledge = compileKnowledge(knowledgeDir());
  const found = new ServiceEvidence(knowledge, {
    features: (text) => words(text).map(stem),
    weight: (feature) => ranker.weight(feature),
  });
  return (target: { service: string; variant: string | null }, features: readonly string[]) =>
    found.rank(target, features, ranker.rank(features));
}

describe('the ranking of duties on one service', () => {
  it('puts a duty of which the service has a fact of its own first', () => {
    const rank = evidence();
    expect(ranker.rank(['patch']).map((r) => r.control)).toEqual(['engine-patching', 'guest-os-patching']);
    const [best, second] = rank(rds, ['patch']);
    expect(best?.control).toBe('engine-patching');
    expect(second?.control).toBe('guest-os-patching');
    expect((best?.score ?? 0) / (second?.score ?? 1)).toBeGreaterThan(1);
  });

  it('hears words that only the facts of the service use', () => {
    const rank = evidence();
    expect(ranker.rank(['window'])).toEqual([]);
    expect(rank(rds, ['window'])).toMatchObject([{ control: 'engine-patching', matched: ['window'], evidence: 0 }]);
    expect(rank(s3, ['window'])).toEqual([]);
  });

  it('hears the facts of a variant on that variant only', () => {
    const rank = evidence();
    const custom = { service: 'rds', variant: 'custom' };
    expect(rank(custom, [stem('limits')]).map((r) => r.control)).toContain('permissions');
    expect(rank(rds, [stem('limits')])).toEqual([]);
  });

  it('puts a duty that the service does not have behind one that it has', () => {
    const rank = evidence();
    const alone = ranker.rank(['rule']);
    expect(new Set(alone.map((r) => r.score)).size).toBe(1);
    expect(
      rank(s3, ['rule'])
        .map((r) => r.control)
        .at(-1),
    ).toBe('security-groups');
  });

  it('of a service that is not known is the general one', () => {
    const rank = evidence();
    const nowhere = { service: 'toaster', variant: null };
    expect(rank(nowhere, ['patch', 'system']).map((r) => r.control)).toEqual(['guest-os-patching', 'engine-patching']);
  });

  it('is the same the second time it is asked for', () => {
    const rank = evidence();
    expect(rank(rds, ['patch', 'window'])).toEqual(rank(rds, ['patch', 'window']));
  });
});
