/** Which works a page is asked to hand out together, and as what. */
import { z } from 'zod';
import type { SavedSearchId, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { type Selection, TAKEN_FORMS, type TakenForm } from '#library';
import { textFrom } from './parameters.ts';

/** Numbers that are chosen by hand: an address holds no more. */
const MOST_CHOSEN = 2_000;
const NUMBER = /^\d{1,9}$/;
const IDS = z.union([z.string(), z.array(z.string()).max(MOST_CHOSEN)]);

/** How works are written together: the form of each file, and whether they are one. */
export type TakenAs = { form: TakenForm; as: 'one-book' | 'many' };

/** What can be chosen, the usual first. Markdown holds one work in a file. */
export const TAKEN_AS: readonly TakenAs[] = TAKEN_FORMS.flatMap((form): TakenAs[] =>
  form === 'md'
    ? [{ form, as: 'many' }]
    : [
        { form, as: 'one-book' },
        { form, as: 'many' },
      ],
);

/** The name of a choice in a form. */
export function takenName({ form, as }: TakenAs): string {
  return `${form}-${as}`;
}

/** The choice that a query string names. Throws FL-WEB-FORM. */
export function takenAsFrom(query: unknown): TakenAs {
  const name = textFrom(query, 'what');
  const found = TAKEN_AS.find((one) => takenName(one) === name);
  if (found === undefined) throw new FanlightError('FL-WEB-FORM', 'what');
  return found;
}

/** The works that a query string asks for; null where it asks for none. Throws FL-WEB-FORM for numbers that are none. */
export function selectionFrom(query: unknown): Selection | null {
  const ids = chosenIds(query);
  if (ids.length > 0) return { kind: 'works', ids };
  const [series, search] = [textFrom(query, 'series').trim(), textFrom(query, 'search')];
  if (series !== '') return { kind: 'series', name: series };
  if (NUMBER.test(search)) return { kind: 'search', name: Number(search) as SavedSearchId };
  const [list, text] = [textFrom(query, 'list'), textFrom(query, 'q').trim()];
  if (list === 'to-read') return { kind: 'to-read' };
  return text !== '' || list === 'all' ? { kind: 'query', text } : null;
}

/** Ticked boxes, and numbers written one after another. */
function chosenIds(query: unknown): WorkId[] {
  const ticked = IDS.safeParse(Reflect.get(Object(query), 'id') ?? []);
  if (!ticked.success) throw new FanlightError('FL-WEB-FORM', 'id');
  const written = textFrom(query, 'ids')
    .split(/[\s,;]+/)
    .filter((text) => text !== '');
  const numbers = [ticked.data].flat().concat(written);
  if (numbers.length > MOST_CHOSEN || !numbers.every((number) => NUMBER.test(number)))
    throw new FanlightError('FL-WEB-FORM', 'ids');
  return numbers.map((number) => Number(number) as WorkId);
}
