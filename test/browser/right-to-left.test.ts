/** Pages as a language has them whose lines run from right to left: everything mirrors but what people wrote, and plots. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axeFaultsIn, pageWidth } from './faults.ts';
import { browseSite } from './open-site.ts';

const site = browseSite();

const PAGES = [
  '/',
  '/works?q=lighthouse',
  '/works?view=table',
  '/works/1',
  '/works/1/chapters/2',
  '/works/1/evidence',
  '/works/1/edit',
  '/insights',
  '/insights/fandoms',
  '/insights/lengths',
  '/help/components',
  '/help/search',
  '/imports',
  '/imports/new',
  '/review',
  '/tags',
  '/searches',
  '/settings',
  '/nowhere',
];

/** What is to stand as far from the right as it otherwise does from the left. */
const MIRRORED = {
  '/works/1/chapters/2': [
    '.wordmark',
    '.search',
    '.search button',
    '.masthead nav a',
    '.masthead [aria-current]',
    'h1',
    '.advice',
    '.steps a[rel="prev"]',
    '.steps a[rel="next"]',
    '.progress-line',
    '.reading-panel summary',
  ],
  '/works/1': ['h1', '.facts dt', '.facts dd', '.aside', '.aside p'],
  '/works': ['.results', '.filters', '.facet .pick input', '.facet tbody th', '.blurb h3 a', '.summary'],
  '/': ['.bar-list a', '.bar-list .number'],
  '/help/components': [
    '.boxes input',
    '.boxes label',
    '.ask .action',
    '.paging a',
    'p.path',
    '.hint',
    '.problems pre',
  ],
};

/** A window that stays open for the tests of a width, with pages as they are or as if their language were Arabic. */
async function openWindow(width: number, direction: 'ltr' | 'rtl'): Promise<Page> {
  const viewport = { width, height: 900 };
  const context = await site.browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (direction === 'ltr') return page;
  await page.route(`${site.at}/**`, async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const answer = await route.fetch();
    const body = (await answer.text()).replace('<html lang="en" dir="ltr"', '<html lang="ar" dir="rtl"');
    return route.fulfill({ response: answer, body });
  });
  return page;
}

/** How far elements begin from the side where lines of the page begin, once its typefaces are there. */
async function starts(page: Page, selectors: readonly string[]): Promise<[selector: string, from: number][]> {
  return await page.evaluate(`document.fonts.ready.then(() => ${JSON.stringify(selectors)}.map((selector) => {
    const { left, right } = document.querySelector(selector).getBoundingClientRect();
    const isMirrored = document.documentElement.dir === 'rtl';
    return [selector, Math.round(isMirrored ? document.documentElement.clientWidth - right : left)];
  }))`);
}

/** The colours of an element at shares of its width, halfway down. */
async function colours(page: Page, selector: string, shares: readonly number[]): Promise<string[]> {
  const picture = (await page.locator(selector).first().screenshot()).toString('base64');
  const blank = await page.context().newPage();
  const found = await blank.evaluate<string[]>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${picture}';
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return ${JSON.stringify(shares)}.map((share) =>
      canvas.getImageData(Math.round((image.width - 1) * share), Math.floor(image.height / 2), 1, 1).data.join(' '));
  })()`);
  await blank.close();
  return found;
}

describe.each([
  [1280, ['/works/1/chapters/2', '/help/components', '/insights']],
  [320, ['/works/1/chapters/2', '/works?q=lighthouse']],
] as const)('right to left, %i pixels wide', (width, looked) => {
  let page: Page;
  let usual: Page;
  beforeAll(async () => {
    [page, usual] = await Promise.all([openWindow(width, 'rtl'), openWindow(width, 'ltr')]);
  });

  const goTo = async (address: string): Promise<void> => {
    await page.goto(site.at + address);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  };

  it('needs no scrolling to the side', async () => {
    for (const address of PAGES) {
      await goTo(address);
      expect([address, await pageWidth(page)]).toEqual([address, width]);
    }
  });

  it.each(looked)('%s has no fault that axe finds', async (address) => {
    await goTo(address);
    expect(await axeFaultsIn(page, ['light'])).toEqual([]);
  });

  it.each(Object.entries(MIRRORED))('%s is mirrored', async (address, selectors) => {
    await goTo(address);
    await usual.goto(site.at + address);
    const expected = await starts(usual, selectors);
    const near = expected.map(([selector, from]) => [selector, expect.closeTo(from, -0.5)]);
    expect(await starts(page, selectors)).toEqual(near);
  });

  it('shows from the right how far a reader is', async () => {
    await goTo('/works/1/chapters/2');
    const [left, middle, right] = await colours(page, '.reading-bar progress', [0.02, 0.5, 0.98]);
    expect(left).toBe(middle);
    expect(right).not.toBe(middle);
  });

  it('has bars that grow from the right, and drawings of years that run as they do', async () => {
    await goTo('/help/components');
    const [left, right] = await colours(page, '.bar-list li:last-child .bar', [0.05, 0.95]);
    const [full] = await colours(page, '.bar-list li:first-child .bar', [0.5]);
    expect(right).toBe(full);
    expect(left).not.toBe(full);
    const places = await page.evaluate<number[]>(
      `[...document.querySelectorAll('.drawing .axis text')].map((one) => one.getBoundingClientRect()).filter(({ width }) => width > 0).map(({ x }) => x)`,
    );
    expect(places.length).toBeGreaterThan(2);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(Math.max(...places)).toBeLessThan(width);
  });

  it('opens panels and suggestions within the window', async () => {
    await goTo('/works/1/chapters/2');
    const within = async (selector: string) => {
      const part = page.locator(selector).first();
      await part.waitFor();
      const box = (await part.boundingBox()) ?? { x: -1, width: 0 };
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
    };
    await page.locator('.reading-panel summary').click();
    await within('.panel-body');
    await page.locator('#search').fill('fandom:Sherl');
    await within('[role="listbox"]');
  });

  it('leaves stories and paths as they run', async () => {
    const runs = (selector: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).direction`);
    await goTo('/works/1/chapters/2');
    expect(await runs('.text')).toBe('ltr');
    await goTo('/help/components');
    expect([await runs('.path'), await runs('.summary'), await runs('h1')]).toEqual(['ltr', 'ltr', 'rtl']);
  });
});
