import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openSampleSite } from '../web/sample-library.ts';
import { SAMPLE_WORKS } from '../web/sample-works.ts';
import { TAGGED_WORKS } from '../web/tagged-works.ts';
import { browseSite, follow, press } from './open-site.ts';

const site = browseSite(() => openSampleSite([...TAGGED_WORKS, ...SAMPLE_WORKS.slice(0, 3)]), { anew: true });

/** Every place that names works or what they are about. */
const PLACES = [
  '/works',
  '/works?q=storm',
  '/recent',
  '/random?q=harbour',
  '/facets/relationship',
  '/fandoms',
  '/insights/relationships',
  '/insights/fandoms',
  '/suggest?field=ship&q=mara',
  '/opds/all',
  '/opds/v2/all',
  '/',
];

/** The places that name one of the works, their fandom or the ship. */
async function naming(page: Page): Promise<string[]> {
  const texts = await Promise.all(
    PLACES.map(async (address) => ({
      address,
      text: await (await page.request.get(site.at + address)).text(),
    })),
  );
  return texts
    .filter(({ text }) => /Mara Kell|Harbour Lights|The Lamp/i.test(text))
    .map(({ address }) => address);
}

describe.each([{ javaScriptEnabled: false }, { javaScriptEnabled: true }])(
  'with scripts $javaScriptEnabled',
  (options) => {
    it('hides a ship everywhere, whichever way round it is written, and takes that back', async () => {
      const page = await site.openPage('/mutes', options);
      const before = await naming(page);
      expect(before).toEqual(PLACES);
      await page.getByLabel('Never show me works with this').selectOption('Relationship');
      await page.getByLabel('Its name, or the words').fill('John Ives/Mara Kell');
      await page.getByLabel('Why').fill('I sank it myself.');
      await press(page, /^Mute$/);
      expect(await page.locator('.kept').textContent()).toContain('hides 4 works');
      expect(await naming(page)).toEqual([]);
      await page.goto(`${site.at}/works`);
      await follow(page.getByRole('link', { name: '4 works are hidden by your mutes' }));
      expect(await page.locator('main').textContent()).toContain('I sank it myself.');
      await press(page, /^Take back/);
      await page.waitForURL(/\/mutes$/);
      expect(await naming(page)).toEqual(before);
    });
  },
);
