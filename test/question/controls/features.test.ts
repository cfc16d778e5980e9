import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../../src/question/controls/features.js';
import { Gazetteer } from '../../../src/question/gazetteer.js';
import { stem } from '../../../src/question/text/stem.js';
import { tokenize } from '../../../src/question/text/tokens.js';

const concepts = new Gazetteer(stem);
concepts.add('patch', { kind: 'concept', id: 'patch' });
concepts.add('update', { kind: 'concept', id: 'patch' });
concepts.add('operating system', { kind: 'concept', id: 'os' });
concepts.add('bucket', { kind: 'class', id: 'thing' });
const stop = new Set(['who', 'the', 'of']);
const features = (text: string, skip?: (at: number) => boolean) => featuresOf(tokenize(text), concepts, stop, skip);

describe('the features of a text', () => {
  it.each([
    ['who patches the operating systems of servers', ['#patch', '#os', 'server']],
    ['updating and patching', ['#patch', 'and']],
    ['operating', ['oper']],
    ['port 443', ['port']],
    ['who of the', []],
    ['', []],
  ])('"%s"', (text, expected) => {
    expect(features(text)).toEqual(expected);
  });

  it('leave out the words of a name, and a concept that reaches into one', () => {
    expect(features('patch elastic compute', (at) => at > 0)).toEqual(['#patch']);
    expect(features('operating system', (at) => at === 1)).toEqual(['oper']);
  });
});
