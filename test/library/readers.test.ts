import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MuteId, OWN_READER, type ReaderId, type SavedSearchId, type WorkId } from '#catalogue';
import {
  changeMute,
  describeLibrary,
  explainHidden,
  explainMute,
  findWorks,
  followChanges,
  type Library,
  listCreators,
  listMarks,
  listMutes,
  listSearches,
  markWork,
  mutesOn,
  muteWorks,
  removeSearch,
  renameSearch,
  runSavedSearch,
  saveSearch,
  seeSearch,
  suggestNames,
  unmuteWorks,
} from '#library';
import { readerView } from '../../src/library/reader-view.ts';
import { file, work } from '../catalogue/samples.ts';
import { temporaryLibrary } from './temporary-library.ts';

const tag = (name: string) => ({ kind: 'tag' as const, name });
const ship = (...members: string[]) => ({
  kind: 'relationship' as const,
  name: members.join('/'),
  members,
});
const id = (number: number) => number as WorkId;

let library: Library;
beforeEach(async () => {
  library = (await temporaryLibrary()).library;
  await add(
    work({ title: 'Tide', creators: ['Anne'], tags: [tag('Storms'), ship('Mara', 'Ives')] }, [
      'salt and rope',
    ]),
    work({ title: 'Ebb', creators: ['Anne'], tags: [tag('Fog')], summary: 'Nothing but rope.' }, [
      'quiet water',
    ]),
    work({ title: 'Flow', creators: ['Bede'], tags: [tag('Storms'), ship('Ives', 'Otto')] }, ['a red lamp']),
    work({ title: 'Slack', creators: ['Cyril'], tags: [tag('Calm')], rating: 'Explicit' }, ['a green lamp']),
  );
});
afterEach(async () => {
  expect(await library.catalogue.check()).toEqual({ sound: true, faults: [] });
});

let files = 0;
async function add(...works: Parameters<typeof file>[2]): Promise<void> {
  const batch = await library.catalogue.startBatch({ sources: [], startedAt: '2026-01-01T00:00:00.000Z' });
  for (const one of works) {
    files += 1;
    await library.catalogue.saveFiles(batch, [file(`${files}.txt`, `bytes ${files}`, [one])]);
  }
  await followChanges(library);
}

const titles = async (query: string) => {
  const found = await findWorks(library, query, { page: 1 });
  return found.works.map(({ title }) => title).sort();
};

