import { createHash } from 'node:crypto';
import type { WorkCard, WorkId } from '#catalogue';
import { pictureType, writeCalibrePackage } from '#formats';
import type { Sha256 } from '#originals';
import { CalibreFolder } from './calibre-folder.ts';
import { calibrePlace } from './calibre-names.ts';
import type { Library } from './context.ts';
import { exportWork } from './export-work.ts';
import { loadWritable } from './load-writable.ts';
import { type Selection, selectWorks } from './select-works.ts';

/** What became of a work: written anew, there already, or left alone since files that are somebody else's are in the way. */
export type CalibreExport = {
  work: WorkId;
  title: string;
  kind: 'written' | 'unchanged' | 'in-the-way';
  place: string;
};

/** Cards looked at together, and works after which it is remembered what was written. */
const AT_ONCE = 100;
/** Changes when the files are written differently, so that they are written again. */
const FORM = 1;
/** A larger picture is no cover. Bytes. */
const MOST_COVER = 16 * 1024 * 1024;

/**
 * Writes works into a folder as calibre lays out its own: `Author/Title (id)/` with the EPUB, `metadata.opf` and the cover that came
 * with the book, if one did. Only what changed since the last time is written; nothing else in the folder is touched. Throws what
 * {@link selectWorks} and {@link CalibreFolder.open} throw, and FL-USE-OUTPUT.
 */
export async function* exportToCalibre(
  library: Library,
  selection: Selection,
  folder: string,
): AsyncGenerator<CalibreExport> {
  const { works } = await selectWorks(library, selection);
  const target = await CalibreFolder.open(folder, await library.catalogue.identity());
  for (let at = 0; at < works.length; at += AT_ONCE) {
    let isChanged = false;
    try {
      for (const card of await library.catalogue.cards(works.slice(at, at + AT_ONCE))) {
        const written = await exportOne(library, target, card);
        isChanged ||= written.kind === 'written';
        yield written;
      }
    } finally {
      if (isChanged) await target.keep();
    }
  }
}

async function exportOne(library: Library, target: CalibreFolder, card: WorkCard): Promise<CalibreExport> {
  const { id, title } = card;
  const { folder, stem } = calibrePlace(title, card.creators, id);
  const state = await stateOf(library, card);
  if (await target.has(String(id), state)) return { work: id, title, kind: 'unchanged', place: folder };
  const loaded = await loadWritable(library, id);
  const book = await exportWork(library, loaded, 'epub');
  const cover = await coverOf(library, id);
  const opf = writeCalibrePackage(loaded, cover?.name ?? null);
  const files = [
    { name: `${stem}.epub`, bytes: book.bytes },
    { name: 'metadata.opf', bytes: new TextEncoder().encode(opf) },
    ...(cover === null ? [] : [cover]),
  ];
  const place = await target.write(String(id), state, folder, files);
  return { work: id, title, kind: place === null ? 'in-the-way' : 'written', place: place ?? folder };
}

/** What a work's files are made of: another text where any of that is another. */
async function stateOf({ catalogue }: Library, { id, ...card }: WorkCard): Promise<string> {
  const source = await catalogue.publicationOf(id);
  return createHash('sha256')
    .update(JSON.stringify([FORM, card, source]))
    .digest('hex');
}

/** The cover that came beside a book, where it is a picture that calibre takes. */
async function coverOf(library: Library, id: WorkId): Promise<{ name: string; bytes: Uint8Array } | null> {
  const originals = await library.catalogue.originalsOf(id);
  const beside = originals.find(
    ({ role, path, bytes }) =>
      role === 'part' && /\/cover\.(?:jpe?g|png)$/i.test(path) && bytes <= MOST_COVER,
  );
  if (beside === undefined) return null;
  const bytes = await library.originals.get(beside.hash as Sha256).catch(() => null);
  const mediaType = bytes === null ? null : pictureType(bytes);
  if (bytes === null || (mediaType !== 'image/jpeg' && mediaType !== 'image/png')) return null;
  return { name: mediaType === 'image/png' ? 'cover.png' : 'cover.jpg', bytes };
}
