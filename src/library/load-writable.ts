import { inflateRawSync } from 'node:zlib';
import type { Publication, WorkDetail, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import type { WritableChapter, WritableWork } from '#formats';
import { type Markup, markupOf } from '#markup';
import type { Library } from './context.ts';
import { deliverPicture } from './show-sources.ts';
import { showWork } from './show-work.ts';
import { picturesShown, writableWork } from './writable-work.ts';

/** A work of the library ready to be written, with its pictures. Throws FL-USE-NO-WORK. */
export async function loadWritable(library: Library, id: WorkId): Promise<WritableWork> {
  const work = await showWork(library, id);
  if (!work) throw new FanlightError('FL-USE-NO-WORK', String(id));
  const chapters = await keptChapters(library, work);
  const { address, updated } = await library.catalogue.publicationOf(id);
  return writableWork(work, {
    id: String(work.id),
    revision: work.revision,
    words: work.words,
    modified: work.updatedAt,
    chapters,
    pictures: await picturesOf(library, chapters),
    source: addressText(address),
    updated,
  });
}

/** An address as it was published, as far as it is kept: without its scheme, which today is mostly this one. */
function addressText(address: Publication['address']): string | null {
  return address === null ? null : `https://${address.host}${address.path}`;
}

async function keptChapters(library: Library, { id, chapterList }: WorkDetail): Promise<WritableChapter[]> {
  const bodies = await library.catalogue.chapterBodies(id);
  return chapterList.flatMap(({ title }, index) => {
    const body = bodies[index];
    return body === undefined ? [] : [new KeptChapter(title, body)];
  });
}

/** A chapter as the catalogue keeps it; its text is made of the bytes when a writer asks for it. */
class KeptChapter implements WritableChapter {
  readonly title: string | null;
  readonly kept: { bytes: Uint8Array; deflated: Uint8Array };
  #xhtml: Markup | null = null;

  constructor(title: string | null, deflated: Uint8Array) {
    this.title = title;
    this.kept = { bytes: inflateRawSync(deflated), deflated };
  }

  get xhtml(): Markup {
    this.#xhtml ??= markupOf(new TextDecoder().decode(this.kept.bytes));
    return this.#xhtml;
  }
}

/** The pictures of chapters; one that is missing is left to its description. */
async function picturesOf(
  library: Library,
  chapters: readonly WritableChapter[],
): Promise<NonNullable<WritableWork['pictures']>> {
  const pictures = await Promise.all(
    picturesShown(chapters).map(async (sha256) => {
      const found = await deliverPicture(library, sha256).catch(() => null);
      return found === null ? [] : [{ sha256, bytes: found.bytes, mediaType: found.mediaType }];
    }),
  );
  return pictures.flat();
}
