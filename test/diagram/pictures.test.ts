import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readKnowledge } from '../../src/data.js';
import { diagramsOf } from '../../src/diagram/svg.js';

const folder = 'src/channels/web/page/present/diagrams';
const drawnFrom: unknown = JSON.parse(readFileSync(`${folder}/drawn-from.json`, 'utf8'));
const knowledge = readKnowledge();
const scenarios = Object.keys(knowledge.scenarios).sort();

describe('the pictures of diagrams that chats fetch', () => {
  it('are there for every scenario, and for no other', () => {
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
    expect(pictures.sort()).toEqual(scenarios.map((id) => `${id}.png`));
  });

  it('were drawn from the diagrams as they are now; else run `npm run diagrams`', () => {
    const drawingOf = diagramsOf(knowledge);
    const digest = (id: string) =>
      createHash('sha256')
        .update(drawingOf(id) ?? '')
        .digest('hex');
    expect(drawnFrom).toEqual(Object.fromEntries(scenarios.map((id) => [id, digest(id)])));
  });

  it.each(scenarios)('%s is a PNG', (id) => {
    expect(readFileSync(`${folder}/${id}.png`).subarray(1, 4).toString()).toBe('PNG');
  });
});
