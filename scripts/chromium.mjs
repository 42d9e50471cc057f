/** Finds the Chromium that the browser tests drive, or installs Debian's where that is possible. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import places from '../src/printing/places.json' with { type: 'json' };

/** The path of a Chromium, or null after saying in one sentence how to get one. Others have their turn while one is installed. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write("Installing Debian's Chromium for the browser tests …\n");
    await apt('update', '-qq');
    await apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
    const installed = findChromium();
    if (installed) return installed;
  }
  process.stderr.write(
    'The browser tests need Chromium: install it (on Debian: apt-get install chromium) or name one in FANLIGHT_CHROMIUM.\n',
  );
  return null;
}

function apt(...args) {
  const child = spawn('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return new Promise((resolve) => child.on('error', resolve).on('close', resolve));
}

function findChromium() {
  const named = process.env.FANLIGHT_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return places.find((place) => existsSync(place)) ?? null;
}
