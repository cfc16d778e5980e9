import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atColon, cut } from '../../src/question/parts.js';

describe('the questions of a message', () => {
  it.each([
    ['who patches RDS?', ['who patches RDS']],
    ['who patches RDS? who backs it up?', ['who patches RDS', 'who backs it up']],
    ['who patches RDS and who backs it up?', ['who patches RDS', 'who backs it up']],
    ['who patches RDS, and is S3 ours?', ['who patches RDS', 'is S3 ours']],
    ['who patches RDS, who patches EC2?', ['who patches RDS', 'who patches EC2']],
    ['who patches RDS; who backs it up', ['who patches RDS', 'who backs it up']],
    ['who patches RDS while who backs it up?', ['who patches RDS', 'who backs it up']],
    ['who patches the OS under RDS, and on EC2?', ['who patches the OS under RDS', 'and on EC2']],
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

it('is cut without a fault, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
      expect(Array.isArray(cut(text))).toBe(true);
    }),
  );
});
