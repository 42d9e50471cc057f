/** Runs another script on a good Node with the packages installed: `node scripts/run.mjs SCRIPT ARGUMENTS…`. */
import { findNode, installPackages, run } from './runtime.mjs';

const node = findNode();
installPackages(node, { dev: true });
process.exitCode = await run(node, process.argv.slice(2));
