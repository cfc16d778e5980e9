import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stem } from '../../../src/question/text/stem.js';

describe('the stem of a word', () => {
  it.each([
    [['patch', 'patches', 'patched', 'patching']],
    [['backup', 'backups']],
    [['encrypt', 'encrypts', 'encrypted', 'encrypting']],
    [['host', 'hosts']],
    [['own', 'owns']],
  ])('is one for %j', (forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1);
  });

  it.each(['aws', 'rds', 's3', 'ec2', 'us', 'using', 'ours', 'does', 'access', 'is', ''])(
    'of %j does not become another word',
    (word) => {
      expect(stem(word).length).toBeGreaterThanOrEqual(Math.min(word.length, 3));
      expect(stem(word)).not.toBe('u');
    },
  );

  it('keeps parties apart from what only begins like them', () => {
    expect(stem('using')).not.toBe(stem('us'));
    expect(stem('ours')).not.toBe(stem('our'));
    expect(stem('aws')).toBe('aws');
  });

  it('leaves words with digits alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,8}[0-9][a-z]{0,8}$/), (word) => {
        expect(stem(word)).toBe(word);
      }),
    );
  });

  it('is never longer than the word and one letter, and the same every time', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.stringMatching(/^[a-z]{1,30}$/), fc.string({ unit: 'grapheme', maxLength: 30 })),
        (word) => {
          const first = stem(word);
          expect(first.length).toBeLessThanOrEqual(word.length + 1);
          expect(stem(word)).toBe(first);
        },
      ),
    );
  });
});
