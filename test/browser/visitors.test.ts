import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openVisitedSite } from '../web/visited-library.ts';
import { axeFaults, pageWidth } from './faults.ts';
import { browseSite } from './open-site.ts';

/** As a proxy asks for somebody else. */
const VISITING = { extraHTTPHeaders: { 'x-forwarded-for': '192.0.2.1' } };
const PHONE = { width: 320, height: 640 };

const site = browseSite(openVisitedSite);

describe('a visitor’s page', () => {
  it.each([
    '/',
    '/works',
    '/works?view=table',
    '/works/1',
    '/works/1/chapters/2',
    '/tags/fandom/Emma',
    '/settings',
    '/offline',
  ])('%s is for everyone', async (address) => {
    const page = await site.openPage(address, VISITING);
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await pageWidth(page)).toBeLessThanOrEqual(PHONE.width);
  });

  it('sends nothing while a story is read, as the owner’s does', async () => {
    const own = await sentWhile(await site.openPage('/'));
    expect(own).toContain('POST /works/1/marks');
    expect(await sentWhile(await site.openPage('/', VISITING))).toEqual([]);
  });

  it('takes settings', async () => {
    const page = await site.openPage('/works/1', VISITING);
    const sent = sentBy(page);
    await page.locator('.reading-panel summary').click();
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.getByLabel('Colours').selectOption('dark');
    await answered;
    expect(sent).toEqual(['POST /settings']);
    await page.goto(`${site.at}/works`);
    expect(await page.locator('html').getAttribute('data-scheme')).toBe('dark');
  });
});

/** What a page sends that is no question, and what is refused, from now on. */
function sentBy(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  page.on('response', (answer) => {
    if (answer.status() >= 400) sent.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
  });
  return sent;
}

/** What is sent while a chapter is opened, read to its end and left. */
async function sentWhile(page: Page): Promise<string[]> {
  const sent = sentBy(page);
  await page.goto(`${site.at}/works/1/chapters/2`);
  await page.keyboard.press('End');
  await page.waitForTimeout(600);
  await page.goto(`${site.at}/works`);
  return sent;
}
