import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { storeContract } from './contract.js';
import { folderForTest, temporaryFolder } from './folder.js';

describe('the SQLite store', () => {
  const { path, remove } = temporaryFolder();
  afterAll(remove);
  storeContract(() => openStore(null, path), 'run');
});

describe('opening an SQLite file', () => {
  it('makes the folder and the file, and keeps what is in them', async () => {
    const folder = join(folderForTest(), 'made', 'here');
    const first = await openStore(null, folder);
    await first.cards.put('k', 'kept', 1);
    await first.close();
    expect(existsSync(join(folder, 'responsibot.db'))).toBe(true);

    const second = await openStore(null, folder);
    expect(await second.cards.get('k')).toBe('kept');
    await second.close();
  });

  it('keeps a write-ahead log, so that readers and a writer do not wait for each other', async () => {
    const folder = folderForTest();
    const store = await openStore(null, folder);
    expect(statSync(join(folder, 'responsibot.db-wal')).size).toBeGreaterThan(0);
    await store.close();
  });

  it('names the file when it is not a database, and leaves it alone', async () => {
    const folder = folderForTest();
    const file = join(folder, 'responsibot.db');
    writeFileSync(file, 'these are notes, not a database; '.repeat(100));
    await expect(openStore(null, folder)).rejects.toMatchObject({
      name: 'StoreError',
      code: 'unreachable',
      message: expect.stringContaining(file),
    });
    expect(statSync(file).size).toBe(3300);
  });

  it('names the folder when a file stands in its place', async () => {
    const folder = join(folderForTest(), 'data');
    writeFileSync(folder, '');
    await expect(openStore(null, folder)).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining(folder),
    });
  });

  it('says so when a newer version has changed the tables', async () => {
    const folder = folderForTest();
    await (await openStore(null, folder)).close();
    const { default: Database } = await import('libsql');
    const raw = new Database(join(folder, 'responsibot.db'));
    raw.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')");
    raw.close();
    await expect(openStore(null, folder)).rejects.toMatchObject({
      code: 'schema',
      message: expect.stringContaining('newer version'),
    });
  });
});
