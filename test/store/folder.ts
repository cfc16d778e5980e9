import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder, and the way to remove it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'responsibot-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A new folder that is gone after the test that asked for it. */
export function folderForTest(): string {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  return path;
}
