/**
 * `npm run books`: books of generated works with hostile titles and contents, 500 unless a number is given, each looked at by EPUBCheck: the
 * TypeScript one, and Java's where it is installed. The harness is TypeScript.
 */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  ['--experimental-strip-types', '--no-warnings', 'scripts/books/index.ts', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
