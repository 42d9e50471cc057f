/** Imports, review, wrangling and plots in a browser that asks for German. */
import { describe, expect, it } from 'vitest';
import { addWorks, variedWorks } from '../library/survey-works.ts';
import { openReviewSite } from '../web/review-site.ts';
import { openSampleSite } from '../web/sample-library.ts';
import { TAGGED_WORKS } from '../web/tagged-works.ts';
import { pageWidth } from './faults.ts';
import { browseSite, press } from './open-site.ts';

const STORY =
  'Title: The Lamp Room\nAuthor: Margery Quill\n\nThe lamp had been out for an hour when Dane came.\n';
const NARROW = { locale: 'de-DE', viewport: { width: 320, height: 700 } };

const sample = browseSite(async () => {
  const site = await openSampleSite(TAGGED_WORKS);
  await addWorks(site.library, variedWorks(80));
  return site;
});
const doubtful = browseSite(openReviewSite);

describe('in German', () => {
  it.each([
    [
      sample,
      ['/imports', '/imports/1', '/imports/new', '/imports/1/withdraw', '/imports/1/reread', '/tags/wrangle'],
    ],
    [sample, ['years', 'ratings', 'lengths', 'headers', 'collection'].map((topic) => `/insights/${topic}`)],
    [doubtful, ['/review', '/review/1/title', '/review/decisions']],
  ])('pages are no wider than a narrow window', async (site, addresses) => {
    const page = await site.openPage('/', NARROW);
    for (const address of addresses) {
      await page.goto(site.at + address);
      expect(await page.getAttribute('html', 'lang')).toBe('de');
      await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
      expect([address, await pageWidth(page)]).toEqual([address, 320]);
    }
  });

  it('scripts say what was dropped, and that it is too much', async () => {
    const page = await sample.openPage('/imports/new', { locale: 'de-DE' });
    expect(await page.locator('.drop-place').textContent()).toBe('Oder lass Dateien und Ordner hier fallen.');
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text.repeat(20_000)], 'lamp.txt', { type: 'text/plain' }));
      return transfer;
    }, STORY);
    await page.dispatchEvent('drop-files', 'drop', { dataTransfer: data });
    const said = page.getByRole('status');
    await expect.poll(() => said.textContent()).toMatch(/^1 Datei abgelegt, 1,\d MiB\./);
    await page.evaluate('document.querySelector("drop-files").dataset.mostBytes = "1000"');
    await press(page, 'Diese importieren');
    expect(await said.textContent()).toMatch(
      /^Das ist mehr, als auf einmal angenommen wird: 1 Datei, 1,\d MiB\./,
    );
  });
});
