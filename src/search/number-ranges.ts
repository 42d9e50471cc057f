import { firstDay, lastDay } from './dates.ts';
import type { WordColumn } from './engine/segment-rows.ts';
import type { Condition, DateField, NumberField } from './query.ts';
import { fixedDates } from './relative-dates.ts';
import type { ColumnRange } from './segment-sets.ts';

/** The greatest number that a column holds. */
const GREATEST = 0xffffffff;

const COLUMN_OF_NUMBER: Record<NumberField, WordColumn> = {
  words: 'words',
  chapters: 'chapters',
  kudos: 'kudos',
  id: 'ids',
  batch: 'batch',
};
const COLUMNS_OF_DATE: Record<DateField, { first: WordColumn; last: WordColumn }> = {
  published: { first: 'publishedFrom', last: 'publishedTo' },
  updated: { first: 'updatedDay', last: 'updatedDay' },
  added: { first: 'addedDay', last: 'addedDay' },
};

/** The bounds that a condition sets; works without the number or the date are never within. Relative dates are told from `now`. */
export function rangesOf(
  condition: Extract<Condition, { kind: 'number' | 'date' | 'when' }>,
  now: Date,
): ColumnRange[] {
  if (condition.kind === 'number') {
    const column = COLUMN_OF_NUMBER[condition.field];
    const more = column === 'kudos' ? 1 : 0;
    const most = condition.to === null ? GREATEST : Math.min(condition.to + more, GREATEST);
    return [{ column, least: (condition.from ?? 0) + more, most }];
  }
  const { field, from, to } = condition.kind === 'when' ? fixedDates(condition, now) : condition;
  const { first, last } = COLUMNS_OF_DATE[field];
  return [
    { column: last, least: from === null ? 1 : firstDay(from), most: GREATEST },
    { column: first, least: 0, most: to === null ? GREATEST : lastDay(to) },
  ];
}
