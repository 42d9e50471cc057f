/** The files as received, by their SHA-256. */
export type { OriginalStore, Sha256 } from './store.ts';
