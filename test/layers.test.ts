import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterEach, describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as IFlattenedRuleSet & {
  options: ICruiseOptions;
};

async function cruiseFrom(baseDir: string): Promise<ICruiseResult> {
  const { enhancedResolveOptions, ...options } = config.options;
  const result = await cruise(
    ['src'],
    { ...options, baseDir, validate: true, ruleSet: { forbidden: config.forbidden ?? [] } },
    enhancedResolveOptions,
  );
  if (typeof result.output === 'string') throw new Error('expected a result, got a report');
  return result.output;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path));
}

describe('the direction of imports', () => {
  it('holds everywhere in src/', async () => {
    const { summary, modules } = await cruiseFrom(root);
    expect(modules.length).toBeGreaterThan(40);
    expect(modules.some((module) => module.dependencies.length > 3)).toBe(true);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  const planted: string[] = [];
  afterEach(() => {
    for (const path of planted.splice(0)) rmSync(path, { recursive: true });
  });

  it.each([
    ['core-is-pure', 'src/question/a.ts', `import { readFileSync } from 'node:fs';\nexport const a = readFileSync;`],
    ['core-is-pure', 'src/quiz/deep/a.ts', `import http from 'http';\nexport const a = http;`],
    ['core-knows-no-outer-layer', 'src/answer/a.ts', `import { b } from '../store/b.js';\nexport const a = b;`],
    ['core-knows-no-outer-layer', 'src/quiz/a.ts', `import { c } from '../channels/slack/c.js';\nexport const a = c;`],
    ['knowledge-stands-alone', 'src/knowledge/a.ts', `export { d } from '../answer/d.js';`],
    ['channels-only-translate', 'src/channels/web/a.ts', `import { b } from '../../store/b.js';\nexport const a = b;`],
    [
      'channels-only-translate',
      'src/channels/web/a.ts',
      `import type { E } from '../../knowledge/e.js';\nexport type A = E;`,
    ],
    ['channels-only-translate', 'src/channels/web/a.ts', `export const a = () => import('../../knowledge/e.js');`],
    ['channels-are-apart', 'src/channels/web/a.ts', `import { c } from '../slack/c.js';\nexport const a = c;`],
    [
      'conversation-knows-only-the-port',
      'src/conversation/a.ts',
      `import { b } from '../store/b.js';\nexport const a = b;`,
    ],
    ['store-knows-no-caller', 'src/store/a.ts', `import { d } from '../answer/d.js';\nexport const a = d;`],
    ['no-cycles', 'src/store/b2.ts', `import { b } from './b3.js';\nexport const b2 = b;`],
    ['resolvable', 'src/store/a.ts', `import { x } from './missing.js';\nexport const a = x;`],
  ])('finds a breach of %s in %s', async (rule, path, text) => {
    const base = mkdtempSync(join(tmpdir(), 'layers-'));
    planted.push(base);
    const files = {
      'src/store/b.ts': 'export const b = 1;',
      'src/store/b3.ts': `import { b2 } from './b2.js';\nexport const b = () => b2;`,
      'src/store/b2.ts': 'export const b2 = 1;',
      'src/channels/slack/c.ts': 'export const c = 1;',
      'src/answer/d.ts': 'export const d = 1;',
      'src/knowledge/e.ts': 'export interface E { readonly e: 1 }',
      [path]: text,
    };
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(base, dirname(name)), { recursive: true });
      writeFileSync(join(base, name), content);
    }
    const { summary } = await cruiseFrom(base);
    expect(summary.violations.map((violation) => violation.rule.name)).toContain(rule);
  });
});

describe('the core', () => {
  const core = ['knowledge', 'question', 'answer', 'quiz'].flatMap((folder) => sources(`src/${folder}`));

  it.each(core)('%s reads no clock, no chance and no environment', (path) => {
    const code = readFileSync(join(root, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(code).not.toMatch(
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bperformance\.now\(|\bset(Timeout|Interval)\(/,
    );
  });
});

describe('every source file', () => {
  it.each(sources('src'))('%s stays under 300 lines', (path) => {
    expect(readFileSync(join(root, path), 'utf8').split('\n').length).toBeLessThanOrEqual(300);
  });
});

describe('a file named types.ts', () => {
  it.each(sources('src').filter((path) => path.endsWith('/types.ts')))('%s holds nothing that runs', (path) => {
    const code = readFileSync(join(root, path), 'utf8');
    expect(code).not.toMatch(/^(export )?(const|let|function|class|enum)\b/m);
    expect(code).not.toMatch(/^import (?!type\b)/m);
  });
});
