import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openSampleSite } from '../web/sample-library.ts';
import { nameHarbours, SEAFARING_WORKS } from '../web/seafaring-works.ts';
import { axeFaults, pageWidth } from './faults.ts';
import { browseSite, follow, notice } from './open-site.ts';

const site = browseSite(async () => {
  const sample = await openSampleSite(SEAFARING_WORKS);
  await nameHarbours(sample.library);
  return sample;
});

const sentence = (page: Page) => page.locator('.sentence').textContent();
const titles = async (page: Page) => (await page.locator('.blurb h3 > a').allTextContents()).sort();
const optionIn = (page: Page) => page.locator('[role="option"]');
const openFacet = (page: Page, name: string) => page.locator('summary', { hasText: name }).click();
const HARBOURS = ['The Bell', 'The Buoy', 'The Lamp'];

describe('a fandom by another of its names, and with a slip', () => {
  it('is suggested, chosen with the arrow keys and asked for', async () => {
    const page = await site.openPage('/works', { viewport: { width: 320, height: 700 } });
    const field = page.getByRole('combobox', { name: 'with another fandom' });
    await field.focus();
    await page.keyboard.type('beecon');
    const option = optionIn(page);
    await option.waitFor();
    expect(await option.textContent()).toBe('Harbour Lights 3 works also called Beacon Bay');
    expect(await page.locator('[aria-live="polite"]', { hasText: '1 name.' }).count()).toBe(1);
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/Harbour/);
    expect(await sentence(page)).toBe('Works in Harbour Lights.');
    expect(await titles(page)).toEqual(HARBOURS);
    await page.waitForFunction('document.activeElement.name === "more.include.fandom"');
    await openFacet(page, 'Character');
    await page.getByRole('combobox', { name: 'without another character' }).pressSequentially('mara');
    await option.waitFor();
    await option.click();
    await page.waitForURL(/character/);
    expect(await titles(page)).toEqual(['The Buoy']);
  });

  it('is suggested in the language of the page', async () => {
    const page = await site.openPage('/works', { locale: 'de-DE' });
    await page.getByRole('checkbox', { name: 'eins von: Fandom Marsh Country' }).check();
    await page.getByRole('button', { name: 'Werke mit einem davon zeigen' }).waitFor();
    await page.getByRole('combobox', { name: 'mit Fandom (Name eintippen)' }).pressSequentially('beecon');
    const option = optionIn(page);
    await option.waitFor();
    expect(await option.textContent()).toBe('Harbour Lights 3 Werke auch Beacon Bay genannt');
    expect(await page.locator('[aria-live="polite"]', { hasText: '1 Name.' }).count()).toBe(1);
  });

  it('is typed and asked for without scripts', async () => {
    const page = await site.openPage('/works', { javaScriptEnabled: false });
    await page.getByLabel('with another fandom').fill('Beacon Bay');
    await openFacet(page, 'Character');
    await page.getByLabel('without another character').fill('Mara Kell');
    await follow(page.getByRole('button', { name: 'Show these works' }));
    expect(await titles(page)).toEqual(['The Buoy']);
    await page.goto(`${site.at}/facets/tag?order=name`);
    await page.getByLabel('Name holds').fill('knot 077');
    await follow(page.getByRole('button', { name: 'Show these' }));
    await follow(page.getByRole('link', { name: 'without Knot 077' }));
    expect(await sentence(page)).toContain('not tagged Knot 077');
    expect(await titles(page)).toEqual(['The Bell', 'The Buoy', 'The Reeds', 'The Weir']);
  });

  it('is written into the search box, and Escape leaves what was typed', async () => {
    const page = await site.openPage('/works');
    const box = page.getByRole('combobox', { name: 'Search the library' });
    await box.pressSequentially('storms -fandom:"beac');
    await optionIn(page).waitFor();
    await page.keyboard.press('Escape');
    expect(await optionIn(page).count()).toBe(0);
    expect(await box.inputValue()).toBe('storms -fandom:"beac');
    await page.keyboard.press('ArrowDown');
    await optionIn(page).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('storms -fandom:"Harbour Lights"');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=storms/);
    expect(await titles(page)).toEqual(['The Reeds']);
  });
});

