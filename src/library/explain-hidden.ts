import { type Mute, type MuteId, OWN_READER, type ReaderId, type WorkCard, type WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { type Condition, describeQuery, parseQuery, type Query, renderQuery } from '#search';
import type { Library } from './context.ts';
import { mutedBy, readerView, textAnswers } from './reader-view.ts';

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
  return {
    total: all.length,
    page,
    pages: Math.max(1, Math.ceil(all.length / MUTES_PAGE)),
    mutes: await Promise.all(shown.map((mute) => counted(library, mute, reader))),
  };
}

/** Which works mutes hide in a search, and why: those mutes that hide something, with a few works of each. */
export async function explainHidden(
  library: Library,
  asked: string,
  reader: ReaderId = OWN_READER,
): Promise<HiddenWorks> {
  const { query } = parseQuery(asked);
  const byMute: HiddenWorks['byMute'] = [];
  for (const mute of await library.catalogue.mutes(reader)) {
    const { ids, total: hides } = await meeting(library, mute, query, { offset: 0, limit: SAMPLE }, reader);
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
  const { ids, total: hides } = await meeting(library, mute, query, slice, reader);
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
  const mutes: { mute: Mute; sentence: string }[] = [];
  for (const mute of await library.catalogue.mutes(reader)) {
    const { total } = await meeting(library, mute, query, { offset: 0, limit: 0 }, reader);
    if (total > 0) mutes.push({ mute, sentence: await sentenceOf(library, mute) });
  }
  return mutes;
}

async function muteOf({ catalogue }: Library, id: MuteId, reader: ReaderId): Promise<Mute> {
  const mute = (await catalogue.mutes(reader)).find((one) => one.id === id);
  if (mute === undefined) throw new FanlightError('FL-USE-NO-MUTE', String(id));
  return mute;
}

async function counted(library: Library, mute: Mute, reader: ReaderId): Promise<CountedMute> {
  const all: Query = { condition: { kind: 'all' }, sort: null };
  const { total: hides } = await meeting(library, mute, all, { offset: 0, limit: 0 }, reader);
  return { mute, sentence: await sentenceOf(library, mute), hides };
}

/** A single work by its title, anything else as the search that it is. */
async function sentenceOf({ catalogue }: Library, { kind, query: text }: Mute): Promise<string> {
  const { query } = parseQuery(text);
  const { condition } = query;
  if (kind === 'work' && condition.kind === 'number' && condition.from !== null) {
    const [work] = await catalogue.cards([condition.from as WorkId]);
    if (work !== undefined) return `The work “${work.title}”.`;
  }
  return describeQuery(query);
}

/** The works that meet a query and a mute, whatever else hides them. */
async function meeting(
  library: Library,
  mute: Mute,
  { condition, sort }: Query,
  page: { offset: number; limit: number },
  reader: ReaderId,
): Promise<{ ids: WorkId[]; total: number }> {
  const muted: Condition | null = mutedBy(mute);
  if (muted === null) return { ids: [], total: 0 };
  const view = await readerView(library, reader);
  const texts = await textAnswers(library, view);
  const both: Condition = { kind: 'and', parts: [condition, muted] };
  return library.index.search({ condition: both, sort }, texts, {
    ...page,
    reader: { ...view, muted: null },
    now: library.clock(),
  });
}

async function countHidden(library: Library, query: Query, reader: ReaderId): Promise<number> {
  const view = await readerView(library, reader);
  if (view.muted === null) return 0;
  const texts = await textAnswers(library, view);
  const asker = { offset: 0, limit: 0, reader: view, now: library.clock() };
  return (await library.index.search(query, texts, asker)).hidden;
}
