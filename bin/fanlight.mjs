#!/usr/bin/env node
// Says so plainly when the Node is too old, before anything loads that would crash on it.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
  process.stderr.write(
    `Fanlight needs Node 22.14 or newer; this is ${process.versions.node}. From a clone, "npm start" fetches one for itself.\n`,
  );
  process.exit(2);
}
await import('../dist/cli.js');
