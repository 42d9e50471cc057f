import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directoryPage } from '../../src/web/pages/directory-page.ts';
import { work } from '../catalogue/samples.ts';
import { getPage, postForm } from './ask-site.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { SEAFARING_WORKS } from './seafaring-works.ts';

/** Works of one creator under two spellings, two of them in a series, in the wrong order. */
const MORE = [
  work({ title: 'Ebb', creators: ['Ada Vane'], series: { name: 'Tides', position: 2 }, published: '2003' }),
  work({
    title: 'Flood',
    creators: ['Ada Vane', 'Tom Reed'],
    series: { name: 'Tides', position: 1 },
    published: '1999-05',
  }),
  work({ title: 'Neap', creators: ['ada vane'], series: null, published: '2003-02' }),
];

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite([...SEAFARING_WORKS, ...MORE]);
});
afterAll(() => site.close());

const textOf = async (address: string) => (await getPage(site, address)).text;
/** The addresses behind links, by their words. */
async function linksOf(address: string): Promise<Map<string, string>> {
  const { body } = await getPage(site, address);
  const main = body.slice(body.indexOf('<main'));
  return new Map(
    [...main.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, to = '', words = '']) => [
      words.replace(/<[^>]*>/g, '').trim(),
      to.replaceAll('&amp;', '&'),
    ]),
  );
}
const queryIn = (address: string | undefined) =>
  new URL(address ?? '', 'http://localhost').searchParams.get('q');

describe('what is asked', () => {
  it('stands in parts above the list, each to be left out', async () => {
    const links = await linksOf('/works?q=tag:Storms+-fandom:"Marsh+Country"+sort:title');
    expect(queryIn(links.get('remove: tagged Storms'))).toBe('-fandom:"Marsh Country" sort:title');
    expect(queryIn(links.get('remove: not in Marsh Country'))).toBe('tag:Storms sort:title');
    expect(queryIn(links.get('remove: sorted by title, from A to Z'))).toBe(
      'tag:Storms -fandom:"Marsh Country"',
    );
  });

  it('is nothing for all works', async () => {
    expect(await textOf('/works')).not.toContain('remove:');
  });
});

describe('what was read', () => {
  it('is hidden and shown again by one link, which keeps the rest', async () => {
    const links = await linksOf('/works?q=tag:Storms+sort:title&view=table');
    const hidden = links.get('Hide what you have read') ?? '';
    expect(queryIn(hidden)).toBe('tag:Storms is:unread sort:title');
    expect(hidden).toContain('view=table');
    expect(await textOf(hidden)).toContain('The Lamp');
    await postForm(site, '/works/1/marks', { mark: 'finished', set: 'yes' });
    expect(await textOf(hidden)).not.toContain('The Lamp');
    const back = (await linksOf(hidden)).get('Show what you have read');
    expect(queryIn(back)).toBe('tag:Storms sort:title');
    await postForm(site, '/works/1/marks', { mark: 'finished', set: 'no' });
  });
});

describe('an empty list', () => {
  it('says which part empties it, and how many works the others find', async () => {
    const address = '/works?q=fandom:"Marsh+Country"+tag:Fog+lang:de';
    const text = await textOf(address);
    expect(text).toMatch(/Without one of them there is more: without in Marsh Country 1 work/);
    expect(text).toContain('without written in German 1 work');
    expect(text).not.toContain('No work at all');
    expect(queryIn((await linksOf(address)).get('without in Marsh Country'))).toBe('tag:Fog lang:de');
  });

  it('says what is nowhere in the library', async () => {
    const text = await textOf('/works?q=fandom:Nowhere+tag:Fog');
    expect(text).toContain('No work at all is found for in Nowhere .');
    expect(text).toContain('without in Nowhere 2 works');
  });

  it('says so where no single part is the reason', async () => {
    const text = await textOf('/works?q=fandom:"Marsh+Country"+lang:de+tag:"Knot+001"');
    expect(text).toMatch(/one of them is not enough\. Alone each finds: .*in Marsh Country 2/);
  });

  it('tries eight parts at most', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `tag:none${at}`).join('+');
    const { body } = await getPage(site, `/works?q=${many}+tag:Fog`);
    expect(body.match(/<q>/g)?.length).toBeLessThanOrEqual(16);
  });
});

