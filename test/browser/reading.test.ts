import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { OWN_READER, type WorkId } from '#catalogue';
import { settingsCookie, settingsFrom } from '../../src/web/settings.ts';
import { openSampleSite } from '../web/sample-library.ts';
import { chapter, newWork, paragraph, SAMPLE_WORKS } from '../web/sample-works.ts';
import { axeFaults, pageWidth } from './faults.ts';
import { browseSite, focused, follow, press } from './open-site.ts';

const PICTURED = newWork('The Chart', {}, [
  chapter(null, [
    { type: 'figure', media: 'a'.repeat(64), alt: 'A chart of the bay' },
    paragraph('So it was.'),
  ]),
]);
const site = browseSite(() => openSampleSite([...SAMPLE_WORKS, PICTURED]), { anew: true });

const ONE = 1 as WorkId;
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 700 } };
const place = () => site.library.catalogue.place(OWN_READER, ONE);
const openPanel = (page: Page) => page.locator('.reading-panel > summary').click();
const attribute = (page: Page, name: string) => page.locator('html').getAttribute(`data-${name}`);
const styleOf = (page: Page, property: string) =>
  page.evaluate(`getComputedStyle(document.querySelector('.text')).${property}`);
const topOf = async (page: Page, id: string) =>
  Number(await page.evaluate(`document.getElementById(${JSON.stringify(id)}).getBoundingClientRect().top`));

/** Scrolls so that a block is the first one below the line above the text. */
async function scrollTo(page: Page, id: string): Promise<void> {
  await page.evaluate(`document.getElementById(${JSON.stringify(id)}).scrollIntoView()`);
}

async function openWith(address: string, settings: Record<string, string>): Promise<Page> {
  const page = await site.openPage('/about', PHONE);
  const [, value = ''] = settingsCookie(settingsFrom(settings)).split(/[=;]/);
  await page.context().addCookies([{ name: 'fanlight-reading', value, url: site.at }]);
  await page.goto(site.at + address);
  return page;
}

