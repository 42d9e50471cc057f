import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import {
  describeLibrary,
  findWorks,
  listAddresses,
  listCreators,
  listSeries,
  markWork,
  muteWorks,
  openToPublic,
  type PublicLibrary,
  readChapters,
  readComments,
  showWork,
} from '#library';
import type { SampleSite } from '../web/sample-library.ts';
import { openMuseumLibrary, SECRET } from '../web/sample-museum.ts';

let site: SampleSite;
let shown: PublicLibrary;
let hidden: WorkId[];

beforeAll(async () => {
  site = await openMuseumLibrary();
  shown = await openToPublic(site.library);
  const all = await site.library.catalogue.facets(0, 100);
  hidden = all.map(({ id }) => id).filter((id) => !shown.works.includes(id));
}, 60_000);
afterAll(() => site.close());

describe('a library that is open to the public', () => {
  it('has the works whose authors allow it, and says why the others are not there', () => {
    expect(shown.works.length).toBe(27);
    expect(hidden.length).toBe(4);
    expect(Object.fromEntries(shown.withheld)).toEqual({ ask: 1, no: 1, unknown: 1, 'listed-only': 1 });
  });

  it('knows nothing of a work that is not in it, whatever is asked', async () => {
    const { library } = shown;
    const { catalogue } = library;
    for (const id of hidden) {
      expect(await showWork(library, id)).toBeNull();
      expect(await readChapters(library, id, 'all')).toEqual([]);
      expect(await readComments(library, { kind: 'work', work: id }, 1)).toMatchObject({
        total: 0,
        comments: [],
      });
      expect(await catalogue.chapterBody(id, 1)).toBeNull();
      expect(await catalogue.chapterBodies(id)).toEqual([]);
      expect(await catalogue.chapterDates(id)).toEqual([]);
      expect(await catalogue.originalsOf(id)).toEqual([]);
      expect(await catalogue.evidence(id)).toEqual([]);
      expect(await catalogue.publicationOf(id)).toEqual({ address: null, updated: null });
      expect(await catalogue.besideWork(id, null)).toEqual({ originals: 0, comments: 0, series: false });
    }
    expect(await catalogue.cards(hidden)).toEqual([]);
    expect(await catalogue.texts(hidden)).toEqual([]);
    expect(await catalogue.textStamps(hidden)).toEqual([]);
    expect(await catalogue.facetsOf(hidden)).toEqual([]);
    expect(await catalogue.traitsOf(hidden)).toEqual([]);
    expect(await catalogue.addressTargets('/story0.html', 'hushed.example')).toEqual([]);
    const addresses: string[] = [];
    for await (const page of listAddresses(library))
      addresses.push(...page.map(({ host, path }) => host + path));
    expect(addresses).toContain('old.example/stories/lamp.html');
    expect(addresses.filter((address) => SECRET.test(address))).toEqual([]);
  });

  it('counts nothing of it', async () => {
    const { library } = shown;
    const found = await findWorks(library, '', {
      page: 1,
      size: 100,
      facets: { kinds: ['fandom', 'tag', 'relationship'], values: 1_000 },
    });
    expect(found.total).toBe(27);
    expect(JSON.stringify([found.works, found.facets])).not.toMatch(SECRET);
    expect((await findWorks(library, 'by:"Quibbleton"', { page: 1 })).total).toBe(0);
    const names = [...(await listCreators(library)), ...(await listSeries(library))];
    expect(JSON.stringify(names)).not.toMatch(SECRET);
    expect((await listSeries(library)).find(({ name }) => name === 'Lamps')?.works).toBe(2);
    const { numbers, recent, batches, waiting } = await describeLibrary(library);
    expect(numbers).toMatchObject({ works: 27, originals: 0, originalBytes: 0, batches: 0 });
    expect(JSON.stringify(recent)).not.toMatch(SECRET);
    expect([batches, waiting]).toEqual([[], 0]);
  });

  it('answers nothing that it was not made to answer', async () => {
    const { catalogue } = shown.library;
    await expect(catalogue.deviceNamed('e-reader')).rejects.toThrow('deviceNamed');
    await expect(catalogue.permittedWorks(0, 100, 10)).rejects.toThrow('permittedWorks');
    await expect(catalogue.exportTags()).rejects.toThrow('exportTags');
    await expect(catalogue.close()).rejects.toThrow('close');
    expect(await catalogue.sitePages({ limit: 10, offset: 0 })).toEqual({ total: 0, pages: [] });
  });

  it('is nobody’s: no mute hides a work of it, and nobody has read any', async () => {
    await muteWorks(site.library, { query: 'fandom:Dracula' });
    expect((await findWorks(site.library, '', { page: 1 })).hidden).toBe(1);
    const [first] = shown.works;
    if (first === undefined) throw new Error('no work');
    await markWork(site.library, first, { mark: 'finished', set: true });
    const { library } = await openToPublic(site.library);
    expect((await findWorks(library, 'is:unread', { page: 1 })).total).toBe(27);
    expect((await findWorks(library, '', { page: 1 })).hidden).toBe(0);
  });

  it('has only those that are asked for, and none of them may be unknown', async () => {
    const [first, second] = shown.works as [WorkId, WorkId];
    const [withheld] = hidden as [WorkId];
    const among = new Set([second, withheld, first]);
    const { works, withheld: out } = await openToPublic(site.library, { among });
    expect([works, [...out.values()]]).toEqual([[first, second], [1]]);
    await expect(
      openToPublic(site.library, { among: new Set([first, 998, 999] as WorkId[]) }),
    ).rejects.toMatchObject({ code: 'FL-USE-NO-WORK', subject: '998 999' });
  });

  it('knows when one of its works was last changed, and nothing of when another was', async () => {
    const { catalogue } = site.library;
    const [first, second, third] = shown.works as [WorkId, WorkId, WorkId];
    await catalogue.revise(second, {}, '2041-01-01T00:00:00.000Z');
    await catalogue.revise(first, {}, '2040-01-01T00:00:00.000Z');
    await catalogue.revise(hidden[0] as WorkId, {}, '2042-01-01T00:00:00.000Z');
    expect((await openToPublic(site.library)).changedAt).toBe('2041-01-01T00:00:00.000Z');
    const among = new Set([first, third]);
    expect((await openToPublic(site.library, { among })).changedAt).toBe('2040-01-01T00:00:00.000Z');
    expect((await openToPublic(site.library, { all: true })).changedAt).toBe('2042-01-01T00:00:00.000Z');
  });

  it('has every work where all are asked for, and still nothing of how they came', async () => {
    const { library, works, withheld } = await openToPublic(site.library, { all: true });
    expect([works.length, withheld.size]).toEqual([31, 0]);
    const work = await showWork(library, works[0] as WorkId);
    expect(work?.original).toMatchObject({ hash: '', path: '', format: '', encoding: '' });
    expect(work?.edits).toEqual({});
  });
});
