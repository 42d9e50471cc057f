/**
 * What a reader feels of the site in a real browser on a slow telephone and a slow network: when the largest part of a page stands
 * there, how much moves, what comes over the line, and how long the page takes to answer a touch.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../test/browser/chromium.ts';
import { answers, stop } from './http-client.ts';
import { ownRow, percentile, type Row } from './measure.ts';
import { writeLibrary } from './million/library.ts';
import { tagNames } from './million/universe.ts';
import { makeCorpus } from './million/works.ts';

const PORT = 41_735;
const BASE = `http://127.0.0.1:${PORT}`;
/** Works of the library: what a reader with a hoard has. */
const WORKS = 12_000;
const RUNS = 5;
/** How many times slower than this machine's the processor of a telephone is taken to be. */
const SLOWER = 4;
/** Slow 4G as Lighthouse has it: bytes a second down and up, milliseconds there and back. */
const SLOW_4G = { downloadThroughput: 1_638_400 / 8, uploadThroughput: 675_000 / 8, latency: 150 };
const TELEPHONE = { width: 412, height: 823 };

const PAGES = [
  ['first page', '/', 'largest paint 1,000 ms, 60 kB'],
  ['page of results', '/works', 'largest paint 1,000 ms, 80 kB'],
  ['work page', '/works/1', ''],
] as const;

export async function benchFelt(folder: string): Promise<Row[]> {
  const corpus = makeCorpus(WORKS);
  const data = path.join(folder, 'felt');
  const tags = { names: tagNames(corpus.universe), kindStarts: corpus.universe.kindStarts };
  await writeLibrary(data, corpus.works, tags);
  const server = spawn(process.execPath, ['dist/cli.js', '--data', data, 'serve', '--port', String(PORT)], {
    stdio: 'ignore',
  });
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--headless', '--no-sandbox'],
  });
  try {
    await answers(BASE, 60);
    const rows: Row[] = [];
    for (const [name, address, goal] of PAGES) rows.push(await benchLoading(browser, name, address, goal));
    rows.push(await benchTouches(browser));
    return rows;
  } finally {
    await browser.close();
    await stop(server);
  }
}

/** Opens a page for the first time, with nothing kept, a few times. */
async function benchLoading(browser: Browser, name: string, address: string, goal: string): Promise<Row> {
  const paints: number[] = [];
  let shift = 0;
  let bytes = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const { page, session } = await openSlow(browser);
    let loaded = 0;
    let fonts = 0;
    const fontRequests = new Set<string>();
    session.on(
      'Network.responseReceived',
      ({ type, requestId }) => type === 'Font' && fontRequests.add(requestId),
    );
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      loaded += encodedDataLength;
      if (fontRequests.has(requestId)) fonts += encodedDataLength;
    });
    await page.goto(BASE + address, { waitUntil: 'networkidle' });
    const felt = await page.evaluate<{ paint: number; shift: number }>(FELT);
    paints.push(felt.paint);
    shift = Math.max(shift, felt.shift);
    bytes = loaded - fonts;
    await page.context().close();
  }
  const said = `largest paint ${percentile(paints, 0.5).toFixed(0)} ms (slowest ${Math.max(...paints).toFixed(0)}), ${(bytes / 1000).toFixed(0)} kB without fonts, moved ${shift.toFixed(3)}`;
  return ownRow(`${name} on a slow telephone and slow 4G, nothing kept`, said, goal);
}

/** Touches a filter, opens a facet and types a name, and asks the browser how long the next picture took each time. */
async function benchTouches(browser: Browser): Promise<Row> {
  const durations: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { page } = await openSlow(browser);
    await page.goto(`${BASE}/works`, { waitUntil: 'networkidle' });
    await page.evaluate(WATCH_TOUCHES);
    await page.locator('.filters > details > summary, .filters summary').first().click();
    await page.locator('.filters input[type=checkbox]:visible').first().click();
    await page.waitForLoadState('networkidle');
    await page.locator('#search').pressSequentially('fan', { delay: 60 });
    await page.waitForTimeout(600);
    durations.push(...(await page.evaluate<number[]>('globalThis.touches')));
    await page.context().close();
  }
  const said = `p50 ${percentile(durations, 0.5).toFixed(0)} ms, slowest ${Math.max(...durations).toFixed(0)} ms of ${durations.length}`;
  return ownRow('answer to a touch or key on a slow telephone', said, '100 ms');
}

async function openSlow(browser: Browser): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({ viewport: TELEPHONE, deviceScaleFactor: 2, hasTouch: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_4G });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return { page, session };
}

const FELT = `new Promise((resolve) => {
  let paint = 0;
  let shift = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) paint = entry.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shift += value; })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve({ paint, shift }), 200);
})`;

const WATCH_TOUCHES = `globalThis.touches = [];
new PerformanceObserver((list) => { for (const { duration, interactionId } of list.getEntries()) if (interactionId) globalThis.touches.push(duration); })
  .observe({ type: 'event', durationThreshold: 16 });`;
