/**
 * `npm run screens`: pictures of the pages in docs/screens/, from the real thing. Imports samples/ into a temporary library, serves it
 * at a fixed time and takes each page in the light scheme and the dark, as a phone and a desk show it. `-- NAME…` takes only
 * those pages. Look at them after a change of the pages; the README shows docs/screenshot.png, which is made with them.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureChromium } from './chromium.mjs';
import { root } from './runtime.mjs';
import { PAGES } from './screens/pages.mjs';

const DEVICES = [
  { name: 'phone', viewport: { width: 390, height: 844 } },
  { name: 'desk', viewport: { width: 1280, height: 900 } },
];
const SCHEMES = ['light', 'dark'];
/** Of a longer page so much is shown, in window heights. */
const MOST_WINDOWS = { phone: 2.5, desk: 1.5 };
/** WebP, of 100: letters stay sharp, and a page takes some 40 kB. */
const QUALITY = 62;

/** Names of files say where this folder is; a picture for everybody does not. */
const HIDE_FOLDER = `{
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replaceAll(${JSON.stringify(`${root}/`)}, '');
  for (const input of document.querySelectorAll('option, input'))
    input.value = input.value.replaceAll(${JSON.stringify(`${root}/`)}, '');
}`;

const wanted = process.argv.slice(2);
const executablePath = await ensureChromium();
if (!executablePath) process.exit(2);
spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
const folder = path.join(root, 'docs', 'screens');
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(path.join(tmpdir(), 'fanlight-screens-'));
const clock = pathToFileURL(path.join(root, 'scripts', 'screens', 'fixed-clock.mjs')).href;
const server = spawn(
  process.execPath,
  ['--import', clock, 'dist/cli.js', '--data', data, 'serve', 'samples', '--port', '0'],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
);
try {
  const at = await addressOf(server);
  await prepare(at);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'],
  });
  let bytes = 0;
  for (const device of DEVICES)
    for (const colorScheme of SCHEMES) bytes += await takeAll(browser, at, device, colorScheme);
  if (wanted.length === 0) await takeForReadme(browser, at);
  await browser.close();
  process.stdout.write(`docs/screens: ${(bytes / 1e6).toFixed(1)} MB\n`);
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}

function addressOf({ stdout }) {
  return new Promise((resolve) => {
    stdout.on('data', (chunk) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(String(chunk));
      if (found) resolve(found[0]);
    });
  });
}

/** What a reader did before: something read, something bookmarked, a search kept. */
async function prepare(at) {
  const post = (address, form) =>
    fetch(at + address, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: at },
      redirect: 'manual',
    });
  await post('/works/2/marks', { mark: 'finished', set: 'yes' });
  await post('/works/3/marks', { mark: 'bookmarked', set: 'yes', note: 'For the next rainy evening.' });
  await post('/searches', { name: 'Short and gentle', query: 'rating:<=teen words:<2k' });
}

async function takeAll(browser, at, { name, viewport }, colorScheme) {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  // A page whose fonts come late is set without them; here it waits for them.
  await page.route('**/style.css?*', async (route) => {
    const style = await route.fetch();
    await route.fulfill({
      response: style,
      body: (await style.text()).replaceAll('font-display:optional', 'font-display:block'),
    });
  });
  let bytes = 0;
  for (const [title, address] of PAGES) {
    if (wanted.length > 0 && !wanted.includes(title)) continue;
    await page.goto(at + address);
    await page.evaluate('document.fonts.ready');
    await page.evaluate(HIDE_FOLDER);
    const whole = Number(await page.evaluate('document.documentElement.scrollHeight'));
    const height = Math.min(whole, Math.round(viewport.height * MOST_WINDOWS[name]));
    const { data: picture } = await devtools.send('Page.captureScreenshot', {
      format: 'webp',
      quality: QUALITY,
      captureBeyondViewport: true,
      clip: { x: 0, y: 0, width: viewport.width, height: Math.max(height, viewport.height), scale: 1 },
    });
    const picturebytes = Buffer.from(picture, 'base64');
    writeFileSync(path.join(folder, `${title}-${name}-${colorScheme}.webp`), picturebytes);
    bytes += picturebytes.length;
  }
  await context.close();
  return bytes;
}

async function takeForReadme(browser, at) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  const [, address] = PAGES.find(([name]) => name === 'works-found');
  await page.goto(at + address);
  await page.screenshot({ path: path.join(root, 'docs', 'screenshot.png') });
  await page.close();
}
