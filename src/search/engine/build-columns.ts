import { type Coded, type ColumnFacts, codeColumn, picked } from './columns.ts';
import { highOf, lowOf } from './moments.ts';
import { CODED_COLUMNS, type CodedColumn } from './segment-layout.ts';
import { columnsOf, type SegmentRows } from './segment-rows.ts';

/** Sections that hold a number for each document, those that hold the values of codes, and what is known of columns. */
export type BuiltColumns = {
  sections: Record<CodedColumn, Coded['codes']> &
    Record<'ids' | 'addedLow' | 'updatedLow' | 'columnValues', Uint32Array>;
  facts: Record<CodedColumn, ColumnFacts>;
};

/** Brings the columns of works into the order of documents, `workOf` having the work of each. Yields after each column. */
export function* buildColumns(rows: SegmentRows, workOf: Uint32Array): Generator<void, BuiltColumns> {
  const coded = new Map<CodedColumn, Coded>();
  for (const name of CODED_COLUMNS) {
    coded.set(name, codeColumn(picked(numbersOf(rows, name), workOf)));
    yield;
  }
  const column = (name: CodedColumn): Coded => coded.get(name) ?? codeColumn(new Uint32Array(0));
  let from = 0;
  const facts = columnsOf(CODED_COLUMNS, (name): ColumnFacts => {
    const { width, values } = column(name);
    from += values.length;
    return { width, from: from - values.length, to: from };
  });
  const columnValues = new Uint32Array(from);
  for (const name of CODED_COLUMNS) columnValues.set(column(name).values, facts[name].from);
  const sections = {
    ...columnsOf(CODED_COLUMNS, (name) => column(name).codes),
    ids: picked(rows.ids, workOf),
    addedLow: picked(halves(rows.added, lowOf), workOf),
    updatedLow: picked(halves(rows.updated, lowOf), workOf),
    columnValues,
  };
  return { sections, facts };
}

/** The numbers of works in a column. */
function numbersOf(rows: SegmentRows, name: CodedColumn): Uint32Array {
  switch (name) {
    case 'addedHigh':
      return halves(rows.added, highOf);
    case 'updatedHigh':
      return halves(rows.updated, highOf);
    case 'titleRanks':
      return rows.titles.ranks;
    case 'creatorRanks':
      return rows.creators.ranks;
    default:
      return rows[name];
  }
}

function halves(moments: Float64Array, halfOf: (moment: number) => number): Uint32Array {
  const numbers = new Uint32Array(moments.length);
  for (let work = 0; work < moments.length; work += 1) numbers[work] = halfOf(moments[work] ?? 0);
  return numbers;
}
