/** A museum as people come to it: from a plain server of files, in a folder below others, with scripts and without; and from a disk. */
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freezeInto, openMuseumLibrary, temporaryFolder } from '../web/sample-museum.ts';
import { launchChromium } from './chromium.ts';
import { axeFaults, pageWidth } from './faults.ts';
import { follow, foundWorks } from './open-site.ts';
import { type ServedFolder, serveFolder } from './static-server.ts';

const { folder, remove } = temporaryFolder();
let browser: Browser;
let served: ServedFolder;
const pages: Page[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  const site = await openMuseumLibrary();
  await freezeInto(folder, site.library);
  await site.close();
  browser = await launchChromium();
  served = await serveFolder(folder, '/some/deep/folder/');
}, 60_000);
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
  complaints.length = 0;
});
afterAll(async () => {
  await browser.close();
  await served.close();
  remove();
}, 60_000);

async function openPage(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  pages.push(page);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address, { waitUntil: 'load' });
  return page;
}

const titles = (page: Page) => page.locator('#museum-list h3 > a').allTextContents();
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first();

describe('from a server of files, with scripts', () => {
  it('a search finds works by words of their titles first, and what was found is read', async () => {
    const page = await openPage(served.at);
    await page.getByRole('searchbox').fill('letters');
    await follow(page.getByRole('button', { name: 'Search' }));
    await foundWorks(page, '2 works.');
    expect(await titles(page)).toEqual(['The Lighthouse Letters', 'Die Uhr des Grafen']);
    await follow(link(page, 'The Lighthouse Letters'));
    expect(await page.locator('.chapter').first().textContent()).toContain('The letter came on a Tuesday');
    await follow(page.getByRole('link', { name: 'Next: 2. The Boat' }).first());
    expect(await page.locator('.advice').textContent()).toContain('Teen And Up Audiences');
    expect(complaints).toEqual([]);
  });

  it('filters narrow what was found, count it, and are in the address', async () => {
    const page = await openPage(`${served.at}search/index.html?q=winter`);
    await foundWorks(page, '24 works.');
    await page.locator('input[name="include.rating"][value="Mature"]').check();
    await foundWorks(page, '5 works.');
    await page.locator('summary', { hasText: 'Additional tags' }).click();
    await page.locator('input[name="exclude.tag"][value="Fluff"]').check();
    await foundWorks(page, '3 works.');
    expect(new URL(page.url()).search).toBe('?q=winter&include.rating=Mature&exclude.tag=Fluff');
    const row = page.locator('tr', { has: page.locator('input[name="exclude.tag"][value="Fluff"]') });
    await row.getByText('0', { exact: true }).waitFor();
    await page.goBack();
    await foundWorks(page, '5 works.');
    await page.reload();
    await foundWorks(page, '5 works.');
    expect(await page.locator('input[name="include.rating"][value="Mature"]').isChecked()).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('shows the rest of a long list when it is asked for', async () => {
    const page = await openPage(`${served.at}search/index.html`);
    await foundWorks(page, '27 works.');
    await page.locator('#museum-list > li').nth(19).waitFor();
    expect((await titles(page)).length).toBe(20);
    await page.getByRole('button', { name: 'Show more works' }).click();
    await page.locator('#museum-list > li').nth(26).waitFor();
    expect(await page.getByRole('button', { name: 'Show more works' }).isHidden()).toBe(true);
  });

  it('shows the rest once, however often it is asked for', async () => {
    const page = await openPage(`${served.at}search/index.html`);
    await page.locator('#museum-list > li').nth(19).waitFor();
    const more = page.getByRole('button', { name: 'Show more works' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await more.evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await more.waitFor({ state: 'hidden' });
    expect(asked.length).toBe(7);
    expect((await titles(page)).length).toBe(27);
  });

  it('what could not be loaded once is asked for again', async () => {
    const page = await openPage(`${served.at}search/index.html`);
    await foundWorks(page, '27 works.');
    await page.locator('#museum-list > li').nth(19).waitFor();
    const notice = page.getByText('The search could not load its files');
    const search = page.getByRole('button', { name: 'Search' });
    const more = page.getByRole('button', { name: 'Show more works' });
    await page.route('**/card.json', (route) => route.abort());
    await more.click();
    await notice.waitFor();
    await page.unroute('**/card.json');
    await more.click();
    await page.locator('#museum-list > li').nth(26).waitFor();
    expect(await notice.isVisible()).toBe(false);

    await page.route('**/words/**', (route) => route.abort());
    await page.getByRole('searchbox').fill('letters');
    await search.click();
    await notice.waitFor();
    expect(await page.getByRole('status').textContent()).toBe('');
    await page.unroute('**/words/**');
    await search.click();
    await foundWorks(page, '2 works.');
    expect(await notice.isVisible()).toBe(false);
  });

  it('a list leads to the search that is narrowed to it', async () => {
    const page = await openPage(`${served.at}fandoms/index.html`);
    await follow(link(page, 'Carmilla'));
    await follow(link(page, 'Search and filter these'));
    await foundWorks(page, '5 works.');
    expect(await page.locator('input[name="include.fandom"][value="Carmilla"]').isChecked()).toBe(true);
    await page.getByRole('searchbox').fill('calendar');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/q=calendar&include\.fandom=Carmilla/);
    expect(complaints).toEqual([]);
  });

  it('a search loads a few small files', async () => {
    const page = await openPage(`${served.at}search/index.html`);
    await foundWorks(page, '27 works.');
    await page.waitForLoadState('networkidle');
    served.asked.length = 0;
    await page.getByRole('searchbox').fill('letters lamp*');
    await page.getByRole('button', { name: 'Search' }).click();
    await page
      .getByRole('status')
      .filter({ hasText: /works?\./ })
      .waitFor();
    const words = served.asked.filter(({ path: file }) => file.startsWith('search/'));
    expect([1, 2]).toContain(words.length);
    expect(Math.max(...words.map(({ bytes }) => bytes))).toBeLessThan(64 * 1024);
    expect(complaints).toEqual([]);
  });

  it('says that nothing was found', async () => {
    const page = await openPage(`${served.at}search/index.html?q=xylophone`);
    await foundWorks(page, 'No works.');
    expect(complaints).toEqual([]);
  });

  it.each([
    'index.html',
    'works/index.html',
    'works/1/index.html',
    'works/1/chapter-2.html',
    'works/2/index.html',
    'fandoms/index.html',
    'years/index.html',
    'help/ratings.html',
    'help/search.html',
    'about.html',
    'search/index.html?q=letters',
  ])('%s is without faults for people who use it otherwise, and fits a small window', async (file) => {
    const page = await openPage(served.at + file, { viewport: { width: 320, height: 800 } });
    if (file.startsWith('search')) await foundWorks(page, '2 works.');
    expect(await pageWidth(page)).toBe(320);
    expect(await axeFaults(page)).toEqual([]);
  });
});

describe('from a server of files, without scripts', () => {
  it('works are found by names and read', async () => {
    const page = await openPage(served.at, { javaScriptEnabled: false });
    await follow(link(page, 'Fandoms'));
    await follow(link(page, 'Dracula'));
    await follow(link(page, 'Die Uhr des Grafen'));
    expect(await page.locator('.chapter').count()).toBe(0);
    expect(await page.locator('.facts').textContent()).toContain('Major Character Death');
    await follow(link(page, 'Continue to the text'));
    expect(await page.locator('.advice').textContent()).toContain('Major Character Death');
    await follow(page.getByRole('link', { name: /^Next: 2/ }).first());
    await follow(page.getByRole('link', { name: /^Next: Chapter 3/ }).first());
    expect(await page.locator('.chapter').textContent()).toContain('the end of the 3. day');
    await follow(link(page, 'Read it whole on one page'));
    expect(await page.locator('.chapter').count()).toBe(3);
  });

  it('the search says what it needs and where to go', async () => {
    const page = await openPage(served.at, { javaScriptEnabled: false });
    await page.getByRole('searchbox').fill('letters');
    await follow(page.getByRole('button', { name: 'Search' }));
    expect(await page.locator('noscript').textContent()).toContain('The search needs scripts');
    await follow(page.locator('noscript a'));
    expect(await page.locator('h1').textContent()).toBe('27 works to read');
  });
});

describe('from a disk', () => {
  const start = `${pathToFileURL(folder).href}/index.html`;

  it('pages have their looks and lead to each other', async () => {
    const page = await openPage(start, { javaScriptEnabled: false });
    // What only those who hear a page are told takes no room where the stylesheet is there.
    expect((await page.locator('label[for="search"]').boundingBox())?.width).toBeLessThanOrEqual(1);
    await follow(link(page, 'Creators'));
    await follow(link(page, 'Mina'));
    await follow(link(page, 'Die Uhr des Grafen'));
    await follow(link(page, 'Continue to the text'));
    expect(await page.locator('.chapter').count()).toBe(1);
  });

  it('the search says why it finds nothing', async () => {
    const page = await openPage(start);
    await page.getByRole('searchbox').fill('letters');
    await follow(page.getByRole('button', { name: 'Search' }));
    await page.getByText('The search could not load its files').waitFor();
  });
});
