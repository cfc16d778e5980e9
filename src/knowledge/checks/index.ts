import type { LoadedFiles } from '../load.js';
import type { Problem } from '../problem.js';
import type { Knowledge } from '../types.js';

export function crossCheck(_files: LoadedFiles, _knowledge: Knowledge, _today: string | null): { problems: Problem[]; warnings: Problem[] } {
  return { problems: [], warnings: [] };
}
