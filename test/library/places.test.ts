import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OWN_READER, type WorkId } from '#catalogue';
import {
  findNeighbours,
  followChanges,
  forgetPlace,
  keepPlace,
  type Library,
  listPlaces,
  markWork,
  muteWorks,
  placeIn,
  showWork,
} from '#library';
import { file, work } from '../catalogue/samples.ts';
import { temporaryLibrary } from './temporary-library.ts';

const ONE = 1 as WorkId;
const CHAPTERS = ['one two three', 'four five six seven', 'eight nine', 'ten', 'eleven'];

let library: Library;
beforeEach(async () => {
  // Two places are never kept at one moment here, so that their order is certain.
  let now = Date.UTC(2026, 0, 2);
  const clock = () => {
    now += 1000;
    return new Date(now);
  };
  library = { ...(await temporaryLibrary()).library, clock };
  await add('a.txt', work({ title: 'Tide', creators: ['Anne'] }, CHAPTERS));
});
afterEach(async () => {
  expect(await library.catalogue.check()).toEqual({ sound: true, faults: [] });
});

let files = 0;
async function add(path: string, ...works: Parameters<typeof file>[2]): Promise<void> {
  files += 1;
  const batch = await library.catalogue.startBatch({ sources: [], startedAt: '2026-01-01T00:00:00.000Z' });
  await library.catalogue.saveFiles(batch, [file(path, `${files}`, works)]);
  await followChanges(library);
}

const keep = (chapter: number, paragraph = 1, following = false) =>
  keepPlace(library, ONE, { chapter, paragraph, following });
const underWay = async () => (await listPlaces(library, { page: 1, size: 10 })).works;

describe('a place', () => {
  it('is in a block that there is, with the words before it', async () => {
    expect(await keep(2, 99)).toMatchObject({ chapter: 2, paragraph: 1, words: 0, chapters: 5 });
    const [one] = await underWay();
    expect(one).toMatchObject({ wordsBefore: 3, newChapters: 0, work: { id: 1, words: 11 } });
    await forgetPlace(library, ONE);
    expect(await underWay()).toEqual([]);
  });

  it.each<[string, number, number]>([
    ['FL-USE-NO-WORK', 9, 1],
    ['FL-USE-VALUE', 1, 6],
    ['FL-USE-VALUE', 1, 0],
  ])('throws %s for work %i, chapter %i', async (code, id, chapter) => {
    const asked = { chapter, paragraph: 1, following: false };
    await expect(keepPlace(library, id as WorkId, asked)).rejects.toMatchObject({ code });
  });

  it.each<[string, [number, number], [number, number], boolean]>([
    ['goes on in its chapter', [2, 1], [2, 5], true],
    ['goes on to the next chapter', [2, 5], [3, 1], true],
    ['goes back in its chapter', [2, 5], [2, 3], true],
    ['stays when the chapter is opened at its beginning', [2, 5], [2, 1], false],
    ['stays when its reader looks far ahead', [2, 5], [4, 2], false],
    ['stays when its reader looks back', [3, 1], [2, 5], false],
  ])('that the page keeps by itself %s', async (_, from, to, moves) => {
    await keep(...from);
    // The chapters of this work have one block each, so the place is compared by when it was kept.
    const { catalogue } = library;
    await catalogue.keepPlace(OWN_READER, ONE, {
      chapter: from[0],
      paragraph: from[1],
      words: 0,
      keptAt: '2020-01-01T00:00:00.000Z',
    });
    const kept = await keep(...to, true);
    expect(kept.keptAt !== '2020-01-01T00:00:00.000Z').toBe(moves);
    expect(kept.chapter).toBe(moves ? to[0] : from[0]);
  });

  it('begins anew in a work that was finished', async () => {
    await keep(5);
    expect(await keep(1, 1, true)).toMatchObject({ chapter: 5 });
    await markWork(library, ONE, { mark: 'finished', set: true });
    expect(await keep(1, 1, true)).toMatchObject({ chapter: 1 });
  });

  it('stays when chapters come, which are counted', async () => {
    await keep(5);
    await markWork(library, ONE, { mark: 'finished', set: true });
    expect(await underWay()).toEqual([]);
    await add('a.txt', work({ title: 'Tide', creators: ['Anne'] }, [...CHAPTERS, 'twelve', 'thirteen']));
    expect(await underWay()).toMatchObject([{ place: { chapter: 5 }, wordsBefore: 10, newChapters: 2 }]);
  });

  it('is at the end of a work that lost its chapter', async () => {
    await keep(5);
    await add('a.txt', work({ title: 'Tide', creators: ['Anne'] }, CHAPTERS.slice(0, 2)));
    const now = await showWork(library, ONE);
    expect(now && (await placeIn(library, now))).toMatchObject({ place: { chapter: 2 }, newChapters: 0 });
  });

  it('is in no list while its work is muted', async () => {
    await add('b.txt', work({ title: 'Ebb', creators: ['Bede'] }));
    await keepPlace(library, 2 as WorkId, { chapter: 1, paragraph: 1, following: false });
    await keep(1);
    expect((await underWay()).map(({ work: { id } }) => id)).toEqual([1, 2]);
    await muteWorks(library, { query: 'by:Anne' });
    expect(await listPlaces(library, { page: 1, size: 10 })).toMatchObject({
      total: 1,
      works: [{ work: { id: 2 } }],
    });
  });
});

