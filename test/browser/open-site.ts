/** A site that listens on a free port of this machine, and a browser to look at it with, for the tests of one file. */
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Library } from '#library';
import { openSampleSite, type SampleSite } from '../web/sample-library.ts';
import { launchChromium } from './chromium.ts';

/** `at` is the site's address without a slash at its end. */
export type BrowsedSite = {
  readonly at: string;
  readonly library: Library;
  readonly browser: Browser;
  /** Opens a page in a context of its own, which ends with the test; nothing moves in it. */
  openPage(address: string, options?: BrowserContextOptions): Promise<Page>;
};

/** One browser for the tests of a file, and a site that all of them share or that each has to itself. */
export function browseSite(
  open: () => Promise<SampleSite> = openSampleSite,
  { anew = false } = {},
): BrowsedSite {
  let browser: Browser;
  let site: SampleSite;
  let at = '';
  const contexts: BrowserContext[] = [];
  const start = async () => {
    site = await open();
    await site.server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = site.server.server.address() as AddressInfo;
    at = `http://127.0.0.1:${port}`;
  };

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  if (anew) {
    beforeEach(start);
    afterEach(() => site.close());
  } else {
    beforeAll(start);
    afterAll(() => site.close());
  }
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });

  return {
    get at() {
      return at;
    },
    get library() {
      return site.library;
    },
    get browser() {
      return browser;
    },
    async openPage(address, options) {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(at + address);
      return page;
    },
  };
}

/**
 * Presses a link or a button. Where that leads to another page, its elements are there afterwards: a click alone waits
 * for no more than the beginning of the answer.
 */
export async function follow(target: Locator): Promise<void> {
  await target.click();
  await target.page().waitForLoadState('domcontentloaded');
}

/** Presses the first button of this name, as `follow` does. */
export function press(page: Page, name: string | RegExp): Promise<void> {
  return follow(page.getByRole('button', { name }).first());
}

/** What the page says of what was just done. */
export function notice(page: Page): Promise<string | null> {
  return page.getByRole('status').textContent();
}

/** How much waits in the queue that is shown. */
export function waiting(page: Page): Promise<string | null> {
  return page.locator('#waiting').textContent();
}

/** The words of the element that has the focus. */
export async function focused(page: Page): Promise<string> {
  return String(await page.evaluate('document.activeElement.textContent'));
}

/** Waits until the search of a site of files says how many works it found, and shows them: it says so first. */
export async function foundWorks(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words, { exact: true }).waitFor();
  if (words !== 'No works.') await page.locator('#museum-list > li').first().waitFor();
}
