/**
 * `npm run score`: how much of the headers of a folder of cases is understood; `npm run score -- --encodings`: how much damaged
 * text comes out as it was. The scores themselves are TypeScript.
 */
import { spawnSync } from 'node:child_process';

const args = process.argv.slice(2);
const entry = args.includes('--encodings') ? 'scripts/score/encodings/index.ts' : 'scripts/score/index.ts';
const { status } = spawnSync(
  process.execPath,
  ['--experimental-strip-types', '--no-warnings', entry, ...args],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
