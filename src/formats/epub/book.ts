import { type CoverWords, coverOfWork } from '#covers';
import { isRightToLeft } from '#text';
import type { WritableBook, WritableWork } from '../format.ts';
import { filledTitle, lastModified } from '../work-fields.ts';
import { bookLanguage } from '../written-language.ts';
import { TITLE_PAGE, type WorkPage, workPages, workPrefix } from './names.ts';
import { type HeldPicture, heldPictures } from './pictures.ts';

/** A book to be written, of one work or of several. `name` and `revision` are what its identifiers are made from. */
export type EpubBook = {
  name: string;
  revision: string;
  title: string;
  /** Who wrote any of it, each once, in the order of the works. */
  creators: string[];
  /** BCP 47, each once; the first is that of the package. */
  languages: string[];
  direction: 'ltr' | 'rtl';
  modified: string;
  works: BookWork[];
  /** Null for a book of one work. */
  of: WritableBook['of'] | null;
};

/** A work in a book with its pages, and the pictures that it shows of those the book holds. */
export type BookWork = { work: WritableWork; pages: WorkPage[]; held: HeldPicture[] };

/** A work as a book of its own. */
export function bookOfWork(work: WritableWork): EpubBook {
  return {
    name: work.id,
    revision: `${work.id}\n${work.revision}`,
    title: filledTitle(work.title),
    ...sumOf([work]),
    works: [bookWork(work, '')],
    of: null,
  };
}

/** Several works as one book. */
export function bookOfWorks({ id, title, of, works }: WritableBook): EpubBook {
  const revisions = works.map((work) => `${work.id}\n${work.revision}`);
  return {
    name: id,
    revision: [id, ...revisions].join('\n'),
    title: filledTitle(title),
    ...sumOf(works),
    works: works.map((work, index) => bookWork(work, workPrefix(index + 1))),
    of,
  };
}

function bookWork(work: WritableWork, prefix: string): BookWork {
  return { work, pages: workPages(work, prefix), held: heldPictures(work) };
}

function sumOf(
  works: readonly WritableWork[],
): Pick<EpubBook, 'creators' | 'languages' | 'direction' | 'modified'> {
  const languages = [...new Set(works.map(({ language }) => bookLanguage(language)))];
  return {
    creators: [...new Set(works.flatMap(({ creators }) => creators))],
    languages: languages.length === 0 ? ['und'] : languages,
    direction: works.length > 0 && works.every(({ language }) => isRightToLeft(language)) ? 'rtl' : 'ltr',
    modified: lastModified(works),
  };
}

/** The hrefs of a book's pages in reading order; a book of several works has a title page before theirs. */
export function pagesInOrder({ of, works }: EpubBook): string[] {
  const pages = works.flatMap((work) => work.pages.map(({ href }) => href));
  return of === null ? pages : [TITLE_PAGE, ...pages];
}

/** The pictures of a book, each once. */
export function picturesOfBook({ works }: EpubBook): HeldPicture[] {
  return [...new Map(works.flatMap(({ held }) => held.map((one) => [one.href, one]))).values()];
}

/** What stands on the cover: of a work's own book its series, of one of several how many there are. */
export function coverWords({ title, creators, languages, direction, of, works }: EpubBook): CoverWords {
  const [first] = works;
  const { series = null, fandoms = [] } = first?.work ?? {};
  const language = languages[0] ?? 'und';
  const words = coverOfWork({ title, creators, series, fandoms, language, direction });
  return of === null ? words : { ...words, head: works.length === 1 ? '1 work' : `${works.length} works` };
}