describe('a mute', () => {
  it.each([
    ['tag:Storms', 'tag', ['Ebb', 'Slack']],
    ['by:Anne', 'creator', ['Flow', 'Slack']],
    ['id:2', 'work', ['Flow', 'Slack', 'Tide']],
    ['"rope"', 'phrase', ['Flow', 'Slack']],
    ['"red lamp"', 'phrase', ['Ebb', 'Slack', 'Tide']],
    ['ship:Ives', 'ship', ['Ebb', 'Slack']],
    ['ship:Mara/Ives', 'ship', ['Ebb', 'Flow', 'Slack']],
    ['otp:Mara/Ives', 'ship', ['Ebb', 'Flow', 'Slack']],
    ['who:Otto', 'tag', ['Ebb', 'Slack', 'Tide']],
    ['rating:explicit -tag:Fog', 'query', ['Ebb', 'Flow', 'Tide']],
    ['-is:unread', 'query', ['Ebb', 'Flow', 'Tide']],
    ['tag:Storms sort:title', 'tag', ['Ebb', 'Slack']],
  ])('of %s, a %s, leaves %j', async (query, kind, left) => {
    await markWork(library, id(4), { mark: 'finished', set: true });
    await muteWorks(library, { query });
    expect(await library.catalogue.mutes(OWN_READER)).toMatchObject([{ kind }]);
    const found = await findWorks(library, '', { page: 1 });
    expect(found.works.map(({ title }) => title).sort()).toEqual(left);
    expect([found.total, found.hidden]).toEqual([left.length, 4 - left.length]);
  });

  it('is gone from facets, the home page and the directory of creators', async () => {
    await muteWorks(library, { query: 'tag:Storms' });
    const { facets } = await findWorks(library, '', { page: 1, facets: { kinds: ['tag'], values: 10 } });
    expect(facets[0]?.values.map(({ value }) => value).sort()).toEqual(['Calm', 'Fog']);
    const home = await describeLibrary(library);
    expect([home.shown, home.hidden, home.byYear]).toEqual([2, 2, [{ year: 1999, works: 2 }]]);
    expect(home.recent.map(({ title }) => title).sort()).toEqual(['Ebb', 'Slack']);
    expect(home.facets.find(({ kind }) => kind === 'rating')?.values).toMatchObject([
      { value: 'Explicit', count: 1 },
      { value: 'Teen', count: 1 },
    ]);
    const creators = await listCreators(library);
    expect(creators.map(({ name, works }) => `${name} ${works}`).sort()).toEqual(['Anne 1', 'Cyril 1']);
  });

  it('holds for works that come later, and for words in them', async () => {
    await muteWorks(library, { query: '"rope"' });
    expect(await titles('')).toEqual(['Flow', 'Slack']);
    await add(work({ title: 'Knots' }, ['all about rope']), work({ title: 'Sails' }, ['canvas']));
    expect(await titles('')).toEqual(['Flow', 'Sails', 'Slack']);
  });

  it('of words holds again after a search in which they could not be looked up', async () => {
    await muteWorks(library, { query: '"rope"' });
    const changesSince = () => Promise.reject(new Error('out of order'));
    const broken = { ...library, catalogue: { ...library.catalogue, changesSince } };
    await expect(findWorks(broken, '', { page: 1 })).rejects.toThrow('out of order');
    expect(await titles('')).toEqual(['Flow', 'Slack']);
  });

  it('is taken back', async () => {
    const mute = await muteWorks(library, { query: 'tag:Storms' });
    expect(await titles('')).toHaveLength(2);
    await unmuteWorks(library, mute);
    expect(await titles('')).toHaveLength(4);
    expect((await listCreators(library)).length).toBe(3);
  });

  it('is said otherwise', async () => {
    const mute = await muteWorks(library, { query: 'tag:Storms' });
    await changeMute(library, mute, { query: 'tag:Fog', note: ' Damp. ' });
    expect(await titles('')).toEqual(['Flow', 'Slack', 'Tide']);
    expect((await listMutes(library, 1)).mutes).toMatchObject([
      { mute: { query: 'tag:Fog', note: 'Damp.' }, sentence: 'Works tagged Fog.', hides: 1 },
    ]);
  });

  it('is one of many that are listed in pages', async () => {
    for (let number = 1; number <= 51; number += 1) await muteWorks(library, { query: `tag:none${number}` });
    expect(await listMutes(library, 1)).toMatchObject({ total: 51, pages: 2, page: 1 });
    expect((await listMutes(library, 2)).mutes).toMatchObject([{ mute: { query: 'tag:none1' }, hides: 0 }]);
    expect((await listMutes(library, 9)).mutes).toEqual([]);
  });

  it.each([
    ['', 'FL-USE-VALUE'],
    ['*', 'FL-USE-VALUE'],
    ['sort:title', 'FL-USE-VALUE'],
    ['tga:Storms', 'FL-QUERY-FIELD'],
    ['("', 'FL-QUERY-SYNTAX'],
    ['rating:red', 'FL-QUERY-VALUE'],
    [`title:${'x'.repeat(5_000)}`, 'FL-USE-VALUE'],
  ])('of %j is refused', async (query, code) => {
    await expect(muteWorks(library, { query })).rejects.toMatchObject({ code });
    expect(await titles('')).toHaveLength(4);
  });

  it('that is not there cannot be changed, and its note has an end', async () => {
    const none = { query: 'tag:Fog' };
    await expect(changeMute(library, 9 as MuteId, none)).rejects.toMatchObject({ code: 'FL-USE-NO-MUTE' });
    await expect(explainMute(library, 9 as MuteId, '', 1)).rejects.toMatchObject({ code: 'FL-USE-NO-MUTE' });
    const long = { query: 'tag:Fog', note: 'x'.repeat(5_000) };
    await expect(muteWorks(library, long)).rejects.toMatchObject({ code: 'FL-USE-VALUE' });
  });

  it('leaves its works out of suggested names and their counts', async () => {
    const named = async (field: string, text: string) =>
      (await suggestNames(library, { field, text, fandoms: [] })).map(({ shown, works }) => [shown, works]);
    expect(await named('tag', 'st')).toEqual([['Storms', 2]]);
    expect(await named('by', 'an')).toEqual([['Anne', 2]]);
    await muteWorks(library, { query: 'tag:Storms' });
    expect(await named('tag', 'st')).toEqual([]);
    expect(await named('by', 'an')).toEqual([['Anne', 1]]);
    expect(await named('ship', 'mara')).toEqual([]);
  });
});

describe('what is hidden', () => {
  beforeEach(async () => {
    await muteWorks(library, { query: 'tag:Storms', note: 'Wet.' });
    await muteWorks(library, { query: 'ship:Ives/Otto' });
    await muteWorks(library, { query: 'tag:Nowhere' });
  });

  it('is told by mute, each work once in the total', async () => {
    const hidden = await explainHidden(library, 'rating:teen');
    expect(hidden).toMatchObject({ text: 'rating:teen', total: 2 });
    expect(hidden.byMute.map(({ mute, hides, works }) => [mute.query, hides, works.length])).toEqual([
      ['ship:Ives/Otto', 1, 1],
      ['tag:Storms', 2, 2],
    ]);
    expect(await explainHidden(library, 'rating:explicit')).toMatchObject({ total: 0, byMute: [] });
  });

  it('is listed for one mute, in the order of the search', async () => {
    const [, , storms] = await library.catalogue.mutes(OWN_READER);
    const page = await explainMute(library, storms?.id ?? (0 as MuteId), 'sort:title', 1);
    expect(page).toMatchObject({ hides: 2, pages: 1, sentence: 'Works tagged Storms.' });
    expect(page.works.map(({ title }) => title)).toEqual(['Flow', 'Tide']);
  });

  it('is told of one work', async () => {
    const queries = async (work: number) => (await mutesOn(library, id(work))).map(({ mute }) => mute.query);
    expect(await queries(1)).toEqual(['tag:Storms']);
    expect(await queries(3)).toEqual(['ship:Ives/Otto', 'tag:Storms']);
    expect(await queries(2)).toEqual([]);
  });
});

