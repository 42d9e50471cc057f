import { type Mute, type MuteId, OWN_READER, type ReaderId, type WorkCard, type WorkId } from '#catalogue';
import { describeQuery, parseQuery, type Query, renderQuery } from '#search';
import { say } from '#words';
import type { Library } from './context.ts';
import { muteOf } from './mute-works.ts';
import { mutedBy, type ReaderSearch, readerView, searchAs } from './reader-view.ts';

/** Works of each mute that an overview shows. */
const SAMPLE = 3;
const HIDDEN_PAGE = 20;
/** Mutes on a page of their list: each is counted by a search. */
const MUTES_PAGE = 50;

/** A mute in a sentence, and how many works it hides; several may hide the same work. */
export type CountedMute = { mute: Mute; sentence: string; hides: number };

/** The works that a reader's mutes hide in a search, by mute. `total` counts each work once. */
export type HiddenWorks = {
  text: string;
  sentence: string;
  total: number;
  byMute: (CountedMute & { works: WorkCard[] })[];
};

/** A page of the works that one mute hides in a search; pages count from 1. */
export type HiddenPage = CountedMute & {
  text: string;
  searched: string;
  page: number;
  pages: number;
  works: WorkCard[];
};

/** A page of a reader's mutes; pages count from 1. */
export type MutesPage = { total: number; page: number; pages: number; mutes: CountedMute[] };

/** A reader's mutes, newest first, with how many works of the library each hides. */
export async function listMutes(
  library: Library,
  page: number,
  reader: ReaderId = OWN_READER,
): Promise<MutesPage> {
  const all = await library.catalogue.mutes(reader);
  const shown = all.slice((page - 1) * MUTES_PAGE, page * MUTES_PAGE);
  const search = await searchAs(library, reader, 'found');
  return {
    total: all.length,
    page,
    pages: Math.max(1, Math.ceil(all.length / MUTES_PAGE)),
    mutes: await Promise.all(shown.map((mute) => counted(library, search, mute))),
  };
}

/** Which works mutes hide in a search, and why: those mutes that hide something, with a few works of each. */
export async function explainHidden(
  library: Library,
  asked: string,
  reader: ReaderId = OWN_READER,
): Promise<HiddenWorks> {
  const { query } = parseQuery(asked);
  const search = await searchAs(library, reader, 'found');
  const byMute: HiddenWorks['byMute'] = [];
  for (const mute of await library.catalogue.mutes(reader)) {
    const { ids, total: hides } = await meeting(search, mute, query, { offset: 0, limit: SAMPLE });
    if (hides === 0) continue;
    byMute.push({
      mute,
      sentence: await sentenceOf(library, mute),
      hides,
      works: await library.catalogue.cards(ids),
    });
  }
  return {
    text: renderQuery(query),
    sentence: describeQuery(query),
    total: await countHidden(library, query, reader),
    byMute,
  };
}

/** A page of what one mute hides in a search. Throws FL-USE-NO-MUTE. */
export async function explainMute(
  library: Library,
  id: MuteId,
  asked: string,
  page: number,
  reader: ReaderId = OWN_READER,
): Promise<HiddenPage> {
  const { query } = parseQuery(asked);
  const mute = await muteOf(library, id, reader);
  const slice = { offset: (page - 1) * HIDDEN_PAGE, limit: HIDDEN_PAGE };
  const search = await searchAs(library, reader, 'found');
  const { ids, total: hides } = await meeting(search, mute, query, slice);
  return {
    mute,
    sentence: await sentenceOf(library, mute),
    hides,
    text: renderQuery(query),
    searched: describeQuery(query),
    page,
    pages: Math.max(1, Math.ceil(hides / HIDDEN_PAGE)),
    works: await library.catalogue.cards(ids),
  };
}

/** The mutes that hide one work; none when it is shown. */
export async function mutesOn(
  library: Library,
  work: WorkId,
  reader: ReaderId = OWN_READER,
): Promise<{ mute: Mute; sentence: string }[]> {
  const query: Query = { condition: { kind: 'number', field: 'id', from: work, to: work }, sort: null };
  if ((await countHidden(library, query, reader)) === 0) return [];
  const search = await searchAs(library, reader, 'found');
  const mutes: { mute: Mute; sentence: string }[] = [];
  for (const mute of await library.catalogue.mutes(reader)) {
    const { total } = await meeting(search, mute, query, { offset: 0, limit: 0 });
    if (total > 0) mutes.push({ mute, sentence: await sentenceOf(library, mute) });
  }
  return mutes;
}

async function counted(library: Library, search: ReaderSearch, mute: Mute): Promise<CountedMute> {
  const all: Query = { condition: { kind: 'all' }, sort: null };
  const { total: hides } = await meeting(search, mute, all, { offset: 0, limit: 0 });
  return { mute, sentence: await sentenceOf(library, mute), hides };
}

/** A single work by its title, anything else as the search that it is. */
async function sentenceOf({ catalogue }: Library, { kind, query: text }: Mute): Promise<string> {
  const { query } = parseQuery(text);
  const { condition } = query;
  if (kind === 'work' && condition.kind === 'number' && condition.from !== null) {
    const [work] = await catalogue.cards([condition.from as WorkId]);
    if (work !== undefined) return say('mutes.work', { title: work.title });
  }
  return describeQuery(query);
}

/** The works that meet a query and a mute, whatever else hides them. */
async function meeting(
  search: ReaderSearch,
  mute: Mute,
  { condition, sort }: Query,
  page: { offset: number; limit: number },
): Promise<{ ids: WorkId[]; total: number }> {
  const muted = mutedBy(mute);
  if (muted === null) return { ids: [], total: 0 };
  return search({ condition: { kind: 'and', parts: [condition, muted] }, sort }, page);
}

async function countHidden(library: Library, query: Query, reader: ReaderId): Promise<number> {
  const { muted } = await readerView(library, reader);
  if (muted === null) return 0;
  const search = await searchAs(library, reader);
  return (await search(query, { offset: 0, limit: 0 })).hidden;
}
