import { firstDay, lastDay } from './dates.ts';
import type { WordColumn } from './engine/segment-rows.ts';
import type { Condition, DateField, NumberField } from './query.ts';
import type { ColumnRange } from './segment-sets.ts';

/** The greatest number that a column holds. */
const GREATEST = 0xffffffff;

const COLUMN_OF_NUMBER: Record<NumberField, WordColumn> = {
  words: 'words',
  chapters: 'chapters',
  id: 'ids',
  batch: 'batch',
};
const COLUMNS_OF_DATE: Record<DateField, { first: WordColumn; last: WordColumn }> = {
  published: { first: 'publishedFrom', last: 'publishedTo' },
  updated: { first: 'updatedDay', last: 'updatedDay' },
  added: { first: 'addedDay', last: 'addedDay' },
};

/** The bounds that a condition sets; works without the number or the date are never within. */
export function rangesOf(condition: Extract<Condition, { kind: 'number' | 'date' }>): ColumnRange[] {
  if (condition.kind === 'number') {
    const column = COLUMN_OF_NUMBER[condition.field];
    return [{ column, least: condition.from ?? 0, most: Math.min(condition.to ?? GREATEST, GREATEST) }];
  }
  const { first, last } = COLUMNS_OF_DATE[condition.field];
  return [
    { column: last, least: condition.from === null ? 1 : firstDay(condition.from), most: GREATEST },
    { column: first, least: 0, most: condition.to === null ? GREATEST : lastDay(condition.to) },
  ];
}
