import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDuplicates, findWorks, listDuplicates } from '#library';
import { getPage, postForm } from './ask-site.ts';
import { DOUBLED_WORKS } from './doubled-works.ts';
import { GERMAN, phrasesOf } from './in-german.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite(DOUBLED_WORKS);
});
afterAll(() => site.close());

const found = async (query: string) =>
  (await findWorks(site.library, query, { page: 1 })).works.map(({ title }) => title).sort();

describe('stories that are here twice', () => {
  it('are found when that is asked for, by kinds', async () => {
    expect((await getPage(site, '/duplicates')).text).toContain('Works came in that were not compared yet.');
    expect(await postForm(site, '/duplicates/search', {})).toMatchObject({ status: 303, to: '/duplicates' });
    const page = await getPage(site, '/duplicates');
    expect(page.text).toContain('All works are compared.');
    expect(page.text).toContain('1 story seems to be here more than once.');
    expect(page.body).toMatch(/name="into" value="1" checked aria-label="Show The Lamp, work 1"/);
    const parts = await getPage(site, '/duplicates?kind=part');
    expect(parts.text).toMatch(/works seem to be parts of others|work seems to be a part of another/);
    expect(parts.text).toContain('The Lamp (part one)');
    const alike = await getPage(site, '/duplicates?kind=alike');
    for (const title of ['The Bell, Stolen', 'Another Bell']) expect(alike.text).toContain(title);
    for (const { body } of [page, parts, alike]) {
      expect(body).not.toContain('The Reeds');
      expect(await markupFaults(body)).toEqual([]);
    }
  });

  it('are named where works like a work are', async () => {
    const page = await getPage(site, '/works/4/like');
    expect(page.text).toContain('Much the same words');
    expect(page.text).toMatch(/The Bell, Stolen by Rook 100\s?% of the shorter one/);
    expect(await markupFaults(page.body)).toEqual([]);
    expect((await getPage(site, '/works/7/like')).text).not.toContain('Much the same words');
  });

  it('become one work with all originals, and are taken apart again', async () => {
    const form = { does: 'join', work: ['1', '2'], into: '1', back: '/duplicates' };
    expect(await postForm(site, '/duplicates', form)).toMatchObject({ status: 303, to: '/duplicates' });
    expect(await found('lamp')).toEqual(['The Lamp', 'The Lamp (part one)']);
    expect((await getPage(site, '/duplicates')).text).toContain('No work seems to be here twice.');
    for (const address of ['/works/2', '/works/2/chapters/1'])
      expect((await site.server.inject(address)).headers['location']).toBe('/works/1');
    const originals = await getPage(site, '/works/1/originals');
    expect(originals.text).toContain('the same story, read as a work that stands under this one');
    const joined = await getPage(site, '/duplicates/joined');
    expect(joined.text).toMatch(/the lamp 2 Stands under The Lamp by Tern since/);
    expect(await markupFaults(joined.body)).toEqual([]);

    expect(await postForm(site, '/duplicates/joined', { work: '2' })).toMatchObject({ status: 303 });
    expect(await found('lamp')).toEqual(['The Lamp', 'The Lamp (part one)', 'the lamp']);
    expect((await getPage(site, '/duplicates')).text).toContain('No work seems to be here twice.');
  });

  it('are asked about no more once a person said that they are different', async () => {
    const form = { does: 'apart', work: ['4', '5'], into: '4', back: '/duplicates?kind=alike' };
    expect(await postForm(site, '/duplicates', form)).toMatchObject({ to: '/duplicates?kind=alike' });
    const { text } = await getPage(site, '/duplicates?kind=alike');
    expect(text).toContain('2 pairs of works');
    expect(text).not.toContain('100%');
  });

  it.each([
    ['/duplicates', { does: 'join', work: '1', into: '1' }, 400],
    ['/duplicates', { does: 'join', work: ['1', '9999'], into: '1' }, 404],
    ['/duplicates', { does: 'burn', work: ['1', '2'], into: '1' }, 400],
    ['/duplicates', { does: 'join', work: ['__proto__', '2'], into: '1' }, 400],
    ['/duplicates/joined', { work: '1' }, 409],
    ['/duplicates/joined', {}, 400],
  ])('%s refuses %j with %i', async (address, form, status) => {
    expect(await postForm(site, address, form)).toMatchObject({ status });
  });

  it('are told in German', async () => {
    const english = phrasesOf('en', ['duplicates']);
    for (const url of [
      '/duplicates',
      '/duplicates?kind=part',
      '/duplicates?kind=alike',
      '/duplicates/joined',
      '/works/4/like',
    ]) {
      const { body, statusCode } = await site.server.inject({ url, headers: GERMAN });
      expect(statusCode).toBe(200);
      expect(english.filter((phrase) => body.includes(phrase))).toEqual([]);
    }
  });
});

describe('the same words under two names', () => {
  it('are no one story for want of a name between them', async () => {
    const [one, ...more] = DOUBLED_WORKS.filter(({ metadata }) => metadata.title.startsWith('The Bell'));
    const bells = [one, ...more].flatMap((bell) => bell ?? []);
    const nameless = bells.map((bell) => ({ ...bell, metadata: { ...bell.metadata, creators: [] } }));
    const other = await openSampleSite([...nameless.slice(0, 1), ...bells]);
    await findDuplicates(other.library);
    const { groups, counts } = await listDuplicates(other.library, 'same', 1);
    expect(groups.map(({ works }) => works.length)).toEqual([2]);
    expect(counts.alike).toBe(2);
    const names = new Set(groups[0]?.works.flatMap(({ creators }) => creators));
    expect(names.size).toBe(1);
    await other.close();
  });
});
