import * as v from 'valibot';
import type { DiagramBox } from '../types.js';
import { closed, filledList, id, list, text } from './fields.js';

const box: v.GenericSchema<DiagramBox> = closed({
  id: id('the id of the box'),
  label: text('what stands in the box'),
  boxes: v.exactOptional(v.lazy(() => list(box, 'the boxes inside'))),
});

const question = closed({
  id: id('the id of the question'),
  text: text('the question as people read it'),
  service: v.exactOptional(id('a service id')),
  variant: v.exactOptional(id('a variant id of the service')),
  control: id('a control id'),
  discuss: v.exactOptional(text('what to discuss after the reveal')),
});

const arrow = closed({
  from: id('the box it starts at'),
  to: id('the box it ends at'),
  label: v.exactOptional(text('what stands on the arrow')),
});

/** `knowledge/scenarios/<id>.yaml` */
export const scenario = closed({
  id: id('the id, equal to the file name'),
  title: text('the title'),
  description: text('the deployment, in a few sentences'),
  diagram: closed({
    alt: text('all that the drawing shows, in words'),
    boxes: filledList(box, 'boxes, which may hold boxes'),
    arrows: list(arrow, 'arrows between boxes, [] for none'),
  }),
  questions: filledList(question, 'the questions'),
  takeaways: list(text('a takeaway'), 'what to remember'),
});
