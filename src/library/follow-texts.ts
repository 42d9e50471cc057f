import { inflateRawSync } from 'node:zlib';
import type { Catalogue, WorkId, WorkText } from '#catalogue';
import type { StoredTextIndex, TextDocument } from '#fulltext';

/** What a text index follows. */
type TextFeed = Pick<Catalogue, 'changesSince' | 'lastChange' | 'textStamps' | 'texts'>;
type Followed = { catalogue: TextFeed; texts: StoredTextIndex };

/** Changes read at a time, and works whose text is in memory at a time. */
const PAGE = 1000;
const TEXTS = 50;

/** The index of each library that is being brought up to date, so that it is done once at a time. */
const underWay = new WeakMap<StoredTextIndex, Promise<void>>();

/** Brings the text index up to date with the catalogue and keeps it in its files. Throws FL-LIB-FULL and FL-LIB-FOLDER. */
export async function followTexts(library: Followed): Promise<void> {
  await takeInTexts(library);
  library.texts.keep();
}

/** Brings the text index up to date with the catalogue; what is not much may be in memory alone. Throws as {@link followTexts}. */
export async function takeInTexts(library: Followed): Promise<void> {
  const before = underWay.get(library.texts) ?? Promise.resolve();
  const now = before.catch(() => {}).then(() => takeInChanges(library));
  underWay.set(library.texts, now);
  await now;
}

async function takeInChanges({ catalogue, texts }: Followed): Promise<void> {
  if (texts.change > (await catalogue.lastChange())) texts.clear();
  for (;;) {
    const changes = await catalogue.changesSince(texts.change, PAGE);
    const end = changes.at(-1);
    if (!end) return;
    const touched = [...new Set(changes.map(({ work }) => work))];
    const present = await catalogue.textStamps(touched);
    const here = new Set(present.map(({ id }) => id));
    texts.index.remove(touched.filter((id) => !here.has(id)));
    await takeIn(
      { catalogue, texts },
      present.flatMap(({ id, stamp }) => (texts.index.stampOf(id) === stamp ? [] : id)),
    );
    texts.tookIn(end.sequence);
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
    body: chapters.flatMap(({ title, body }) => [
      ...(title === null ? [] : [{ kind: 'text' as const, bytes: utf8.encode(title) }]),
      { kind: 'xhtml' as const, bytes: inflateRawSync(body) },
    ]),
  };
}
