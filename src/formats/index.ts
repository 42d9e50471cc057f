/** The list of formats. Order matters only between equals in confidence. */
export type * from './format.ts';
