/** `npm run score`: how much of the headers of a folder of cases is understood. The score itself is TypeScript. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  ['--experimental-strip-types', '--no-warnings', 'scripts/score/index.ts', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