describe.each([{ javaScriptEnabled: false }, { javaScriptEnabled: true }])(
  'with scripts $javaScriptEnabled',
  (options) => {
    it('sets the type beside the story, which stays', async () => {
      const page = await site.openPage('/works/1/chapters/2', { ...PHONE, ...options });
      const before = await styleOf(page, 'fontSize');
      await openPanel(page);
      await page.getByLabel('Size').selectOption('Very large');
      await page.getByLabel('Typeface').selectOption('dyslexic');
      await page.getByLabel('Line ends').selectOption('Even, with words divided');
      if (options.javaScriptEnabled) await page.waitForLoadState('networkidle');
      else await press(page, 'Keep these');
      expect(page.url()).toContain('/works/1/chapters/2');
      expect(Number.parseFloat(String(await styleOf(page, 'fontSize')))).toBeGreaterThan(
        Number.parseFloat(String(before)),
      );
      expect(await styleOf(page, 'textAlign')).toBe('justify');
      await page.goto(`${site.at}/works/3`);
      expect([await attribute(page, 'size'), await attribute(page, 'face')]).toEqual(['largest', 'dyslexic']);
      const fonts = await page.evaluate(
        'document.fonts.ready.then(() => [...document.fonts].filter((f) => f.status === "loaded").map((f) => f.family))',
      );
      expect(fonts).toContain('OpenDyslexic');
    });

    it('keeps the place by the button at the end of a chapter, and goes on from the first page', async () => {
      const page = await site.openPage('/works/1?view=full', { ...PHONE, ...options });
      await follow(page.getByRole('button', { name: 'Keep my place here at the end of chapter 2' }));
      await page.waitForURL(/view=full#p2-10$/);
      await page.goto(site.at);
      await follow(page.getByRole('link', { name: 'The Lighthouse Letters' }).first());
      await page.waitForURL(/\/works\/1\/chapters\/2#p2-10$/);
      expect(await page.locator('#p2-10').isVisible()).toBe(true);
      await page.goto(`${site.at}/places`);
      await press(page, /^Forget my place/);
      await page.getByText('You have begun nothing').waitFor();
    });

    it('asks once before works for adults', async () => {
      const page = await site.openPage('/works/2', { ...PHONE, ...options });
      expect(await page.getByText('The letter came on').count()).toBe(0);
      await press(page, 'Continue to the text');
      await page.waitForURL(/\/works\/2\/chapters\/1$/);
      expect(await page.getByText('The letter came on').count()).toBe(1);
      await page.goto(`${site.at}/works/2?view=full`);
      expect(await page.getByText('The letter came on').count()).toBeGreaterThan(1);
    });
  },
);

describe('where scripts run', () => {
  it('the place follows the reader, and new chapters do not move it', async () => {
    const page = await site.openPage('/works/1/chapters/2', PHONE);
    await scrollTo(page, 'p2-7');
    await expect.poll(place, { timeout: 8_000 }).toMatchObject({ chapter: 2, paragraph: 7 });
    const said = await page.locator('.progress-line').textContent();
    expect(said).toMatch(/^Chapter 2 of 7 (2[0-9])\u00a0% under 1 min left/);
    const [first] = SAMPLE_WORKS;
    const [batch, original] = [await newBatch(), await site.library.originals.put(new Uint8Array([1, 2]))];
    if (first === undefined) throw new Error('there are no samples');
    const longer = { ...first, chapters: [...first.chapters, ...first.chapters.slice(0, 2)] };
    const path = 'lists/winter-1998/msg000.txt';
    const read = { format: 'plain-text', encoding: null, losses: [], error: null, bytes: 2 };
    await site.library.catalogue.saveFiles(batch, [{ ...read, path, original, works: [longer] }]);
    await page.goto(site.at);
    expect(await page.locator('.go-on').textContent()).toContain('2 new chapters since');
    await follow(page.getByRole('link', { name: 'The Lighthouse Letters' }).first());
    await page.waitForURL(/\/works\/1\/chapters\/2#p2-7$/);
    expect(await topOf(page, 'p2-7')).toBeLessThan(90);
    expect(await topOf(page, 'p2-7')).toBeGreaterThan(30);
  });

  const newBatch = () =>
    site.library.catalogue.startBatch({ sources: ['again'], startedAt: '2026-05-01T00:00:00.000Z' });

  it('the button in the panel keeps the very paragraph', async () => {
    const page = await site.openPage('/works/1?view=full', PHONE);
    await scrollTo(page, 'p5-4');
    await openPanel(page);
    await press(page, 'Keep my place here');
    await page.getByText('Your place is kept.').waitFor();
    expect(await place()).toMatchObject({ chapter: 5, paragraph: 4 });
    const isOpen = () => page.locator('.panel-body').isVisible();
    await page.keyboard.press('Escape');
    expect([await isOpen(), await focused(page)]).toEqual([false, 'Type and place']);
    await openPanel(page);
    for (let presses = 0; presses < 14 && (await isOpen()); presses += 1) await page.keyboard.press('Tab');
    expect([await isOpen(), await focused(page)]).toEqual([
      false,
      'Keep my place here at the end of chapter 1',
    ]);
  });

  it('what is being read stays where it is while the type changes', async () => {
    const page = await site.openPage('/works/1?view=full', PHONE);
    await scrollTo(page, 'p5-4');
    await openPanel(page);
    const before = await topOf(page, 'p5-4');
    await page.getByLabel('Size').selectOption('Largest');
    expect(Math.abs((await topOf(page, 'p5-4')) - before)).toBeLessThan(3);
  });

  it('a picture that was asked for comes in the place of its link', async () => {
    const address = `/works/${SAMPLE_WORKS.length + 1}`;
    const page = await openWith(address, { pictures: 'asked' });
    expect(await page.locator('.text img').count()).toBe(0);
    await follow(page.getByRole('link', { name: 'Show the picture' }));
    expect(await page.getByRole('img', { name: 'A chart of the bay' }).count()).toBe(1);
    expect(page.url()).toBe(site.at + address);
  });

  it('keys go from paragraph to paragraph, and are listed', async () => {
    const page = await site.openPage('/works/1/chapters/2', PHONE);
    const atTop = () =>
      page.evaluate(
        '[...document.querySelectorAll(".text > [id]")].find((block) => block.getBoundingClientRect().bottom > 70).id',
      );
    await scrollTo(page, 'p2-3');
    await page.keyboard.press('j');
    expect(await atTop()).toBe('p2-4');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await atTop()).toBe('p2-4');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    expect(await dialog.textContent()).toContain('The next paragraph');
    expect(await focused(page)).toBe('Close');
    await page.keyboard.press('n');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(page.url()).toContain('/chapters/2');
  });

  it('no key is taken while something is typed, or when keys are off', async () => {
    const page = await openWith('/works/1/chapters/2', { keys: 'off' });
    for (const key of ['n', 'j', '?', '/']) await page.keyboard.press(key);
    expect(page.url()).toContain('/chapters/2');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate('scrollY')).toBe(0);
    const usual = await site.openPage('/works/1/chapters/2', PHONE);
    await usual.getByLabel('Search the library').focus();
    await usual.keyboard.type('jkn?');
    expect(await usual.getByLabel('Search the library').inputValue()).toBe('jkn?');
    expect(await usual.getByRole('dialog').count()).toBe(0);
  });
});

describe('each way that a page may look', () => {
  it.each(['sepia', 'contrast', 'black', 'auto'])(
    '%s has no fault that axe finds, with the panel open and with the list of keys',
    async (scheme) => {
      const page = await openWith('/works/1/chapters/2', { scheme, face: 'dyslexic', size: 'large' });
      await openPanel(page);
      expect(await axeFaults(page)).toEqual([]);
      await follow(page.getByRole('button', { name: 'Keys' }));
      expect(await axeFaults(page)).toEqual([]);
    },
  );

  it('needs no scrolling to the side at 320 pixels, at the largest size', async () => {
    const page = await openWith('/works/1/chapters/2', { size: 'huge', letters: 'wide', measure: 'full' });
    await page.setViewportSize({ width: 320, height: 600 });
    await openPanel(page);
    expect(await pageWidth(page)).toBe(320);
    for (const address of ['/settings', '/places', '/works/1']) {
      await page.goto(site.at + address);
      expect([address, await pageWidth(page)]).toEqual([address, 320]);
    }
  });
});
