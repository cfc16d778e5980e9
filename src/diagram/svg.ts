import type { Diagram, Knowledge } from '../knowledge/types.js';
import { flatten, type PlacedBox, place } from './layout.js';

const MARGIN = 16;

/** Gives the picture of a scenario by its id, or null where there is no such scenario. Each is drawn once. */
export function diagramsOf({ scenarios }: Pick<Knowledge, 'scenarios'>): (id: string) => string | null {
  const drawn = new Map(Object.values(scenarios).map(({ id, diagram }) => [id, drawDiagram(diagram)]));
  return (id) => drawn.get(id) ?? null;
}

/**
 * Draws a diagram as an SVG picture: boxes in boxes, and arrows with a label at their middle.
 *
 * @throws Error when an arrow starts or ends at a box that is not there
 */
export function drawDiagram({ alt, boxes, arrows }: Diagram): string {
  const placed = place(boxes, MARGIN, MARGIN);
  const all = flatten(placed.boxes);
  const byId = new Map(all.map((box) => [box.id, box]));
  const boxOf = (id: string): PlacedBox => {
    const box = byId.get(id);
    if (box === undefined) throw new Error(`The diagram has an arrow to "${id}", which is none of its boxes.`);
    return box;
  };
  const lines = arrows.map(({ from, to, label }) => arrow(boxOf(from), boxOf(to), label ?? ''));
  const size = `${placed.width + 2 * MARGIN} ${placed.height + 2 * MARGIN}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" width="${size.replace(' ', '" height="')}" role="img"`,
    ` font-family="system-ui, sans-serif" font-size="14" fill="#1b2430">`,
    `<title>${escapeText(alt)}</title>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">',
    '<path d="M0 0 8 4 0 8z" fill="#55606e"/></marker></defs>',
    ...all.map(rectangle),
    ...lines,
    '</svg>',
  ].join('');
}

function rectangle({ label, x, y, width, height, boxes }: PlacedBox): string {
  const isLeaf = boxes.length === 0;
  const at = isLeaf
    ? `x="${x + width / 2}" y="${y + height / 2 + 5}" text-anchor="middle"`
    : `x="${x + 12}" y="${y + 24}" font-weight="600"`;
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${isLeaf ? '#eef3f8' : '#fff'}" ` +
    `stroke="#55606e"${isLeaf ? '' : ' stroke-dasharray="6 4"'}/><text ${at}>${escapeText(label)}</text>`
  );
}

function arrow(from: PlacedBox, to: PlacedBox, label: string): string {
  const start = edge(from, center(to));
  const end = edge(to, center(from));
  const text = label === '' ? '' : labelAt((start.x + end.x) / 2, (start.y + end.y) / 2 - 8, label);
  return `<path d="M${start.x} ${start.y} ${end.x} ${end.y}" stroke="#55606e" stroke-width="1.5" marker-end="url(#tip)"/>${text}`;
}

function labelAt(x: number, y: number, label: string): string {
  // A rim of the ground's colour keeps the words readable across lines.
  const rim = 'paint-order="stroke" stroke="#fff" stroke-width="4"';
  return `<text x="${x}" y="${y}" text-anchor="middle" font-size="12" ${rim}>${escapeText(label)}</text>`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function center({ x, y, width, height }: PlacedBox): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where the line from the middle of a box towards a point leaves the box. */
function edge(box: PlacedBox, towards: Point): Point {
  const middle = center(box);
  const dx = towards.x - middle.x;
  const dy = towards.y - middle.y;
  const share = Math.min(box.width / 2 / Math.abs(dx || 1e-9), box.height / 2 / Math.abs(dy || 1e-9));
  return { x: round(middle.x + dx * share), y: round(middle.y + dy * share) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
