import type { Frame } from '../frame/context.js';

/** What the parts of a pasted question are read with. */
export type ChooseFrame = Pick<Frame, 'knowledge' | 'lists' | 'reader'>;
