import { inflateRawSync } from 'node:zlib';
import type { Catalogue, WorkId, WorkText } from '#catalogue';
import {
  type BodyPart,
  DamagedFileError,
  type StoredTextIndex,
  type TextDocument,
  type TextIndex,
} from '#fulltext';
import { changedWorks } from './changed-works.ts';

/** What a text index follows. */
type TextFeed = Pick<Catalogue, 'changesSince' | 'lastChange' | 'textStamps' | 'texts'>;
type Followed = { catalogue: TextFeed; texts: StoredTextIndex };

/** Works whose text is in memory at a time. */
const TEXTS = 50;

/** What is being done to the index of each library, so that it is one thing at a time. */
const underWay = new WeakMap<StoredTextIndex, Promise<void>>();

/** Brings the text index up to date with the catalogue and keeps it in its files. Throws FL-LIB-FULL and FL-LIB-FOLDER. */
export async function followTexts(library: Followed): Promise<void> {
  await inTurn(library, async () => {
    await takeInChanges(library);
    library.texts.keep();
  });
}

/** Brings the text index up to date with the catalogue; what is not much may be in memory alone. Throws as {@link followTexts}. */
export async function takeInTexts(library: Followed): Promise<void> {
  await inTurn(library, () => takeInChanges(library));
}

/** Makes the text index anew in place of one that is damaged, unless that was done meanwhile. Throws as {@link followTexts}. */
export async function renewTexts(library: Followed, damaged: TextIndex): Promise<void> {
  await inTurn(library, async () => {
    if (library.texts.index === damaged) library.texts.clear();
    await takeInChanges(library);
    library.texts.keep();
  });
}

/** Changes the index once what was begun before is done. One that turns out to be damaged by then is made anew. */
async function inTurn({ texts }: Followed, change: () => Promise<void>): Promise<void> {
  const before = underWay.get(texts) ?? Promise.resolve();
  const now = before
    .catch(() => {})
    .then(change)
    .catch((thrown: unknown) => {
      if (!(thrown instanceof DamagedFileError)) throw thrown;
      texts.clear();
      return change();
    });
  underWay.set(texts, now);
  await now;
}

async function takeInChanges({ catalogue, texts }: Followed): Promise<void> {
  if (texts.change > (await catalogue.lastChange())) texts.clear();
  for await (const { works, change } of changedWorks(catalogue, texts.change)) {
    const present = await catalogue.textStamps(works);
    const here = new Set(present.map(({ id }) => id));
    texts.index.remove(works.filter((id) => !here.has(id)));
    await takeIn(
      { catalogue, texts },
      present.flatMap(({ id, stamp }) => (texts.index.stampOf(id) === stamp ? [] : id)),
    );
    texts.tookIn(change);
  }
}

async function takeIn({ catalogue, texts }: Followed, works: readonly WorkId[]): Promise<void> {
  for (let start = 0; start < works.length; start += TEXTS) {
    const read = await catalogue.texts(works.slice(start, start + TEXTS));
    texts.index.save(read.map(textDocument));
  }
}

const utf8 = new TextEncoder();

function textDocument({ id, notes, endNotes, chapters, ...head }: WorkText): TextDocument {
  return {
    ...head,
    work: id,
    notes: [notes, endNotes].flatMap((note) => note ?? []),
    body: bodyParts(chapters),
  };
}

/** The words of a work's chapters, with their titles, as the text index reads them. */
export function bodyParts(chapters: WorkText['chapters']): BodyPart[] {
  return chapters.flatMap(({ title, body }) => [
    ...(title === null ? [] : [{ kind: 'text' as const, bytes: utf8.encode(title) }]),
    { kind: 'xhtml' as const, bytes: inflateRawSync(body) },
  ]);
}
