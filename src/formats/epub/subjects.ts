import { html, type Markup } from '#markup';
import { shownRatingName } from '../work-fields.ts';
import type { EpubBook } from './book.ts';

/** What the authority of a subject begins with; its kind follows. */
export const SUBJECT_AUTHORITY = 'urn:x-fanlight:';

/** A book of many works names so many tags of a kind; the pages of the works name all. */
const MOST_OF_A_KIND = 200;

/**
 * Tags by kind. A subject's kind is its authority (EPUB 3.3 D.3.2), so that a reading program can tell a fandom from
 * a warning; programs that do not look see a plain list.
 */
export function subjects({ works }: EpubBook): Markup[] {
  const named = (of: (work: EpubBook['works'][number]['work']) => readonly string[]) =>
    [...new Set(works.flatMap(({ work }) => of(work)))]
      .filter((name) => name.trim() !== '')
      .slice(0, MOST_OF_A_KIND);
  const kinds: [string, readonly string[]][] = [
    ['rating', named(({ rating }) => [shownRatingName(rating)])],
    ['warning', named(({ warnings }) => warnings)],
    ['category', named(({ categories }) => categories)],
    ['fandom', named(({ fandoms }) => fandoms)],
    ['relationship', named(({ relationships }) => relationships)],
    ['character', named(({ characters }) => characters)],
    ['tag', named(({ tags }) => tags)],
  ];
  const all = kinds.flatMap(([kind, names]) => names.map((name) => ({ kind, name })));
  return all.map(({ kind, name }, index) => {
    const id = `subject-${index + 1}`;
    return html`<dc:subject id="${id}">${name}</dc:subject>
<meta refines="#${id}" property="authority">${SUBJECT_AUTHORITY}${kind}</meta>
<meta refines="#${id}" property="term">${name}</meta>`;
  });
}
