/** `npm run torture`: kills the built program at random moments and looks at what is left. The harness is TypeScript. */
import { spawnSync } from 'node:child_process';

const run = (args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
process.exitCode =
  run(['scripts/build.mjs']) ||
  run(['--experimental-strip-types', '--no-warnings', 'scripts/torture/index.ts', ...process.argv.slice(2)]);
