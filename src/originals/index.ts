/** The files as received, by their SHA-256. */
export { openDiskStore } from './disk.ts';
export { readPiece } from './read-piece.ts';
export type { OriginalFile, OriginalStore, Sha256 } from './store.ts';
