import { type Coded, type ColumnFacts, codeColumn } from './columns.ts';
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
    coded.set(name, codeColumn(workOf.map(readerOf(rows, name))));
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
    ids: workOf.map((work) => rows.ids[work] ?? 0),
    addedLow: workOf.map((work) => lowOf(rows.added[work] ?? 0)),
    updatedLow: workOf.map((work) => lowOf(rows.updated[work] ?? 0)),
    columnValues,
  };
  return { sections, facts };
}

/** The number of a work in a column. */
function readerOf(rows: SegmentRows, name: CodedColumn): (work: number) => number {
  switch (name) {
    case 'addedHigh':
      return (work) => highOf(rows.added[work] ?? 0);
    case 'updatedHigh':
      return (work) => highOf(rows.updated[work] ?? 0);
    case 'titleRanks':
      return (work) => rows.titles.ranks[work] ?? 0;
    case 'creatorRanks':
      return (work) => rows.creators.ranks[work] ?? 0;
    default:
      return (work) => rows[name][work] ?? 0;
  }
}
