/** `npm test`: gets what is missing, then runs the checks and every test. */
import { findNode, installPackages, run } from './runtime.mjs';

const node = findNode();
installPackages(node, { dev: true });
process.exitCode = await run(node, ['scripts/test-all.mjs', ...process.argv.slice(2)]);
