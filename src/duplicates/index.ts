/** Stories that are here more than once, by their words: sketches of texts, and which of them are alike. */

export type { Likeness } from './compare.ts';
export { type AlikePair, findAlike, MOST_TEXTS } from './find-alike.ts';
export { packSketch, type Sketch, sketchOf, unpackSketch } from './sketch.ts';
