import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSampleSite } from '../web/sample-library.ts';
import { TAGGED_WORKS } from '../web/tagged-works.ts';
import { type OpenSite, openSiteOver } from './open-site.ts';

let site: OpenSite;
let context: BrowserContext;
beforeEach(async () => {
  site = await openSiteOver(await openSampleSite(TAGGED_WORKS));
});
afterEach(async () => {
  await context.close();
  await site.close();
});

async function openPage(
  address: string,
  options: Parameters<typeof site.browser.newContext>[0],
): Promise<Page> {
  context = await site.browser.newContext(options);
  const page = await context.newPage();
  await page.goto(site.at + address);
  return page;
}

const waiting = (page: Page) => page.locator('#waiting').textContent();
const notice = (page: Page) => page.getByRole('status').textContent();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const focused = (page: Page) => page.evaluate('document.activeElement.textContent');

describe.each([{ javaScriptEnabled: false }, { javaScriptEnabled: true }])(
  'with scripts $javaScriptEnabled',
  (options) => {
    it('wrangles what one person can do in an evening, and takes it back', async () => {
      const page = await openPage('/', options);
      await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Tags' }).click();
      await page.getByRole('link', { name: 'What may mean the same' }).click();
      expect(await waiting(page)).toContain('5 proposals wait');

      await page.getByLabel('Kind').selectOption({ label: 'Fandoms (1)' });
      await press(page, 'Show these');
      await page.getByLabel(/^Harbour-Lights/).uncheck();
      await press(page, 'Accept for Harbour Lights');
      expect(await notice(page)).toContain('harbour lights → Harbour Lights');
      expect(await waiting(page)).toContain('1 proposal waits');
      await press(page, 'Refuse for Harbour Lights');
      expect(await notice(page)).toContain('Harbour-Lights ≠ Harbour Lights');
      expect(await waiting(page)).toContain('Nothing waits here');

      await page.goto(`${site.at}/tags/wrangle?sureness=sure`);
      await press(page, 'Accept all that is ticked on this page');
      expect(await notice(page)).toContain('3 decisions');
      await page.goto(`${site.at}/works?q=character:"Mara Kell"`);
      expect(await page.locator('.blurb').count()).toBe(4);

      await page.goto(`${site.at}/tags/fandom/Harbour%20Lights`);
      await page.getByLabel('A name that means this').fill('Harbour-Lights');
      await press(page, 'Add it');
      expect(await notice(page)).toContain('Harbour-Lights → Harbour Lights');
      await press(page, 'Split off Harbour-Lights');
      expect(await notice(page)).toContain('Harbour-Lights stands for itself');
      await page.getByLabel('A tag above it: name').fill('All Seas');
      await page.keyboard.press('Enter');
      await page.waitForURL(/done=8/);
      expect(await notice(page)).toContain('All Seas (fandom) stands above Harbour Lights');

      await page.goto(`${site.at}/tags/decisions`);
      for (let left = 8; left > 0; left -= 1) await press(page, /^Undo/);
      expect(await page.getByRole('button', { name: /^Undo/ }).count()).toBe(0);
      await page.goto(`${site.at}/tags/wrangle`);
      expect(await waiting(page)).toContain('5 proposals wait');
    });
  },
);

describe('on the keyboard alone', () => {
  it('reaches, ticks, decides and undoes with Tab, Space and Enter', async () => {
    const page = await openPage('/tags/wrangle?kind=fandom', { javaScriptEnabled: false });
    const tabTo = async (words: RegExp) => {
      const found = () =>
        page.evaluate(
          'document.activeElement.labels ? (document.activeElement.labels[0] || document.activeElement).textContent : document.activeElement.textContent',
        );
      for (let presses = 0; presses < 60 && !words.test(String(await found())); presses += 1)
        await page.keyboard.press('Tab');
      expect(String(await found())).toMatch(words);
    };
    await tabTo(/^harbour lights/);
    await page.keyboard.press('Space');
    await tabTo(/^Accept/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=1/);
    expect(await focused(page)).toContain('Harbour-Lights → Harbour Lights');
    await tabTo(/^Undo/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/undone=1/);
    expect(await focused(page)).toContain('Taken back');
  });

  it('goes on with j, accepts with a, undoes with u and refuses with r where scripts run', async () => {
    const page = await openPage('/tags/wrangle', {});
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused(page)).toContain('Accept');
    await page.keyboard.press('k');
    await page.keyboard.press('a');
    await page.waitForURL(/done=1/);
    expect(await waiting(page)).toContain('4 proposals wait');
    await page.keyboard.press('u');
    await page.waitForURL(/undone=1/);
    await page.keyboard.press('r');
    await page.waitForURL(/done=2/);
    expect(await notice(page)).toContain('≠');
  });
});

describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
  it('has no fault that axe finds, at any width', async () => {
    const page = await openPage('/tags/wrangle', { colorScheme, reducedMotion: 'reduce' });
    const faults: string[] = [];
    const look = async (width: number) => {
      await page.setViewportSize({ width, height: 800 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      faults.push(...violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`));
      if (width === 320)
        expect(await page.evaluate('document.documentElement.scrollWidth'), page.url()).toBe(320);
    };
    await look(1280);
    await look(320);
    await press(page, 'Accept all that is ticked on this page');
    await page.locator('.notice summary').click();
    await look(320);
    for (const address of [
      '/tags/fandom/Harbour%20Lights',
      '/tags/tag/hurt%20comfort',
      '/tags?kind=tag',
      '/tags/decisions',
    ]) {
      await page.goto(site.at + address);
      await look(320);
      await look(1280);
    }
    expect(faults).toEqual([]);
  });
});
