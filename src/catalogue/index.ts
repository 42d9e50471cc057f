/** The database of works: seam, records, and the SQLite adapter. */
export type { Catalogue, TextColumn, TextMatch } from './catalogue.ts';
export type * from './records.ts';
export { EDITABLE_FIELDS, TAG_KINDS } from './records.ts';
export { openSqliteCatalogue } from './sqlite/index.ts';
