import type { DiagramBox } from '../knowledge/types.js';

/** A box with its place; a box with others in it has its label at the top, any other in the middle. */
export interface PlacedBox {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
}

const GAP = 56;
const PADDING = 20;
const LABEL = 28;
const LEAF_HEIGHT = 56;
const LETTER = 8;

interface Placed {
  readonly boxes: readonly PlacedBox[];
  readonly width: number;
  readonly height: number;
}

/**
 * Gives each box a place, with the size of the whole. Boxes that hold nothing stand one below the other, others side
 * by side: so an arrow from one in a group to one outside it crosses no neighbour.
 */
export function place(boxes: readonly DiagramBox[], x: number, y: number): Placed {
  const isColumn = boxes.every((box) => (box.boxes ?? []).length === 0);
  return isColumn ? placeColumn(boxes, x, y) : placeRow(boxes, x, y);
}

function placeColumn(boxes: readonly DiagramBox[], x: number, y: number): Placed {
  const placed = boxes.map((box, index) => placeOne(box, x, y + index * (LEAF_HEIGHT + GAP)));
  const width = Math.max(0, ...placed.map((box) => box.width));
  return {
    boxes: placed.map((box) => ({ ...box, width })),
    width,
    height: Math.max(0, placed.length * (LEAF_HEIGHT + GAP) - GAP),
  };
}

function placeRow(boxes: readonly DiagramBox[], x: number, y: number): Placed {
  const placed: PlacedBox[] = [];
  let right = x;
  for (const box of boxes) {
    const next = placeOne(box, right, y);
    placed.push(next);
    right = next.x + next.width + GAP;
  }
  const height = Math.max(0, ...placed.map((box) => box.height));
  // One that holds nothing stands at half the height of its neighbours.
  const centred = placed.map((box) => (box.boxes.length === 0 ? { ...box, y: y + (height - box.height) / 2 } : box));
  return { boxes: centred, width: Math.max(0, right - GAP - x), height };
}

function placeOne({ id, label, boxes = [] }: DiagramBox, x: number, y: number): PlacedBox {
  const least = label.length * LETTER + 2 * PADDING;
  if (boxes.length === 0) return { id, label, x, y, width: least, height: LEAF_HEIGHT, boxes: [] };
  const inside = place(boxes, x + PADDING, y + LABEL + PADDING);
  return {
    id,
    label,
    x,
    y,
    width: Math.max(least, inside.width + 2 * PADDING),
    height: inside.height + LABEL + 2 * PADDING,
    boxes: inside.boxes,
  };
}

/** All boxes, outer ones before those in them. */
export function flatten(boxes: readonly PlacedBox[]): PlacedBox[] {
  return boxes.flatMap((box) => [box, ...flatten(box.boxes)]);
}
