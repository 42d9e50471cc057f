/**
 * Makes docs/screenshot.png from the real thing: imports samples/ into a temporary library, serves it, and takes the picture
 * of the browse page. Run it with `node scripts/run.mjs scripts/screenshot.mjs` after a change of the pages.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from './chromium.mjs';
import { root } from './runtime.mjs';

const executablePath = ensureChromium();
if (!executablePath) process.exit(2);
spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
const data = mkdtempSync(path.join(tmpdir(), 'fanlight-screenshot-'));
const server = spawn(process.execPath, ['dist/cli.js', '--data', data, 'serve', 'samples', '--port', '0'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const address = await new Promise((resolve) => {
    server.stdout.on('data', (chunk) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(String(chunk));
      if (found) resolve(found[0]);
    });
  });
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  await page.goto(`${address}/works?q=${encodeURIComponent('rating:<=teen words:>900 sort:title')}`);
  await page.screenshot({ path: path.join(root, 'docs', 'screenshot.png') });
  await browser.close();
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}
