import { describe, expect, it } from 'vitest';
import { addWorks, variedWorks } from '../library/survey-works.ts';
import { openSampleSite } from '../web/sample-library.ts';
import { axeFaults, pageWidth } from './faults.ts';
import { browseSite, follow } from './open-site.ts';

const site = browseSite(async () => {
  const sample = await openSampleSite();
  await addWorks(sample.library, variedWorks(60));
  return sample;
});

const TOPICS = ['years', 'ratings', 'lengths', 'fandoms', 'relationships', 'headers', 'collection'];

describe('plots of works', () => {
  it.each([true, false])(
    'are reached from a list and lead back to works (scripts: %s)',
    async (javaScriptEnabled) => {
      const page = await site.openPage('/works?q=rating:teen', { javaScriptEnabled });
      const views = page.getByRole('navigation', { name: 'How works are shown' });
      await follow(views.getByRole('link', { name: 'Plots' }));
      await page.getByRole('heading', { level: 1, name: 'Works and words by year' }).waitFor();
      const drawing = page.getByRole('img', { name: 'Works by year' });
      expect((await drawing.boundingBox())?.width).toBeGreaterThan(400);
      await page.getByText('The numbers as a table: Works by year').click();
      const row = page.getByRole('table', { name: 'Works by year' }).getByRole('row', { name: /^2003/ });
      const works = await row.getByRole('cell').last().textContent();
      await follow(row.getByRole('link'));
      expect(await page.locator('.results').textContent()).toContain(`${works} works`);
      await page.goBack();
      await follow(page.getByRole('link', { name: /^remove\b/ }));
      expect(await page.locator('.sentence').textContent()).toBe('All works.');
    },
  );

  it('keep their words legible and inside the page, with names that are long or foreign, 320 pixels wide', async () => {
    const page = await site.openPage('/insights', { viewport: { width: 320, height: 700 } });
    for (const topic of TOPICS) {
      await page.goto(`${site.at}/insights/${topic}`);
      await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
      expect([topic, await pageWidth(page)]).toEqual([topic, 320]);
      const sizes = await page.evaluate(
        '[...document.querySelectorAll(".drawing text")].map((text) => parseFloat(getComputedStyle(text).fontSize))',
      );
      expect(Math.min(13, ...(sizes as number[]))).toBeGreaterThanOrEqual(12);
    }
  });

  it('have no fault that axe finds, with their tables open', async () => {
    const page = await site.openPage('/insights');
    for (const topic of TOPICS) {
      await page.goto(`${site.at}/insights/${topic}`);
      await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
      expect([topic, await axeFaults(page)]).toEqual([topic, []]);
    }
  });

  it('show the words of another field when it is asked for', async () => {
    const page = await site.openPage('/insights/headers?q=-rating:teen');
    await follow(page.getByRole('table', { name: 'The usual words' }).getByRole('link', { name: 'Rating' }));
    await page.getByRole('heading', { name: 'Words for: Rating' }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('-rating:teen');
  });
});