describe('an answer in its place', () => {
  it('keeps the page, focus and place, is said aloud, and can be gone back from', async () => {
    const page = await site.openPage('/works?view=table', { viewport: { width: 1280, height: 700 } });
    await page.evaluate('window.sameWindow = true');
    await openFacet(page, 'Status');
    const box = page.getByLabel('with tag Storms', { exact: true });
    await openFacet(page, 'Additional tags');
    await box.check();
    await page.locator('.sentence', { hasText: 'Storms' }).waitFor();
    expect(await page.evaluate('window.sameWindow')).toBe(true);
    expect(await page.evaluate('document.activeElement.value')).toBe('Storms');
    expect(await notice(page)).toBe('Works tagged Storms. 3 works.');
    expect(await page.title()).toContain('Works tagged Storms');
    expect(await page.locator('#search').inputValue()).toBe('tag:Storms');
    expect(await page.locator('.work-table').count()).toBe(1);
    await page.goBack();
    await page.locator('.sentence', { hasText: 'All works.' }).waitFor();
    expect(await page.evaluate('window.sameWindow')).toBe(true);
    expect(new URL(page.url()).search).toBe('?view=table');
  });

  it('is a page of its own where the library does not answer so', async () => {
    const page = await site.openPage('/works');
    await page.route('**/works?form=1*', (route) =>
      route.request().resourceType() === 'fetch' ? route.abort() : route.continue(),
    );
    await page.getByLabel('with fandom Marsh Country', { exact: true }).check();
    await page.waitForURL(/q=fandom/);
    expect(await titles(page)).toEqual(['The Reeds', 'The Weir']);
  });
});

describe.each([{ javaScriptEnabled: false }, { javaScriptEnabled: true }])(
  'on a narrow screen, with the keyboard alone, scripts $javaScriptEnabled',
  (options) => {
    it('one of several is asked for, another value with them, and one left out', async () => {
      const page = await site.openPage('/works', { ...options, viewport: { width: 320, height: 640 } });
      const choose = async (label: string, facet: string, asked: RegExp | null) => {
        const box = page.getByLabel(label, { exact: true });
        if (!(await box.isVisible())) {
          await page.locator('summary', { hasText: facet }).focus();
          await page.keyboard.press('Enter');
        }
        await box.focus();
        await page.keyboard.press('Space');
        if (options.javaScriptEnabled && asked !== null) await page.waitForURL(asked);
      };
      await choose('any of fandom Harbour Lights', 'Fandom', null);
      await choose('any of fandom Marsh Country', 'Fandom', null);
      if (options.javaScriptEnabled) {
        await page.getByRole('button', { name: 'Show works with any of these' }).focus();
        await page.keyboard.press('Enter');
        await page.waitForURL(/Harbour.*Marsh/);
      }
      await choose('with tag Storms', 'Additional tags', /Storms/);
      await choose('without character Mara Voss', 'Character', /Voss/);
      if (!options.javaScriptEnabled) {
        await page.getByRole('button', { name: 'Show these works' }).focus();
        await page.keyboard.press('Enter');
        await page.waitForURL(/Voss/);
      }
      expect(await titles(page)).toEqual(['The Bell', 'The Lamp']);
      expect(await sentence(page)).toBe(
        'Works either in Harbour Lights or in Marsh Country, tagged Storms, without the character Mara Voss.',
      );
      for (const label of ['any of fandom Marsh Country', 'with tag Storms', 'without character Mara Voss'])
        expect(await page.getByLabel(label, { exact: true }).isChecked()).toBe(true);
    });
  },
);

describe('in the light scheme and the dark', () => {
  it.each([320, 1280])('open lists have no fault that axe finds, %i pixels wide', async (width) => {
    const page = await site.openPage('/works', { viewport: { width, height: 800 } });
    await openFacet(page, 'Character');
    for (const [name, text] of [
      ['Search the library', 'who:ma'],
      ['with another fandom', 'beac'],
      ['any of another character', 'mara'],
    ] as const) {
      await page.getByRole('combobox', { name }).pressSequentially(text);
      await optionIn(page).first().waitFor();
      await page.keyboard.press('ArrowDown');
      const list = await page.locator('[role="listbox"]:not([hidden])').boundingBox();
      expect(list?.x).toBeGreaterThanOrEqual(0);
      expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(width);
      expect(await axeFaults(page)).toEqual([]);
      expect(await pageWidth(page)).toBe(width);
      await page.getByRole('combobox', { name }).fill('');
    }
  });
});
