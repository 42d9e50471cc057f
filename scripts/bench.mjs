/** `npm run bench`: builds, then runs the benchmarks, which are TypeScript. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const bench = spawnSync(
  process.execPath,
  ['--experimental-strip-types', '--no-warnings', 'scripts/bench/index.ts', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exitCode = bench.status ?? 1;
