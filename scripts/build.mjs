/**
 * Builds dist/: the program, its import worker, the library, and the assets that pages load. About a second. With
 * `--types` also the declarations that a package needs.
 */

import { spawnSync } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(root, ...parts);

await rm(at('dist'), { recursive: true, force: true });
await mkdir(at('dist', 'assets'), { recursive: true });

await build({
  entryPoints: {
    cli: at('src/cli/main.ts'),
    index: at('src/index.ts'),
    'import-worker': at('src/import-worker.ts'),
  },
  outdir: at('dist'),
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  absWorkingDir: root,
});

await build({
  entryPoints: [at('src/web/assets/style.css'), at('src/web/assets/enhance.ts')],
  outdir: at('dist/assets'),
  bundle: true,
  minify: true,
  platform: 'browser',
  format: 'esm',
  target: ['es2022', 'chrome120', 'firefox120', 'safari17'],
  loader: { '.woff2': 'file' },
  assetNames: '[name]-[hash]',
  absWorkingDir: root,
});
await cp(at('src/web/assets/static'), at('dist/assets'), { recursive: true });

if (process.argv.includes('--types')) {
  const { status } = spawnSync(at('node_modules', '.bin', 'tsc'), ['-p', at('tsconfig.types.json')], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
