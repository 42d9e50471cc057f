/** What is selected in a story is copied as a quotation. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openSampleSite } from '../web/sample-library.ts';
import { chapter, newWork, paragraph } from '../web/sample-works.ts';
import { axeFaults, pageWidth } from './faults.ts';
import { browseSite, focused, press } from './open-site.ts';

const STORY = newWork('The <Lamp> & I', { creators: ['Quill', 'Margery Dane'] }, [
  chapter('Dusk', [
    paragraph('It was dark & <cold>.'),
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'The lamp was ' },
        { type: 'emphasis', children: [{ type: 'text', text: 'not' }] },
        { type: 'text', text: ' lit.' },
      ],
    },
    { type: 'sceneBreak' },
    paragraph('Nobody came.'),
  ]),
  chapter('Dawn', [paragraph('Then it was.'), paragraph('And that was all.')]),
]);
const site = browseSite(() => openSampleSite([STORY]));
const OPEN: BrowserContextOptions = { permissions: ['clipboard-read', 'clipboard-write'] };
const quoteButton = (page: Page) => page.getByRole('button', { name: 'Copy as a quotation' });

/** Selects from some characters of a block to some of another, counted in its first and its last text. */
const select = (page: Page, [from, start]: [string, number], [to, end]: [string, number]) =>
  page.evaluate(`(() => {
    const range = document.createRange();
    range.setStart(document.getElementById('${from}').firstChild, ${start});
    range.setEnd(document.getElementById('${to}').lastChild, ${end});
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  })()`);

async function copied(page: Page): Promise<Record<string, string>> {
  await page.getByRole('status').getByText('Copied, with where it stands.').waitFor();
  return page.evaluate(`navigator.clipboard.read().then(async ([item]) => Object.fromEntries(
    await Promise.all(item.types.map(async (type) => [type, await (await item.getType(type)).text()])),
  ))`);
}

describe('what is selected in a story', () => {
  it('is copied with the work, its creators and the address of the passage, as text and as HTML', async () => {
    const page = await site.openPage('/works/1/chapters/1', OPEN);
    await select(page, ['p1-1', 7], ['p1-4', 6]);
    await quoteButton(page).click();
    const address = `${site.at}/works/1/chapters/1#p1-1`;
    const { 'text/plain': text, 'text/html': markup } = await copied(page);
    expect(text).toBe(
      `“dark & <cold>.\n\nThe lamp was not lit.\n\nNobody”\n\n— The <Lamp> & I by Quill, Margery Dane\n${address}`,
    );
    expect(markup).toContain(
      '<p>dark &amp; &lt;cold&gt;.</p><p>The lamp was <em>not</em> lit.</p><p>Nobody</p>',
    );
    expect(markup).toContain(`<a href="${address}">The &lt;Lamp&gt; &amp; I by Quill, Margery Dane</a>`);
    await page.goto(address);
    expect(await page.locator('#p1-1:target').count()).toBe(1);
  });

  it('of a page of all chapters leads to the chapter that it begins in', async () => {
    const page = await site.openPage('/works/1?view=full', OPEN);
    await select(page, ['p1-4', 7], ['p2-1', 4]);
    await quoteButton(page).click();
    const { 'text/plain': text = '' } = await copied(page);
    expect(text).toMatch(/^“came\.\n\nThen”/);
    expect(text).toContain('/works/1/chapters/1#p1-4');
  });

  it('is copied by the keyboard: Tab comes to the button, and a key presses it', async () => {
    const page = await site.openPage('/works/1/chapters/2', OPEN);
    await page.locator('#p2-2').click({ clickCount: 3 });
    await page.getByRole('status').getByText('can be copied as a quotation').waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Copy as a quotation');
    await page.keyboard.press('Enter');
    expect((await copied(page))['text/plain']).toMatch(/^“And that was all\.”/);
    await select(page, ['p2-1', 0], ['p2-1', 4]);
    await page.keyboard.press('q');
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toMatch(/^“Then”/);
  });

  it('shows the button only as long as words of the story are selected', async () => {
    const page = await site.openPage('/works/1/chapters/1', OPEN);
    expect(await quoteButton(page).count()).toBe(0);
    await select(page, ['p1-2', 0], ['p1-2', 2]);
    await quoteButton(page).waitFor();
    await page.evaluate('getSelection().removeAllRanges()');
    await quoteButton(page).waitFor({ state: 'detached' });
    await page.evaluate('getSelection().selectAllChildren(document.querySelector("footer"))');
    await page.waitForTimeout(500);
    expect(await quoteButton(page).count()).toBe(0);
  });

  it('has a button that is large enough, widens no page and has no faults', async () => {
    const page = await site.openPage('/works/1/chapters/1', { viewport: { width: 320, height: 600 } });
    await select(page, ['p1-1', 0], ['p1-4', 6]);
    await quoteButton(page).waitFor();
    const box = await quoteButton(page).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    expect(await pageWidth(page)).toBeLessThanOrEqual(320);
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Copy as a quotation');
    await page.getByText('Copied, with where it stands.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  it('is missing to nobody without scripts', async () => {
    const page = await site.openPage('/works/1/chapters/1', { javaScriptEnabled: false });
    expect(await page.getByText('quotation').count()).toBe(0);
  });
});
