/**
 * Finds a Node.js that Fanlight runs on (22.14 or newer): this one if it is new enough, else the one that
 * `scripts/runtime/package-lock.json` pins, fetched once from the npm registry. Runs on Node 18 and newer, with no packages.
 */

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const runtimeFolder = path.join(root, 'scripts', 'runtime');

/** The path of a Node that is new enough. Ends the process with a sentence when none can be had. */
export function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const fetched = fetchedNode();
  if (fetched) return fetched;
  say(
    `This Node is ${process.versions.node}; Fanlight needs 22.14 or newer. Fetching one for this folder only …`,
  );
  npm(process.execPath, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], runtimeFolder);
  const node = fetchedNode();
  if (node) return node;
  say(
    'No Node could be fetched for this kind of machine. Install Node 22.14 or newer and run the same command again.',
  );
  process.exit(2);
}

/** Installs the packages of the lock file with `node`'s npm, unless they are here already. `dev` adds the tools. */
export function installPackages(node, { dev }) {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.fanlight-install');
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (installed === `${lock} all` || (!dev && installed === `${lock} program`)) return;
  say(dev ? 'Installing packages and tools …' : 'Installing packages …');
  // No install script is needed, and npm would start node-gyp (and want a Python) for an addon that comes compiled.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  npm(node, ['ci', ...quiet, ...(dev ? [] : ['--omit=dev'])], root);
  writeFileSync(stamp, `${lock} ${dev ? 'all' : 'program'}`);
}

/** Runs a script or program with `node`, its terminal ours; resolves to its exit code. Ctrl-C is left to it. */
export function run(node, args, env = {}) {
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: { ...environment(node), ...env } });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
    child.on('error', () => resolve(1));
  });
}

function npm(node, args, cwd) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli ? [node, [cli]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const result = spawnSync(command, [...first, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment(node),
    shell: command.endsWith('.cmd'),
  });
  if (result.status === 0) return;
  say(
    `npm could not install the packages (it ended with ${result.status}). Check the network and run the same command again.`,
  );
  process.exit(2);
}

/** The environment in which `node` is the one that scripts and install steps find first. */
function environment(node) {
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` };
  for (const name of Object.keys(env))
    if (/^npm_(?!execpath|config_(?:registry|cafile|proxy|https_proxy|userconfig|globalconfig))/i.test(name))
      delete env[name];
  return env;
}

function fetchedNode() {
  const folder = path.join(
    runtimeFolder,
    'node_modules',
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    'bin',
  );
  const node = path.join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(node) ? node : null;
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 14);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
