import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atColon, cut, items } from '../../src/question/parts.js';

describe('the questions of a message', () => {
  it.each([
    ['who patches RDS?', ['who patches RDS']],
    ['who patches RDS? who backs it up?', ['who patches RDS', 'who backs it up']],
    ['who patches RDS and who backs it up?', ['who patches RDS', 'who backs it up']],
    ['who patches RDS, and is S3 ours?', ['who patches RDS', 'is S3 ours']],
    ['who patches RDS, who patches EC2?', ['who patches RDS', 'who patches EC2']],
    ['who does backups and patching on RDS?', ['who does backups and patching on RDS']],
    ['RDS, EC2 and S3', ['RDS, EC2 and S3']],
    ['', []],
  ])('"%s"', (text, expected) => {
    expect(cut(text).map((part) => part.text)).toEqual(expected);
  });

  it('all ask where the sentence asks', () => {
    expect(cut('who patches RDS and who backs it up?').map((part) => part.asked)).toEqual([true, true]);
    expect(cut('We run RDS. Who patches it?').map((part) => part.asked)).toEqual([false, true]);
  });
});

describe('a sentence with a colon', () => {
  it('is what asks, and the duty', () => {
    expect(atColon('Who makes sure of this: the bucket is closed')).toEqual({
      head: 'Who makes sure of this',
      body: 'the bucket is closed',
    });
  });

  it.each([['who patches RDS'], ['a: the bucket is closed'], ['Who does it: x'], ['at 10:30 who patches RDS'], ['']])(
    'is not "%s"',
    (text) => {
      expect(atColon(text)).toBeNull();
    },
  );
});

describe('a list of duties', () => {
  it.each([
    ['Sort these: disk shredding, bucket policies', ['disk shredding', 'bucket policies']],
    ['Sort these: disk shredding, bucket policies and keys.', ['disk shredding', 'bucket policies', 'keys']],
    ['Sort these: disk shredding; bucket policies, keys and all', ['disk shredding', 'bucket policies, keys and all']],
    ['whose are these 1) disk shredding 2) bucket policies', ['disk shredding', 'bucket policies']],
    ['Sort: (a) doors (b) data (c) keys', ['doors', 'data', 'keys']],
    ['Sort these duties:\n- disk shredding\n- bucket policies', ['disk shredding', 'bucket policies']],
    ['who patches RDS', []],
    ['', []],
  ])('"%s"', (text, expected) => {
    expect(items(text)).toEqual(expected);
  });

  it('has items with words in them, without marks around', () => {
    const part = fc.constantFrom(
      'Sort these: ',
      '1) ',
      '2. ',
      '(a) ',
      '- ',
      '• ',
      ', ',
      '; ',
      '\n',
      ' and ',
      'disk shredding',
      'x',
      'keys',
      '?',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const list = items(parts.join(''));
        expect(list).not.toHaveLength(1);
        for (const item of list) {
          expect(item).toMatch(/\p{L}{2}/u);
          expect(item).toBe(item.trim());
          expect(item).not.toMatch(/^[-*•]|[.?!,;]$/u);
        }
      }),
    );
  });

  it('is found without a fault in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        expect(Array.isArray(items(text))).toBe(true);
        expect(Array.isArray(cut(text))).toBe(true);
      }),
    );
  });
});
