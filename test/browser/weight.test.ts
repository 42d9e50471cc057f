/** What pages weigh, compressed and without their fonts, and that nothing on them moves while they load. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browseSite } from './open-site.ts';

const site = browseSite();
const KB = 1_000;

/** Everything that a page loads, by the kind of thing it is, in bytes as gzip makes them. */
async function weightOf(page: Page, address: string): Promise<Record<string, number>> {
  const loading: Promise<[string, number]>[] = [];
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    loading.push(response.body().then((body) => [kind, gzipSync(body).length]));
  });
  await page.goto(site.at + address, { waitUntil: 'networkidle' });
  const weights: Record<string, number> = {};
  for (const [kind, bytes] of await Promise.all(loading)) weights[kind] = (weights[kind] ?? 0) + bytes;
  return weights;
}

describe('what a page weighs', () => {
  it.each([
    ['the first page', '/', 60],
    ['a page of results', '/works', 80],
    ['a table of results', '/works?view=table', 80],
  ])('%s, %s: %i kB at most', async (_, address, most) => {
    const page = await site.browser.newPage();
    const { font = 0, ...weights } = await weightOf(page, address);
    await page.close();
    expect(font).toBeGreaterThan(0);
    expect(Object.keys(weights)).toEqual(expect.arrayContaining(['document', 'stylesheet', 'script']));
    expect(Object.values(weights).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(most * KB);
    expect(weights['script']).toBeLessThanOrEqual(20 * KB);
  });
});

/** How much moved without being asked to, as browsers count it. */
const MOVED = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) sum += value; })
    .observe({ type: 'layout-shift', buffered: true });
  document.fonts.ready.then(() => setTimeout(() => resolve(sum), 100));
})`;

describe('what moves while a page loads', () => {
  it.each([320, 1280])('nothing, %i pixels wide', async (width) => {
    const moved: Record<string, number> = {};
    for (const address of ['/', '/works', '/works?view=table', '/fandoms', '/help/search']) {
      const page = await site.openPage(address, { viewport: { width, height: 800 } });
      await page.waitForLoadState('networkidle');
      moved[address] = await page.evaluate<number>(MOVED);
    }
    expect(moved).toEqual(Object.fromEntries(Object.keys(moved).map((address) => [address, 0])));
  });
});
