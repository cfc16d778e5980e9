import { describe, expect, it } from 'vitest';
import { latestOnly } from '../../src/channels/latest-only.js';

/** A task that ends when told to, and writes down when it begins. */
function task(name: string, begun: string[], failure?: Error) {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = () => (failure ? reject(failure) : resolve());
  });
  const run = () => {
    begun.push(name);
    return ended;
  };
  return { run, end };
}

describe('tasks of one key', () => {
  it('run one after the other, and of those that wait only the newest', async () => {
    const begun: string[] = [];
    const inTurn = latestOnly(async () => undefined);
    const [a, b, c] = [task('a', begun), task('b', begun), task('c', begun)];
    const all = [inTurn('card', a.run), inTurn('card', b.run), inTurn('card', c.run)];
    expect(begun).toEqual(['a']);
    a.end();
    c.end();
    await Promise.all(all);
    expect(begun).toEqual(['a', 'c']);
  });

  it('do not wait for tasks of another key', () => {
    const begun: string[] = [];
    const inTurn = latestOnly(async () => undefined);
    void inTurn('one', task('a', begun).run);
    void inTurn('two', task('b', begun).run);
    expect(begun).toEqual(['a', 'b']);
  });

  it('go on after a failure, which is told only when it was the last', async () => {
    const begun: string[] = [];
    const inTurn = latestOnly(async () => undefined);
    const [bad, good] = [task('bad', begun, new Error('no')), task('good', begun)];
    const all = [inTurn('card', bad.run), inTurn('card', good.run)];
    bad.end();
    good.end();
    await Promise.all(all);
    expect(begun).toEqual(['bad', 'good']);

    const last = task('last', begun, new Error('the last failed'));
    const failing = inTurn('card', last.run);
    last.end();
    await expect(failing).rejects.toThrow('the last failed');
  });

  it('run at most once a second, the first one at once', async () => {
    const pauses: (() => void)[] = [];
    const begun: string[] = [];
    const inTurn = latestOnly(async (ms) => {
      await new Promise<void>((resolve) => pauses.push(resolve));
      begun.push(`${ms} ms`);
    });
    const run = (name: string) => inTurn('card', async () => void begun.push(name));
    await run('a');
    const [b, c] = [run('b'), run('c')];
    await Promise.resolve();
    expect(begun).toEqual(['a']);
    pauses.shift()?.();
    await Promise.all([b, c]);
    expect(begun).toEqual(['a', '1000 ms', 'c']);
    pauses.shift()?.();
    await new Promise<void>((resolve) => setImmediate(resolve));
    await run('d');
    expect(begun.slice(3)).toEqual(['1000 ms', 'd']);
  });
});
