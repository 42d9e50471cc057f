/** The files as received, by their SHA-256. */

export { discardOriginals } from './discard.ts';
export { openDiskStore } from './disk.ts';
export { readPiece } from './read-piece.ts';
export type { OriginalFile, OriginalState, OriginalStore, Sha256 } from './store.ts';