describe('the table', () => {
  it('has a head for each column, sorts by links and says how it is sorted', async () => {
    const { body } = await getPage(site, '/works?view=table&q=sort:words');
    expect(body).toContain('<th scope="col" class="number" aria-sort="descending">');
    expect(body.match(/aria-sort/g)).toHaveLength(1);
    const links = await linksOf('/works?view=table&q=sort:words');
    expect(links.get('Words ↓')).toBe('/works?q=sort%3A-words&view=table');
    expect(links.get('Title')).toBe('/works?q=sort%3Atitle&view=table');
    expect(links.get('List')).toBe('/works?q=sort%3Awords');
  });

  it('stays a table when the filters are sent', async () => {
    const { body } = await getPage(site, '/works?view=table');
    expect(body).toContain('<input type="hidden" name="view" value="table">');
    const reply = await site.server.inject('/works?form=1&view=table&include.tag=Fog');
    expect(reply.headers.location).toBe('/works?q=tag%3AFog&view=table');
  });

  it('says rating and warnings of every work', async () => {
    expect(await textOf('/works?view=table&q=title:Ebb')).toMatch(/Ebb Ada Vane .*Teen not said/);
  });
});

describe('ways in', () => {
  it('a work at random, of all or of a search', async () => {
    const reply = await site.server.inject('/random?q=title:Ebb');
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/works/6']);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect((await site.server.inject('/random')).headers.location).toMatch(/^\/works\/\d$/);
    expect((await site.server.inject('/random?q=fandom:Nowhere')).headers.location).toBe(
      '/works?q=fandom%3ANowhere',
    );
  });

  it('what came in last', async () => {
    expect((await site.server.inject('/recent')).headers.location).toBe('/works?q=sort%3Aadded');
  });

  it('the years, the last first, and works without one', async () => {
    const text = await textOf('/years');
    expect(text).toContain('8 works of 8 say');
    expect(text).toMatch(/Each year .*2003 2 .*1999 6/);
  });
});

describe('a creator', () => {
  it('has their works, years, other spellings and companions on one page', async () => {
    const text = await textOf('/creator?name=Ada+Vane');
    expect(text).toContain('3 works, written from 1999 to 2003');
    expect(text).toContain('Also written ada vane. Together with Tom Reed');
    expect(text).toMatch(/Neap .*Ebb .*Flood/);
  });

  it('is nobody where the name is only a word of others', async () => {
    expect(await textOf('/creator?name=Vane')).toContain('No work under this name is here.');
  });
});

describe('a series', () => {
  it('stands in its order, with the time it takes', async () => {
    const text = await textOf('/series?name=Tides');
    expect(text).toMatch(/A series by Ada Vane and Tom Reed \. 2 works here, [\d,]+ words: .* to read\./);
    expect(text).toMatch(/1\. Flood .* 2\. Ebb/);
  });

  it('is listed with the others', async () => {
    expect((await linksOf('/series')).get('Tides')).toBe('/series?name=Tides');
  });
});

describe('a directory', () => {
  it('of very many names shows one letter at a time', () => {
    const names = Array.from({ length: 700 }, (_, at) => ({
      name: `${at % 2 === 0 ? 'Ash' : 'Birch'} ${at}`,
      works: 1,
      address: '/works',
    }));
    const shown = (letter: string) =>
      directoryPage({ heading: 'Fandoms', address: '/fandoms', said: '', letter }, names).value;
    expect(shown('')).not.toContain('Birch 1');
    expect(shown('B')).toContain('Birch 1');
    expect(shown('B')).not.toContain('Ash 0');
    expect(shown('B')).toContain('href="/fandoms?letter=B" aria-current="page"');
  });
});
