import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, pageWidth } from './faults.ts';
import { browseSite } from './open-site.ts';

const ADDRESSES = [
  '/',
  '/works',
  '/works?q=ratng:teen',
  '/works?q=fandom:Nowhere',
  '/facets/fandom?q=-fandom:Dracula',
  '/facets/rating',
  '/insights',
  '/insights/ratings',
  '/insights/lengths?q=words:%3E10',
  '/insights/fandoms',
  '/insights/relationships',
  '/insights/headers',
  '/insights/collection',
  '/works/1',
  '/works/1?view=full',
  '/works/2',
  '/works/4',
  '/works/1/chapters/2',
  '/works/1/evidence',
  '/works/1/like',
  '/works/1/send',
  '/ereaders',
  '/works/1/edit',
  '/works/5/comments',
  '/works/5/originals',
  '/creator?name=Quill',
  '/series?name=Lamps',
  '/pages',
  '/pages/1',
  '/imports',
  '/duplicates',
  '/duplicates/joined',
  '/imports/1',
  '/review',
  '/review/decisions',
  '/fandoms',
  '/tags',
  '/tags?kind=relationship',
  '/tags/wrangle',
  '/tags/decisions',
  '/creators',
  '/series',
  '/years',
  '/works?view=table',
  '/help/search',
  '/help/ratings',
  '/help/api',
  '/devices',
  '/about',
  '/settings',
  '/nowhere',
];

const site = browseSite();

describe('each page', () => {
  let page: Page;
  beforeAll(async () => {
    page = await site.browser.newPage({ reducedMotion: 'reduce' });
  });

  it.each(ADDRESSES)('%s has no fault that axe finds, in the light scheme and the dark', async (address) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(site.at + address);
    expect(await axeFaults(page)).toEqual([]);
  });

  it.each(ADDRESSES)('%s needs no scrolling to the side, 320 pixels wide', async (address) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(site.at + address);
    expect(await pageWidth(page)).toBe(320);
  });
});

describe('every page', () => {
  it('loads from this site only, and no policy is broken', async () => {
    const page = await site.browser.newPage();
    const elsewhere: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${site.at}/`)) elsewhere.push(request.url());
    });
    page.on('console', (message) => said.push(message.text()));
    for (const address of ADDRESSES.filter((candidate) => candidate !== '/nowhere'))
      await page.goto(site.at + address);
    await page.close();
    expect({ elsewhere, said }).toEqual({ elsewhere: [], said: [] });
  });

  it('uses the fonts that it brings', async () => {
    const page = await site.openPage('/works/1');
    const loaded = await page.evaluate(
      'document.fonts.ready.then(() => [...document.fonts].filter((f) => f.status === "loaded").map((f) => f.family))',
    );
    expect(loaded).toContain('Literata');
    expect(loaded).toContain('Atkinson Hyperlegible');
  });
});
