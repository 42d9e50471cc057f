import type { Library } from './context.ts';

/**
 * Names the state of a library: as long as it stays the same, every question is answered as before. The day belongs to it, since
 * queries tell dates from today.
 */
export async function libraryState({
  catalogue,
  texts,
  clock,
}: Pick<Library, 'catalogue' | 'texts' | 'clock'>): Promise<string> {
  return `${await catalogue.state()} ${texts.change} ${clock().toISOString().slice(0, 10)}`;
}
