import { describe, expect, it } from 'vitest';
import { openSampleSite } from '../web/sample-library.ts';
import { TAGGED_WORKS } from '../web/tagged-works.ts';
import { axeFaults, pageWidth } from './faults.ts';
import { browseSite, focused, follow, notice, press, waiting } from './open-site.ts';

const site = browseSite(() => openSampleSite(TAGGED_WORKS), { anew: true });

describe.each([{ javaScriptEnabled: false }, { javaScriptEnabled: true }])(
  'with scripts $javaScriptEnabled',
  (options) => {
    it('wrangles what one person can do in an evening, and takes it back', async () => {
      const page = await site.openPage('/', options);
      await follow(page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Tags' }));
      await follow(page.getByRole('link', { name: 'What may mean the same' }));
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
    const page = await site.openPage('/tags/wrangle?kind=fandom', { javaScriptEnabled: false });
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
    const page = await site.openPage('/tags/wrangle');
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

describe('the list of tags', () => {
  it('is laid out as a table', async () => {
    const page = await site.openPage('/tags?kind=tag');
    expect(await page.evaluate('getComputedStyle(document.querySelector("table")).display')).toBe('table');
  });
});

describe('in the light scheme and the dark', () => {
  it('has no fault that axe finds, at any width', async () => {
    const page = await site.openPage('/tags/wrangle');
    const faults: string[] = [];
    const look = async (width: number) => {
      await page.setViewportSize({ width, height: 800 });
      faults.push(...(await axeFaults(page)));
      if (width === 320) expect(await pageWidth(page), page.url()).toBe(320);
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
