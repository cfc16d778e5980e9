import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { describeAddress } from '../../src/store/postgres/address.js';

describe('a PostgreSQL address', () => {
  it.each([
    ['postgres://bot:pw@db.example.org/bot', 'the database bot on db.example.org:5432'],
    ['postgresql://bot:pw@db.example.org:6432/bot?sslmode=require', 'the database bot on db.example.org:6432'],
    ['postgres://bot:p%23w@db.example.org', 'the database bot on db.example.org:5432'],
    ['postgres://', 'the database postgres on localhost:5432'],
  ])('%s is %s', (address, words) => {
    expect(describeAddress(address)).toBe(words);
  });

  it.each([
    'hunter2',
    'mysql://bot:hunter2@db/bot',
    'postgres://bot:hunter2#x@db/bot',
    'postgres://bot:hunter2/x@db/bot',
    'postgres://bot:12?hunter2@db/bot',
    'postgres://bot:12#hunter2@db/bot',
    'postgres://bot:12/hunter2@db/bot',
  ])('%s is refused without being repeated', (address) => {
    expect(() => describeAddress(address)).toThrow(expect.objectContaining({ name: 'StoreError', code: 'address' }));
    expect(() => describeAddress(address)).not.toThrow(/hunter2/);
  });

  it('where nobody listens gives an error with host and database, and not the password', async () => {
    const failure: unknown = await openStore('postgres://bot:hunter2@127.0.0.1:1/quizzes', '').catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'unreachable' });
    expect(String(failure)).toMatch(/the database quizzes on 127\.0\.0\.1:1: .*ECONNREFUSED/);
    expect(String(failure)).not.toContain('hunter2');
  });
});
