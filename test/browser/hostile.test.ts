import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '#markup';
import { openSampleSite } from '../web/sample-library.ts';
import { chapter, newWork } from '../web/sample-works.ts';
import { browseSite } from './open-site.ts';

const SNIPPETS: string[] = JSON.parse(
  readFileSync(new URL('../markup/hostile-snippets.json', import.meta.url), 'utf8'),
);

const site = browseSite(() =>
  openSampleSite(
    SNIPPETS.map((snippet) =>
      newWork(`Before ${snippet}`, { summary: snippet, creators: [snippet] }, [
        chapter(snippet, parseHtml(`<p>A story.</p>${snippet}<p>Its end.</p>`).blocks),
      ]),
    ),
  ),
);

/** Opens pages with the site's policy taken away, so that only the markup itself keeps hostile content still. */
async function withoutPolicy(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    const reply = await route.fetch();
    const { 'content-security-policy': _, ...headers } = reply.headers();
    await route.fulfill({ response: reply, headers });
  });
}

describe('hostile snippets', () => {
  it(`fire nothing and fetch nothing, even without a policy (${SNIPPETS.length})`, async () => {
    const page = await site.browser.newPage();
    await withoutPolicy(page);
    const fired: string[] = [];
    let at = '';
    await page.exposeFunction('fire', () => fired.push(at));
    page.on('dialog', (dialog) => {
      fired.push(`${at}: dialog`);
      dialog.dismiss().catch(() => fired.push(`${at}: dialog stays`));
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(`${site.at}/`)) fired.push(`${at}: ${request.url()}`);
    });
    for (let id = 1; id <= SNIPPETS.length; id += 1) {
      at = `/works/${id}`;
      await page.goto(site.at + at);
      if (page.url() !== site.at + at) fired.push(`${at}: went to ${page.url()}`);
    }
    for (let number = 1; number <= Math.ceil(SNIPPETS.length / 20); number += 1) {
      at = `/works?page=${number}`;
      await page.goto(site.at + at);
    }
    await page.close();
    expect(fired).toEqual([]);
  });
});
