/** `npm run fuzz`: damaged headers, a million of them; `npm run fuzz -- formats`: damaged files. The harnesses are TypeScript. */
import { spawnSync } from 'node:child_process';

const args = process.argv.slice(2);
const entry = args[0] === 'formats' ? 'scripts/fuzz/formats/index.ts' : 'scripts/fuzz/index.ts';
const { status } = spawnSync(
  process.execPath,
  ['--experimental-strip-types', '--no-warnings', entry, ...args],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