describe('a place in a work that came in anew', () => {
  const line = (name: string) => `${name}: the tide went out again and nobody had called it back.`;
  const grown = (...names: string[]) => work({ title: 'Ebb' }, names.map(line));
  const at = async () => {
    const [one] = await underWay();
    return one && [one.place.chapter, one.place.paragraph, one.wordsBefore, one.newChapters];
  };

  it('is found again by its words, and followed from there', async () => {
    await add('ebb.txt', grown('One', 'Two', 'Three'));
    const ebb = 2 as WorkId;
    await keepPlace(library, ebb, { chapter: 2, paragraph: 1, following: false });
    expect(await at()).toEqual([2, 1, 12, 0]);
    await add('ebb.txt', grown('Before', 'Long before', 'One', 'Two', 'Three'));
    expect(await at()).toEqual([4, 1, 37, 2]);
    expect(await library.catalogue.place(OWN_READER, ebb)).toMatchObject({ chapter: 2, revision: 1 });
    const detail = await showWork(library, ebb);
    expect(detail && (await placeIn(library, detail))?.place).toMatchObject({ chapter: 4, revision: 2 });
    await keepPlace(library, ebb, { chapter: 1, paragraph: 1, following: true });
    expect(await at()).toEqual([4, 1, 37, 2]);
    await keepPlace(library, ebb, { chapter: 5, paragraph: 1, following: true });
    expect(await at()).toEqual([5, 1, 49, 0]);
  });

  it('stays where it is when nothing of it is known again', async () => {
    await add('ebb.txt', grown('One', 'Two', 'Three'));
    await keepPlace(library, 2 as WorkId, { chapter: 2, paragraph: 1, following: false });
    await add('ebb.txt', work({ title: 'Ebb' }, ['Quite', 'another', 'story']));
    expect((await at())?.slice(0, 2)).toEqual([2, 1]);
  });
});

describe('the neighbours of a work', () => {
  const inSeries = (title: string, position: number | null) =>
    work({ title, creators: ['Anne'], series: { name: 'Lamps', position } });
  const neighbours = async (id: number) => {
    const found = await showWork(library, id as WorkId);
    const { previous, next } = found ? await findNeighbours(library, found) : { previous: null, next: null };
    return [previous?.title ?? null, next?.title ?? null];
  };

  it('are those with the nearest numbers in its series, and none that is muted', async () => {
    await add(
      's.txt',
      inSeries('Third', 3),
      inSeries('First', 1),
      inSeries('Somewhere', null),
      inSeries('Fifth', 5),
    );
    expect(await neighbours(2)).toEqual(['First', 'Fifth']);
    expect(await neighbours(3)).toEqual([null, 'Third']);
    expect(await neighbours(4)).toEqual([null, null]);
    expect(await neighbours(1)).toEqual([null, null]);
    await muteWorks(library, { query: 'title:third' });
    expect(await neighbours(3)).toEqual([null, 'Fifth']);
  });

  it('are the other parts of a story in parts', async () => {
    const part = (n: number, creator = 'Anne') =>
      work({ title: 'Storm', creators: [creator], part: { n, of: 3 } }, [`part ${n}`]);
    await add('1.txt', part(1));
    await add('2.txt', part(2));
    await add('3.txt', part(3, 'Bede'));
    expect(await neighbours(2)).toEqual([null, 'Storm']);
    expect(await neighbours(3)).toEqual(['Storm', null]);
  });
});