describe('marks', () => {
  it('are listed with their works, and not where the work is muted', async () => {
    for (const one of [1, 2, 3]) await markWork(library, id(one), { mark: 'finished', set: true });
    await markWork(library, id(2), { mark: 'bookmarked', set: true, note: 'twice\r\n' });
    const listed = async () => {
      const { total, works } = await listMarks(library, 'finished', 1);
      return [total, ...works.map(({ work: { title } }) => title)];
    };
    expect(await listed()).toEqual([3, 'Flow', 'Ebb', 'Tide']);
    expect((await listMarks(library, 'bookmarked', 1)).works).toMatchObject([{ marks: { note: 'twice' } }]);
    await muteWorks(library, { query: 'tag:Storms' });
    expect(await listed()).toEqual([1, 'Ebb']);
    await markWork(library, id(2), { mark: 'finished', set: false });
    expect(await listed()).toEqual([0]);
  });

  it('make the view of their reader, and of no other', async () => {
    const before = await readerView(library);
    expect(await readerView(library)).toBe(before);
    await markWork(library, id(1), { mark: 'opened', set: true });
    await muteWorks(library, { query: 'tag:Storms' });
    expect(await readerView(library)).toEqual({
      opened: [1],
      finished: [],
      bookmarked: [],
      muted: { kind: 'name', field: 'tag', value: 'Storms', prefix: false },
    });
    expect(await readerView(library, 2 as ReaderId)).toEqual(before);
    const found = await findWorks(library, '', { page: 1, reader: 2 as ReaderId });
    expect([found.total, found.hidden]).toEqual([4, 0]);
  });
});

describe('a search', () => {
  it('knows what its reader has opened, read and bookmarked', async () => {
    await markWork(library, id(1), { mark: 'opened', set: true });
    await markWork(library, id(2), { mark: 'finished', set: true });
    await markWork(library, id(3), { mark: 'bookmarked', set: true });
    expect(await titles('is:unseen')).toEqual(['Flow', 'Slack']);
    expect(await titles('is:unread')).toEqual(['Flow', 'Slack', 'Tide']);
    expect(await titles('is:bookmarked')).toEqual(['Flow']);
  });
});

describe('a saved search', () => {
  it('is called by its sentence unless it has a name, and finds what it found', async () => {
    const search = await saveSearch(library, { name: ' ', query: 'tag:storms   sort:title' });
    const run = await runSavedSearch(library, search, { page: 1 });
    expect(run.search).toMatchObject({ query: 'tag:storms sort:title', name: run.found.sentence });
    expect(run.found.works.map(({ title }) => title)).toEqual(['Flow', 'Tide']);
    expect(run.fresh).toBe(0);
  });

  it('tells what is new since its reader last looked, without what is muted', async () => {
    const search = await saveSearch(library, { name: 'Storms', query: 'tag:storms' });
    await saveSearch(library, { name: 'all', query: '' });
    await add(
      work({ title: 'Gale', tags: [tag('Storms')] }),
      work({ title: 'Squall', tags: [tag('Storms')] }),
    );
    const counted = async () =>
      (await listSearches(library)).map(({ search: { name }, total, fresh }) => [name, total, fresh]);
    expect(await counted()).toEqual([
      ['all', 6, 2],
      ['Storms', 4, 2],
    ]);
    await muteWorks(library, { query: 'title:Squall' });
    await seeSearch(library, search);
    expect(await counted()).toEqual([
      ['all', 5, 1],
      ['Storms', 3, 0],
    ]);
  });

  it('is renamed and taken away', async () => {
    const search = await saveSearch(library, { name: 'Storms', query: 'tag:storms' });
    await renameSearch(library, search, 'Weather');
    expect(await listSearches(library)).toMatchObject([{ search: { name: 'Weather' } }]);
    await renameSearch(library, search, '');
    expect(await listSearches(library)).toMatchObject([{ search: { name: 'Works tagged storms.' } }]);
    await removeSearch(library, search);
    expect(await listSearches(library)).toEqual([]);
    const gone = { code: 'FL-USE-NO-SEARCH' };
    await expect(runSavedSearch(library, search, { page: 1 })).rejects.toMatchObject(gone);
    await expect(renameSearch(library, search, 'x')).rejects.toMatchObject(gone);
    await expect(runSavedSearch(library, 99 as SavedSearchId, { page: 1 })).rejects.toMatchObject(gone);
  });

  it('needs a query that can be understood and a name with an end', async () => {
    const refused = (asked: { name: string; query: string }) =>
      expect(saveSearch(library, asked)).rejects.toMatchObject({ code: expect.stringMatching(/^FL-/) });
    await refused({ name: '', query: 'tga:x' });
    await refused({ name: 'x'.repeat(201), query: 'tag:x' });
    expect(await listSearches(library)).toEqual([]);
  });
});
