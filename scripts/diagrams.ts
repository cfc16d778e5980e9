/**
 * Draws the scenarios' diagrams as PNG pictures beside the quiz's pages, for chats that take no SVG; needs Chromium (chromium.sh).
 *
 *   npm run diagrams
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readKnowledge } from '../src/data.js';
import { diagramsOf } from '../src/diagram/svg.js';

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const pictures = path('src/channels/web/page/present/diagrams');
const chromium = execFileSync('sh', [path('scripts/chromium.sh')], { encoding: 'utf8' }).trim();
const work = mkdtempSync(join(tmpdir(), 'responsibot-diagrams-'));
const knowledge = readKnowledge();
const drawingOf = diagramsOf(knowledge);
const digests: Record<string, string> = {};

mkdirSync(pictures, { recursive: true });
for (const id of Object.keys(knowledge.scenarios).sort()) {
  const svg = drawingOf(id);
  const [, width, height] = svg?.match(/ width="(\d+)" height="(\d+)"/) ?? [];
  if (svg === null || width === undefined || height === undefined) throw new Error(`The diagram of ${id} has no size.`);
  const page = join(work, `${id}.html`);
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><style>body{margin:0;background:#fff}</style>${svg}`);
  execFileSync(
    chromium,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      `--user-data-dir=${join(work, 'profile')}`,
      '--force-device-scale-factor=2',
      `--window-size=${width},${height}`,
      `--screenshot=${join(pictures, `${id}.png`)}`,
      `file://${page}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  digests[id] = createHash('sha256').update(svg).digest('hex');
}
rmSync(work, { recursive: true });
// Tells which drawing each picture was made from; a test compares it with what would be drawn now.
writeFileSync(join(pictures, 'drawn-from.json'), `${JSON.stringify(digests, null, 2)}\n`);
