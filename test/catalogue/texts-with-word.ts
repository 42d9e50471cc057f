import { inflateRawSync } from 'node:zlib';
import type { Catalogue, WorkId, WorkText } from '#catalogue';
import { fragmentText } from '#markup';

/** The works whose text has a word, whatever its case, as whoever reads the catalogue's texts finds them. */
export async function worksWithWord(catalogue: Catalogue, word: string): Promise<WorkId[]> {
  const ids = (await catalogue.facets(0, 1_000_000)).map(({ id }) => id);
  const texts = await catalogue.texts(ids);
  return texts.filter((text) => wordsOf(text).includes(word.toLowerCase())).map(({ id }) => id);
}

function wordsOf({ title, creators, summary, notes, endNotes, chapters }: WorkText): string[] {
  const bodies = chapters.flatMap((chapter) => [
    chapter.title,
    fragmentText(inflateRawSync(chapter.body).toString()),
  ]);
  const all = [title, ...creators, summary, notes, endNotes, ...bodies].join('\n');
  return all.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
