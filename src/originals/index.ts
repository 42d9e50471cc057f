/** The files as received, by their SHA-256. */
export { openDiskStore } from './disk.ts';
export type { OriginalStore, Sha256 } from './store.ts';
