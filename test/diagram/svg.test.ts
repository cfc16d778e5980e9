import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten, place } from '../../src/diagram/layout.js';
import { drawDiagram } from '../../src/diagram/svg.js';
import type { DiagramBox } from '../../src/knowledge/types.js';

const diagram = {
  alt: 'An instance in a VPC writes to a bucket',
  boxes: [
    {
      id: 'vpc',
      label: 'VPC',
      boxes: [
        { id: 'ec2', label: 'EC2 instance' },
        { id: 'db', label: 'Oracle' },
      ],
    },
    { id: 's3', label: 'S3 bucket' },
  ],
  arrows: [{ from: 'ec2', to: 's3', label: 'files' }],
};

/** Trees of boxes, some levels deep. */
const tree = fc.memo((depth): fc.Arbitrary<DiagramBox> => {
  const label = fc.string({ maxLength: 30 });
  if (depth <= 1) return fc.record({ id: fc.uuid(), label });
  return fc.record({ id: fc.uuid(), label, boxes: fc.array(tree(), { maxLength: 3 }) });
});

describe('a diagram', () => {
  it('has every label, and its words as the title', () => {
    const svg = drawDiagram(diagram);
    for (const label of ['VPC', 'EC2 instance', 'Oracle', 'S3 bucket', 'files', diagram.alt])
      expect(svg).toContain(`>${label}<`);
  });

  it('says which box of an arrow is missing', () => {
    expect(() => drawDiagram({ ...diagram, arrows: [{ from: 'ec2', to: 'gone' }] })).toThrow(/"gone"/);
  });

  it('takes labels as text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '"', 'a') }), (label) => {
        const svg = drawDiagram({ alt: label, boxes: [{ id: 'a', label }], arrows: [] });
        expect(svg.replaceAll(/&(amp|lt|gt|quot);/g, '').match(/&/)).toBeNull();
        expect(svg.match(/<rect/g)).toHaveLength(1);
        expect(svg.match(/<text/g)).toHaveLength(1);
      }),
    );
  });

  it('keeps boxes inside the one around them and beside their neighbours', () => {
    fc.assert(
      fc.property(tree(4), (root) => {
        for (const outer of flatten(place([root], 0, 0).boxes)) {
          outer.boxes.forEach((inner, index) => {
            expect(inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width).toBe(true);
            expect(inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height).toBe(true);
            const next = outer.boxes[index + 1];
            if (next !== undefined)
              expect(next.x >= inner.x + inner.width || next.y >= inner.y + inner.height).toBe(true);
          });
        }
      }),
    );
  });
});
