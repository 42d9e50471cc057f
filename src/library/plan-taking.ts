import { OWN_READER, type WorkCard } from '#catalogue';
import { FanlightError } from '#errors';
import { breather } from '#formats';
import type { Library } from './context.ts';
import { readCards } from './read-cards.ts';
import { type Selection, selectWorks } from './select-works.ts';

/** Works that are taken away at once in a browser; more are written on the command line. */
export const MOST_TAKEN = 5_000;
/** Works that are told one by one. */
const MOST_SHOWN = 100;
/** Works looked at between two turns of others. */
const PAGE = 250;

/** Forms in which works are taken away together. */
export const TAKEN_FORMS = ['epub', 'html', 'txt', 'md'] as const;
/** One of {@link TAKEN_FORMS}. */
export type TakenForm = (typeof TAKEN_FORMS)[number];

/** Bytes of a work beside its text, and for each word: means of a thousand works, without pictures. A zip holds all but EPUB deflated. */
const SIZES: Record<TakenForm, readonly [work: number, word: number]> = {
  epub: [18_000, 2.9],
  html: [7_500, 5.8],
  txt: [1_200, 5.7],
  md: [1_200, 5.7],
};

/** What taking works away would come to: how many, how long, about how many bytes in each form, and the first of them. */
export type Taking = {
  /** Null where the works themselves give one. */
  title: string | null;
  works: number;
  words: number;
  bytes: Record<TakenForm, number>;
  first: WorkCard[];
};

/**
 * What a selection would come to, before anything is made. Throws what `selectWorks` throws, with `most`, and FL-USE-NO-WORK for a work that
 * is not here.
 */
export async function planTaking(library: Library, selection: Selection, most = MOST_TAKEN): Promise<Taking> {
  const { title, works: ids } = await selectWorks(library, selection, OWN_READER, most);
  const breathe = breather();
  let [words, works] = [0, 0];
  const first: WorkCard[] = [];
  for (let from = 0; from < ids.length; from += PAGE) {
    const cards = await readCards(library.catalogue, ids.slice(from, from + PAGE));
    works += cards.length;
    words += cards.reduce((sum, card) => sum + card.words, 0);
    first.push(...cards.slice(0, MOST_SHOWN - first.length));
    await breathe();
  }
  if (selection.kind === 'works' && works < ids.length)
    throw new FanlightError('FL-USE-NO-WORK', selection.ids.join(' '));
  const sizeIn = (form: TakenForm) => Math.round(SIZES[form][0] * works + SIZES[form][1] * words);
  const bytes = { epub: sizeIn('epub'), html: sizeIn('html'), txt: sizeIn('txt'), md: sizeIn('md') };
  return { title, works, words, bytes, first };
}
