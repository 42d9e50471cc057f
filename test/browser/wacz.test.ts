/** A web archive as a player gives it: each address that is in it, letter for letter, and no other. */
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebArchive } from '#library';
import { freezeSite } from '#web';
import { type OpenedWacz, openWacz } from '../web/read-wacz.ts';
import { openMuseumLibrary, SAMPLE_OPTIONS, temporaryFolder } from '../web/sample-museum.ts';
import { launchChromium } from './chromium.ts';
import { follow, foundWorks } from './open-site.ts';

const ADDRESS = 'https://archive.example/fic/';
const { folder, remove } = temporaryFolder();
let browser: Browser;
let wacz: OpenedWacz;
let page: Page;
/** Addresses that were asked for and are not in the archive, and what the browser complained of. */
const missing: string[] = [];

beforeAll(async () => {
  const site = await openMuseumLibrary();
  const file = path.join(folder, 'sample.wacz');
  await freezeSite(site.library, {
    ...SAMPLE_OPTIONS,
    open: (source) => WebArchive.open(file, { ...source, address: ADDRESS, title: 'Sample' }),
    address: ADDRESS,
  });
  await site.close();
  wacz = await openWacz(file);
  browser = await launchChromium();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await context.route('**', async (route) => {
    const asked = route.request().url().replace(/#.*$/, '');
    const line = wacz.index.find(({ url }) => url === asked);
    if (line === undefined) {
      missing.push(asked);
      await route.fulfill({ status: 404, body: asked });
      return;
    }
    const { http, body } = wacz.record(line);
    await route.fulfill({ status: 200, contentType: http.get('content-type') ?? '', body });
  });
  page = await context.newPage();
  page.on('pageerror', (error) => missing.push(error.message));
}, 60_000);
beforeEach(() => {
  missing.length = 0;
});
afterAll(async () => {
  await browser.close();
  remove();
}, 60_000);

const titles = () => page.locator('#museum-list h3 > a').allTextContents();
const link = (name: string) => page.getByRole('link', { name, exact: true }).first();

describe('a web archive in a player', () => {
  it('is read from its first page on', async () => {
    await page.goto(ADDRESS);
    await follow(link('Fandoms'));
    await follow(link('Sherlock Holmes'));
    await follow(link('The Lighthouse Letters'));
    expect(page.url()).toBe(`${ADDRESS}works/1/`);
    await follow(page.getByRole('link', { name: 'Next: 2. The Boat' }).first());
    await follow(link('The Lighthouse Letters'));
    expect(page.url()).toBe(`${ADDRESS}works/1/`);
    expect(missing).toEqual([]);
  });

  it('is searched, and what was asked is in the address, also when it is loaded again', async () => {
    await page.goto(ADDRESS);
    await follow(link('Search'));
    await page.getByRole('searchbox').fill('letters');
    await page.getByRole('button', { name: 'Search' }).click();
    await foundWorks(page, '2 works.');
    expect(page.url()).toBe(`${ADDRESS}search/#q=letters`);
    await page.reload();
    await foundWorks(page, '2 works.');
    expect(await titles()).toEqual(['The Lighthouse Letters', 'Die Uhr des Grafen']);
    await page.goBack();
    await foundWorks(page, '27 works.');
    await page.goForward();
    await foundWorks(page, '2 works.');
    await follow(link('The Lighthouse Letters'));
    expect(await page.locator('.chapter').first().textContent()).toContain('The letter came on a Tuesday');
    expect(missing).toEqual([]);
  });

  it('is filtered from a list of works, and a place in the page changes nothing of that', async () => {
    await page.goto(`${ADDRESS}fandoms/`);
    await follow(link('Sherlock Holmes'));
    await follow(page.locator('a[href*="#include."]').first());
    await foundWorks(page, /^\d+ works?\.$/);
    const shown = await titles();
    expect(shown).toContain('The Lighthouse Letters');
    expect(shown).not.toContain('Five Walks to Netherfield');
    await page.evaluate(() => {
      location.hash = 'filters';
    });
    expect(await titles()).toEqual(shown);
    expect(missing).toEqual([]);
  });
});
