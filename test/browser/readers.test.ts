import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSampleSite, type SampleSite } from '../web/sample-library.ts';
import { type OpenSite, openSiteOver } from './open-site.ts';

let library: SampleSite['library'];
let site: OpenSite;
let context: BrowserContext;
beforeEach(async () => {
  const sample = await openSampleSite();
  library = sample.library;
  site = await openSiteOver(sample);
});
afterEach(async () => {
  await context.close();
  await site.close();
});

async function openPage(
  address: string,
  options: Parameters<typeof site.browser.newContext>[0] = {},
): Promise<Page> {
  context = await site.browser.newContext(options);
  const page = await context.newPage();
  await page.goto(site.at + address);
  return page;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const unfold = (page: Page, name: string) => page.locator('summary', { hasText: name }).first().click();

describe.each([{ javaScriptEnabled: false }, { javaScriptEnabled: true }])(
  'with scripts $javaScriptEnabled',
  (options) => {
    it('mutes a tag: it is gone from list, counts and feed; takes it back', async () => {
      const page = await openPage('/works?q=lighthouse', options);
      await unfold(page, 'Save this search');
      await page.getByLabel('Name').fill('By the sea');
      await press(page, 'Save');
      await page.waitForURL(/\/searches\/\d+$/);
      const saved = page.url();
      const feed = async () => (await page.request.get(`${saved}/feed.atom`)).text();
      expect(await feed()).toContain('The Lighthouse Letters');

      await page.getByRole('link', { name: 'The Lighthouse Letters' }).click();
      await unfold(page, 'Mute…');
      await page.getByLabel('Never show me').selectOption('the tag Lighthouses');
      await page.getByLabel('Why').fill('Too damp.');
      await press(page, /^Mute$/);
      await page.getByRole('heading', { name: 'You muted this' }).waitFor();
      expect(await page.getByText('Too damp.').count()).toBe(1);
      expect(await page.getByText('The letter came on a Tuesday').count()).toBe(0);
      await page.getByRole('link', { name: 'Show the text' }).click();
      expect(await page.getByText('The letter came on a Tuesday').count()).toBeGreaterThan(0);

      await page.goto(saved);
      expect(await page.getByText('No work in this library').count()).toBe(1);
      expect(await feed()).not.toContain('The Lighthouse Letters');
      await page.goto(`${site.at}/works`);
      expect(await page.locator('.results').textContent()).toContain('26 works; page 1 of 2.');
      expect(await page.getByLabel('with tag Lighthouses', { exact: true }).count()).toBe(0);
      await page.getByRole('link', { name: '1 work is hidden by your mutes' }).click();
      expect(await page.locator('.kept').textContent()).toContain('Works tagged Lighthouses.');

      await press(page, /^Take back/);
      await page.waitForURL(/\/mutes$/);
      expect(await page.locator('.sentence').textContent()).toContain('Nothing is muted');
      await page.goto(`${site.at}/works`);
      expect(await page.locator('.results').textContent()).toContain('27 works');
      expect(await feed()).toContain('The Lighthouse Letters');
    });

    it('bookmarks a work and marks it as read by its buttons', async () => {
      const page = await openPage('/works/3', options);
      await unfold(page, 'Bookmark');
      await page.getByLabel('Note').fill('For a wet day.');
      await press(page, 'Bookmark it');
      await page.getByText('For a wet day.').first().waitFor();
      const read = page.getByRole('button', { name: 'Mark as read', exact: true });
      if (await read.count()) await read.click();
      await page.getByRole('button', { name: 'Not read after all' }).waitFor();
      await page.getByRole('link', { name: 'Yours' }).click();
      await page.getByRole('link', { name: 'Bookmarks' }).click();
      expect(await page.locator('.blurbs').textContent()).toContain('Five Walks to Netherfield');
      await page.getByRole('link', { name: 'Read', exact: true }).click();
      expect(await page.locator('.blurbs').textContent()).toContain('Read ');
    });
  },
);

describe('where scripts run', () => {
  const marks = async () => library.catalogue.markedWorks((await import('#catalogue')).OWN_READER);

  it('a work is marked as opened when it is, and as read when its end was seen', async () => {
    const page = await openPage('/works/1', { viewport: { width: 800, height: 600 } });
    await expect.poll(marks).toMatchObject({ opened: [1], finished: [] });
    await page.goto(`${site.at}/works/1/chapters/7`);
    await page.getByText('Notes at the end').waitFor();
    expect((await marks()).finished).toEqual([]);
    await page.getByText('Notes at the end').scrollIntoViewIfNeeded();
    await page.keyboard.press('End');
    await expect.poll(marks).toMatchObject({ opened: [1], finished: [1] });
    await page.getByText('Marked as read.').waitFor();
  });

  it('the button is all there is where they do not', async () => {
    const page = await openPage('/works/1/chapters/7', { javaScriptEnabled: false });
    await page.keyboard.press('End');
    expect(await marks()).toMatchObject({ opened: [], finished: [] });
    await press(page, /^Mark as read/);
    expect(await marks()).toMatchObject({ opened: [1], finished: [1] });
  });
});

describe('the reader’s pages', () => {
  const ADDRESSES = [
    '/works',
    '/works/1',
    '/works/2',
    '/works/1?view=full&muted=show',
    '/works/1/chapters/2',
    '/searches',
    '/searches/1',
    '/reading?mark=bookmarked',
    '/mutes',
    '/mutes/1',
    '/mutes/hidden',
    '/mutes/new?q=tag:winter',
  ];
  beforeEach(async () => {
    const { catalogue } = library;
    const { OWN_READER } = await import('#catalogue');
    const [, , third] = await catalogue.facets(0, 3);
    const long = 'A_name_that_has_no_end_'.repeat(8);
    if (third)
      await catalogue.markWork(OWN_READER, third.id, {
        mark: 'bookmarked',
        at: '2026-01-01T00:00:00Z',
        note: long,
      });
    await catalogue.saveSearch(OWN_READER, { name: long, query: 'winter', madeAt: '2026-01-01T00:00:00Z' });
    const mute = { kind: 'tag', note: long, madeAt: '2026-01-01T00:00:00Z' } as const;
    await catalogue.saveMute(OWN_READER, { ...mute, query: 'tag:Lighthouses' });
    await catalogue.saveMute(OWN_READER, { ...mute, query: `tag:${long}` });
  });

  it.each(['light', 'dark'] as const)(
    'have no fault that axe finds in the %s scheme',
    async (colorScheme) => {
      const page = await openPage('/', { colorScheme, reducedMotion: 'reduce' });
      for (const address of ADDRESSES) {
        await page.goto(site.at + address);
        for (const summary of await page.locator('.yours-forms summary').all()) await summary.click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
        );
        expect([address, ...found]).toEqual([address]);
      }
    },
  );

  it('need no scrolling to the side at 320 pixels', async () => {
    const page = await openPage('/', { viewport: { width: 320, height: 640 } });
    for (const address of ADDRESSES) {
      await page.goto(site.at + address);
      for (const summary of await page.locator('.yours-forms summary').all()) await summary.click();
      expect([address, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([address, 320]);
    }
  });
});
