import type { App } from '../../src/app.ts';

/** An import's thread with the second reader, of better-reader.ts. */
export function withSecondReader(app: App, fileMilliseconds = 20_000): App['workers'] {
  const entry = new URL('../../dist/second-reader.js', import.meta.url);
  return { ...app.workers, entry, count: 1, fileMilliseconds };
}
