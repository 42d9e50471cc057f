/** Builds the second reader's thread as that of imports is built, so that it starts as quickly. */
import { build } from 'esbuild';
import { OUTSIDE } from '../../scripts/outside.mjs';

await build({
  entryPoints: ['test/library/second-reader-worker.ts'],
  outfile: 'dist/second-reader.js',
  bundle: true,
  external: OUTSIDE,
  platform: 'node',
  format: 'esm',
  target: 'node22',
});
