/** `npm run fuzz`: damaged headers, a million of them. The harness itself is TypeScript. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  ['--experimental-strip-types', '--no-warnings', 'scripts/fuzz/index.ts', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
