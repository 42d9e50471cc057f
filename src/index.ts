/** Fanlight as a library: pure functions, no database needed. */
export { emptyReading, type Reading } from '#headers';
