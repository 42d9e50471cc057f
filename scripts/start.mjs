/**
 * `npm start`: gets what is missing, builds, opens the library in ./fanlight-data and serves it. The first time it imports
 * samples/; `npm start -- PATH…` imports those files, folders and zips instead. Options of `fanlight serve` pass through.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { findNode, installPackages, root, run } from './runtime.mjs';

const given = process.argv.slice(2);
const node = findNode();
installPackages(node, { dev: false });
if (isStale()) {
  const code = await run(node, ['scripts/build.mjs']);
  if (code !== 0) process.exit(code);
}
const paths = given.filter(
  (argument, index) => !argument.startsWith('-') && !given[index - 1]?.startsWith('-'),
);
process.exitCode = await run(node, [
  'dist/cli.js',
  'serve',
  ...(paths.length > 0 ? [] : ['--first-time', 'samples']),
  ...given,
]);

/** Whether anything the build reads is newer than what it made. */
function isStale() {
  const built = path.join(root, 'dist', 'cli.js');
  if (!existsSync(built)) return true;
  const time = statSync(built).mtimeMs;
  const inputs = [
    ...readdirSync(path.join(root, 'src'), { recursive: true }).map((name) =>
      path.join(root, 'src', String(name)),
    ),
    path.join(root, 'package-lock.json'),
    path.join(root, 'scripts', 'build.mjs'),
  ];
  return inputs.some((file) => statSync(file).mtimeMs > time);
}
