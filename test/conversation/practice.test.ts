import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPractice } from '../../src/conversation/quiz/practice.js';
import type { Post, Turn } from '../../src/conversation/types.js';
import { readKnowledge } from '../../src/data.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/types.js';
import { texts } from '../quiz/fixture.js';
import { temporaryFolder } from '../store/folder.js';

const NOON = Date.UTC(2026, 10, 24, 12);
const DAY = 24 * 60 * 60 * 1000;
const knowledge = readKnowledge();

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
let seeds: number;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openStore(null, folder.path);
  seeds = 0;
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const practice = () => createPractice({ store: store.practice, knowledge, texts, newSeed: () => `seed${++seeds}` });
const turn = (user: string, at = NOON): Turn => ({
  place: { channel: 'slack', tenant: 'T1', room: `D-${user}`, thread: null, kind: 'direct' },
  speaker: { id: user, name: user },
  addressed: true,
  input: { type: 'text', text: '' },
  at,
});
const words = (posts: readonly Post[]) => JSON.stringify(posts.map(({ answer }) => answer.elements));

/** The question asked, with its number and options. */
function asked([post]: readonly Post[]) {
  const votes = (post?.answer.buttons ?? []).flatMap(({ action }) => (action.type === 'vote' ? [action] : []));
  const element = post?.answer.elements[1];
  return {
    text: element?.type === 'text' ? element.text : '',
    number: votes[0]?.round ?? -1,
    options: votes.map(({ option }) => option),
  };
}

/** Answers wrongly: tries options until the answer says so. */
async function miss(user: string, at = NOON): Promise<string> {
  for (;;) {
    const { text, number, options } = asked(await practice().next(turn(user, at)));
    const posts = await practice().answer(turn(user, at), number, options[0] ?? '');
    if (words(posts).includes('Not quite')) return text;
  }
}

describe('practice', () => {
  it('asks, explains the answer with its source, and offers another question', async () => {
    const { number, options } = asked(await practice().next(turn('ada')));
    const [post] = await practice().answer(turn('ada'), number, options[0] ?? '');
    expect(post?.answer.elements.some(({ type }) => type === 'sources')).toBe(true);
    expect(words(post ? [post] : [])).toMatch(/Right\.|Not quite/);
    expect(post?.answer.buttons).toMatchObject([{ action: { type: 'say', text: 'practice' } }]);
  });

  it('takes one answer to a question, and none to an older one', async () => {
    const first = asked(await practice().next(turn('ada')));
    const second = asked(await practice().next(turn('ada')));
    expect(second.number).toBe(first.number + 1);
    const old = await practice().answer(turn('ada'), first.number, first.options[0] ?? '');
    expect(words(old)).toContain('earlier step');
    const both = [0, 1].map(() => practice().answer(turn('ada'), second.number, second.options[0] ?? ''));
    const kinds = (await Promise.all(both)).map(([post]) => post?.kind).sort();
    expect(kinds).toEqual(['reply', 'whisper']);
  });

  it('asks again what was missed, to that person alone', async () => {
    const text = await miss('ada');
    expect(asked(await practice().next(turn('ada', NOON + DAY))).text).toBe(text);
    expect(asked(await practice().next(turn('bob', NOON + DAY))).text).not.toBe(text);
  });

  it('shows how one is doing', async () => {
    expect(words(await practice().progress(turn('ada')))).toContain('You have not practised yet');
    await miss('ada');
    const later = words(await practice().progress(turn('ada', NOON + DAY)));
    expect(later).toContain(texts.progress.weak);
    expect(later).toMatch(/Due for review now: [1-9]/);
    expect(words(await practice().progress(turn('bob')))).toContain('You have not practised yet');
  });

  it('is forgotten on demand', async () => {
    await miss('ada');
    await store.practice.forget(JSON.stringify(['slack', 'T1', 'ada']));
    expect(words(await practice().progress(turn('ada')))).toContain('You have not practised yet');
  });
});
