import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSite, openSite } from './open-site.ts';

const ADDRESSES = [
  '/',
  '/works',
  '/works?q=ratng:teen',
  '/works?q=fandom:Nowhere',
  '/facets/fandom?q=-fandom:Dracula',
  '/facets/rating',
  '/works/1',
  '/works/1?view=full',
  '/works/2',
  '/works/4',
  '/works/1/chapters/2',
  '/works/1/evidence',
  '/works/1/like',
  '/works/1/edit',
  '/works/5/comments',
  '/works/5/originals',
  '/creator?name=Quill',
  '/series?name=Lamps',
  '/pages',
  '/pages/1',
  '/imports',
  '/imports/1',
  '/review',
  '/review/decisions',
  '/fandoms',
  '/tags',
  '/tags?kind=relationship',
  '/tags/wrangle',
  '/tags/decisions',
  '/creators',
  '/help/search',
  '/about',
  '/settings',
  '/nowhere',
];

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
  it.each(ADDRESSES)('%s has no fault that axe finds', async (address) => {
    const context = await site.browser.newContext({ colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(site.at + address);
    const { violations } = await new AxeBuilder({ page }).analyze();
    await context.close();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
  });
});

describe('on a screen 320 pixels wide', () => {
  it.each(ADDRESSES)('%s needs no scrolling to the side', async (address) => {
    const context = await site.browser.newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto(site.at + address);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await context.close();
  });
});

describe('every page', () => {
  it('loads from this site only, and no policy is broken', async () => {
    const context = await site.browser.newContext();
    const page = await context.newPage();
    const elsewhere: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${site.at}/`)) elsewhere.push(request.url());
    });
    page.on('console', (message) => said.push(message.text()));
    for (const address of ADDRESSES.filter((candidate) => candidate !== '/nowhere'))
      await page.goto(site.at + address);
    await context.close();
    expect({ elsewhere, said }).toEqual({ elsewhere: [], said: [] });
  });

  it('uses the fonts that it brings', async () => {
    const context = await site.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.at}/works/1`);
    const loaded = await page.evaluate(
      'document.fonts.ready.then(() => [...document.fonts].filter((f) => f.status === "loaded").map((f) => f.family))',
    );
    await context.close();
    expect(loaded).toContain('Literata');
    expect(loaded).toContain('Atkinson Hyperlegible');
  });
});
