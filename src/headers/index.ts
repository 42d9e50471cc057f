/**
 * What a story says of itself, and how its text is built. A zone of lines is found, its labels and values are read,
 * and every value keeps its evidence. Pure: no files, no network, no database.
 */

export { structureBlocks } from './body/structure-blocks.ts';
export { structureLines } from './body/structure-lines.ts';
export {
  emptyReading,
  type Reading,
  type Relationship,
} from './reading.ts';
export { understand, understandLines } from './understand.ts';
export type { Understanding } from './understanding.ts';
export { redactAddresses } from './values/email.ts';
