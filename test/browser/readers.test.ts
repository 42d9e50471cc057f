import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { OWN_READER } from '#catalogue';
import { openSampleSite } from '../web/sample-library.ts';
import { axeFaults, pageWidth } from './faults.ts';
import { browseSite, follow, press } from './open-site.ts';

const site = browseSite(openSampleSite, { anew: true });

const unfold = (page: Page, name: string) => page.locator('summary', { hasText: name }).first().click();

describe.each([{ javaScriptEnabled: false }, { javaScriptEnabled: true }])(
  'with scripts $javaScriptEnabled',
  (options) => {
    it('mutes a tag: it is gone from list, counts and feed; takes it back', async () => {
      const page = await site.openPage('/works?q=lighthouse', options);
      await unfold(page, 'Save this search');
      await page.getByLabel('Name').fill('By the sea');
      await press(page, 'Save');
      await page.waitForURL(/\/searches\/\d+$/);
      const saved = page.url();
      const feed = async () => (await page.request.get(`${saved}/feed.atom`)).text();
      expect(await feed()).toContain('The Lighthouse Letters');

      await follow(page.getByRole('link', { name: 'The Lighthouse Letters' }));
      await unfold(page, 'Mute…');
      await page.getByLabel('Never show me').selectOption('the tag Lighthouses');
      await page.getByLabel('Why').fill('Too damp.');
      await press(page, /^Mute$/);
      await page.getByRole('heading', { name: 'You muted this' }).waitFor();
      expect(await page.getByText('Too damp.').count()).toBe(1);
      expect(await page.getByText('The letter came on a Tuesday').count()).toBe(0);
      await follow(page.getByRole('link', { name: 'Show the text' }));
      expect(await page.getByText('The letter came on a Tuesday').count()).toBeGreaterThan(0);

      await page.goto(saved);
      expect(await page.getByText('No work in this library').count()).toBe(1);
      expect(await feed()).not.toContain('The Lighthouse Letters');
      await page.goto(`${site.at}/works`);
      expect(await page.locator('.results').textContent()).toContain('26 works; page 1 of 2.');
      expect(await page.getByLabel('with tag Lighthouses', { exact: true }).count()).toBe(0);
      await follow(page.getByRole('link', { name: '1 work is hidden by your mutes' }));
      expect(await page.locator('.kept').textContent()).toContain('Works tagged Lighthouses.');

      await press(page, /^Take back/);
      await page.waitForURL(/\/mutes$/);
      expect(await page.locator('.sentence').textContent()).toContain('Nothing is muted');
      await page.goto(`${site.at}/works`);
      expect(await page.locator('.results').textContent()).toContain('27 works');
      expect(await feed()).toContain('The Lighthouse Letters');
    });

    it('bookmarks a work and marks it as read by its buttons', async () => {
      const page = await site.openPage('/works/3', options);
      await unfold(page, 'Bookmark');
      await page.getByLabel('Note').fill('For a wet day.');
      await press(page, 'Bookmark it');
      await page.getByText('For a wet day.').first().waitFor();
      const read = page.getByRole('button', { name: 'Mark as read', exact: true });
      if (await read.count()) await follow(read);
      await page.getByRole('button', { name: 'Not read after all' }).waitFor();
      await follow(page.getByRole('link', { name: 'Yours' }));
      await follow(page.getByRole('link', { name: 'Bookmarks' }));
      expect(await page.locator('.blurbs').textContent()).toContain('Five Walks to Netherfield');
      await follow(page.getByRole('link', { name: 'Read', exact: true }));
      expect(await page.locator('.blurbs').textContent()).toContain('Read ');
    });
  },
);

describe('where scripts run', () => {
  const marks = () => site.library.catalogue.markedWorks(OWN_READER);

  it('a work is marked as opened when it is, and as read when its end was seen', async () => {
    const page = await site.openPage('/works/1', { viewport: { width: 800, height: 600 } });
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
    const page = await site.openPage('/works/1/chapters/7', { javaScriptEnabled: false });
    await page.keyboard.press('End');
    expect(await marks()).toMatchObject({ opened: [], finished: [] });
    await press(page, /^Mark as read/);
    expect(await marks()).toMatchObject({ opened: [1], finished: [1] });
  });
});

describe('on paper', () => {
  it('a story comes without what its reader does with it', async () => {
    const page = await site.openPage('/works/1/chapters/7');
    const shown = () =>
      Promise.all(
        ['.text', '.yours', 'mark-on-view[data-when]'].map((part) => page.locator(part).first().isVisible()),
      );
    expect(await shown()).toEqual([true, false, true]);
    await page.emulateMedia({ media: 'print' });
    expect(await shown()).toEqual([true, false, false]);
    await page.goto(`${site.at}/works/1?view=full`);
    expect(await shown()).toEqual([true, false, false]);
    await page.emulateMedia({ media: 'screen' });
    expect(await shown()).toEqual([true, true, true]);
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
    '/offline',
    '/mutes/new?q=tag:winter',
  ];
  beforeEach(async () => {
    const { catalogue } = site.library;
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

  it('have no fault that axe finds in either scheme, and need no scrolling to the side at 320 pixels', async () => {
    const page = await site.openPage('/');
    for (const address of ADDRESSES) {
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.goto(site.at + address);
      for (const summary of await page.locator('.yours-forms summary').all()) await summary.click();
      expect([address, ...(await axeFaults(page))]).toEqual([address]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect([address, await pageWidth(page)]).toEqual([address, 320]);
    }
  });
});
