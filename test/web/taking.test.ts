import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { DEFAULT_LIMITS, readZip } from '#containers';
import { findWorks, markWork, muteWorks, readStory, saveSearch, unmuteWorks } from '#library';
import { FORMATS } from '../../src/app.ts';
import { getPage } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
  await saveSearch(site.library, { name: 'Winter', query: 'tag:winter' });
  await markWork(site.library, 3 as WorkId, { mark: 'bookmarked', set: true });
}, 60_000);
afterAll(() => site.close());

const get = (url: string) => site.server.inject(url);

async function titlesOf(url: string): Promise<string[]> {
  const { rawPayload, statusCode } = await get(url);
  expect(statusCode).toBe(200);
  const { works } = await readStory(FORMATS, { bytes: rawPayload, name: 'book.epub', path: 'book.epub' });
  return works.map(({ reading }) => reading.title ?? '');
}

async function namesIn(bytes: Uint8Array): Promise<string[]> {
  const names: string[] = [];
  for await (const entry of readZip(bytes, DEFAULT_LIMITS)) {
    if ('code' in entry) throw new Error(entry.code);
    names.push(entry.path);
  }
  return names;
}

describe('a list of works', () => {
  it('has a box for each, and a form that needs no script to take the ticked ones away', async () => {
    const { body } = await getPage(site, '/works?q=sort:title');
    const boxes = [...body.matchAll(/<input type="checkbox" name="id" value="(\d+)" form="take">/g)];
    expect(boxes).toHaveLength(20);
    expect(body).toMatch(/<form id="take" class="choosing" method="get" action="\/books">/);
    const [, id] = boxes[3] ?? [];
    const plan = await getPage(site, `/books?id=${id}&id=1`);
    expect(plan.text).toContain('2 works');
  });

  it.each([
    '/books',
    '/books?list=all',
    '/books?list=to-read',
    '/books?q=tag%3Awinter',
    '/books?series=Lamps',
    '/books?search=1',
    '/books?ids=2%2C+1',
  ])('%s is a page that keeps the rules', async (url) => {
    const { status, body } = await getPage(site, url);
    expect(status).toBe(200);
    expect(await markupFaults(body)).toEqual([]);
  });

  it('is told before it is made: how many works and words, and each with its rating and warnings', async () => {
    const { text } = await getPage(site, '/books?series=Lamps');
    expect(text).toMatch(/Lamps 2 works, [\d,]+ words\./);
    expect(text).toMatch(/One EPUB|EPUB, all in one file, about \d+/);
    expect(text).toMatch(/The Lighthouse Letters .*Teen/);
  });
});

describe('what is taken away', () => {
  it('is one book in the order that was chosen, and the same bytes each time', async () => {
    const url = '/books/download?ids=2+1&what=epub-one-book&title=Two';
    const [first, again] = [await get(url), await get(url)];
    expect(first.headers['content-disposition']).toContain('Two');
    expect(Buffer.compare(first.rawPayload, again.rawPayload)).toBe(0);
    const titles = await titlesOf(url);
    expect(titles).toEqual((await titlesOf(url.replace('2+1', '1+2'))).toReversed());
  });

  it('is a zip with a file for each, the same bytes each time', async () => {
    const { total } = await findWorks(site.library, '', { page: 1 });
    for (const [form, ending] of [
      ['epub', '.epub'],
      ['md', '.md'],
    ]) {
      const url = `/books/download?list=all&what=${form}-many&title=All`;
      const [first, again] = [await get(url), await get(url)];
      expect(first.headers['content-type']).toBe('application/zip');
      expect(first.headers['content-disposition']).toContain('All.zip');
      expect(Buffer.compare(first.rawPayload, again.rawPayload)).toBe(0);
      const names = await namesIn(first.rawPayload);
      expect(names).toHaveLength(total);
      expect(new Set(names).size).toBe(total);
      expect(names.every((name) => name.endsWith(ending ?? ''))).toBe(true);
    }
  });

  it('is what a saved search finds, and what is to be read', async () => {
    expect(await titlesOf('/books/download?list=to-read&what=epub-one-book')).toHaveLength(1);
    const { total } = await findWorks(site.library, 'tag:winter', { page: 1 });
    expect(await titlesOf('/books/download?search=1&what=epub-one-book')).toHaveLength(total);
  });

  it('leaves out what is muted, unless it was named', async () => {
    const before = await titlesOf('/books/download?list=all&what=epub-one-book');
    const mute = await muteWorks(site.library, { query: 'title:lighthouse' });
    const after = await titlesOf('/books/download?list=all&what=epub-one-book');
    expect(before.filter((title) => !after.includes(title))).toEqual(['The Lighthouse Letters']);
    expect(await titlesOf('/books/download?ids=1&what=epub-one-book')).toEqual(['The Lighthouse Letters']);
    await unmuteWorks(site.library, mute);
  });

  it('lets others have their turn: a page is answered while a zip is being made', async () => {
    const order: string[] = [];
    const zip = get('/books/download?list=all&what=epub-many').then(() => order.push('zip'));
    await get('/books').then(() => order.push('page'));
    await zip;
    expect(order).toEqual(['page', 'zip']);
  });

  it.each([
    ['no choice', '/books/download?what=epub-one-book', 'FL-USE-NOTHING-CHOSEN'],
    ['a form that is none', '/books/download?ids=1&what=doc-many', 'FL-WEB-FORM'],
    ['a number that is none', '/books?ids=one', 'FL-WEB-FORM'],
    ['a work that is not here', '/books/download?ids=9999&what=epub-many', 'FL-USE-NO-WORK'],
    ['a series that nobody wrote', '/books?series=Bells', 'FL-USE-NOTHING-CHOSEN'],
    ['a search that is not kept', '/books?search=99', 'FL-USE-NO-SEARCH'],
    ['a query that says nothing', '/books?q=rating%3Apurple', 'FL-QUERY-'],
  ])('is refused with a code: %s', async (_, url, code) => {
    const { status, body } = await getPage(site, url);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).toContain(code);
  });
});

describe('a work on paper, on a machine that has nothing to set it with', () => {
  it('is refused with a code that says what to do, on the page and in the place of the file', async () => {
    const { status, body } = await getPage(site, '/works/1/print');
    expect(status).toBe(200);
    expect(await markupFaults(body)).toEqual([]);
    expect(body).toContain('FL-PRINT-NONE');
    expect(body).not.toContain('download.pdf');
    for (const url of ['/works/1/download.pdf', '/books/download.pdf?ids=1']) {
      const file = await getPage(site, url);
      expect([file.status, file.body.includes('FL-PRINT-NONE')]).toEqual([503, true]);
    }
  });

  it.each(['paper=a3', 'layout=octavo', 'sheets=99', 'sheets=x', 'creep=9', 'marks=all'])(
    'is not made with %s',
    async (asked) => {
      expect((await getPage(site, `/works/1/download.pdf?${asked}`)).status).toBe(400);
    },
  );
});

it('the form of paper has every choice, and keeps the rules', async () => {
  const printing = await openSampleSite(
    undefined,
    {},
    { printer: { print: () => Promise.reject(new Error('not asked')) } },
  );
  for (const url of ['/works/1/print', '/books?series=Lamps']) {
    const { body } = await getPage(printing, url);
    expect(await markupFaults(body)).toEqual([]);
    for (const name of ['paper', 'layout', 'sheets', 'creep', 'marks'])
      expect(body).toContain(`name="${name}"`);
  }
  await printing.close();
});
