import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browseSite, follow } from './open-site.ts';

const site = browseSite();

async function choose(page: Page, label: string, scripts: boolean): Promise<void> {
  const box = page.getByLabel(label, { exact: true });
  if (scripts) {
    const before = page.url();
    await Promise.all([page.waitForURL((url) => url.href !== before), box.check()]);
    return;
  }
  await box.check();
  await follow(page.getByRole('button', { name: 'Show these works' }));
}

describe.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  'with scripts $javaScriptEnabled',
  (options) => {
    it('finds, filters, reads, traces and takes away a work', async () => {
      const page = await site.openPage('/', options);
      await page.getByLabel('Search the library').fill('letter');
      await follow(page.getByRole('button', { name: 'Search' }));
      await page.waitForURL(/\/works\?q=letter$/);
      await choose(page, 'with fandom Sherlock Holmes', options.javaScriptEnabled);
      await page.waitForURL(/fandom/);
      const before = await page.locator('.blurb').count();
      await choose(page, 'without rating Explicit', options.javaScriptEnabled);
      await page.waitForURL(/rating/);
      expect(await page.getByLabel('without rating Explicit', { exact: true }).isChecked()).toBe(true);
      expect(await page.getByLabel('with fandom Sherlock Holmes', { exact: true }).isChecked()).toBe(true);
      expect(await page.locator('.blurb').count()).toBeLessThan(before);
      expect(await page.locator('.blurb dd', { hasText: 'Explicit' }).count()).toBe(0);
      await page.goto(`${site.at}/works?q=title:lighthouse`);
      await follow(page.getByRole('link', { name: 'The Lighthouse Letters' }));
      expect(await page.locator('.facts').textContent()).toContain('Teen And Up Audiences');
      await follow(page.getByRole('link', { name: 'Next: 2. The Boat' }));
      expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('2. The Boat');
      await follow(page.getByRole('link', { name: 'The Lighthouse Letters' }));
      await follow(page.getByRole('link', { name: 'Where each field comes from' }));
      await page.locator('#field-1').getByRole('link').click();
      expect(new URL(page.url()).hash).toBe('#from-1');
      await page.goto(`${site.at}/works/1`);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'plain text' }).click(),
      ]);
      expect(readFileSync(await download.path(), 'utf8')).toContain('The letter came on a Tuesday');
    });

    it('corrects a work through its form', async () => {
      const page = await site.openPage('/works/3/edit', options);
      const title = `Five Walks, ${options.javaScriptEnabled}`;
      await page.getByLabel('Title').fill(title);
      await follow(page.getByRole('button', { name: 'Save the corrections' }));
      await page.waitForURL(`${site.at}/works/3`);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(title);
    });
  },
);

describe('on the keyboard', () => {
  it('skips to the content, reaches every filter and chooses one', async () => {
    const page = await site.openPage('/works', { javaScriptEnabled: true });
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.getByLabel('Words', { exact: true }).focus();
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if (
        (await page.evaluate('document.activeElement.getAttribute("aria-label")')) === 'without rating Mature'
      )
        break;
    }
    await page.keyboard.press('Space');
    await page.waitForURL(/rating/);
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
      'without rating Mature',
    );
  });

  it('turns chapters with n and p, and not while something is typed', async () => {
    const page = await site.openPage('/works/1/chapters/2', { javaScriptEnabled: true });
    await page.keyboard.press('n');
    await page.waitForURL(/chapters\/3$/);
    await page.keyboard.press('p');
    await page.waitForURL(/chapters\/2$/);
    await page.keyboard.press('/');
    await page.keyboard.type('nnn');
    expect(await page.getByLabel('Search the library').inputValue()).toBe('nnn');
    expect(page.url()).toMatch(/chapters\/2$/);
  });

  it('shows where it is', async () => {
    const page = await site.openPage('/works/1/chapters/2', { javaScriptEnabled: true });
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    }
  });
});
