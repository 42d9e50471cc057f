import { decodeField } from '#text';

/** A row by the names of its columns, lower case: bytes as found, null for NULL. */
export type Row = ReadonlyMap<string, Uint8Array | null>;

/** The bytes of the first of some columns that has any; versions of eFiction name one thing in several ways. */
export function bytesOf(row: Row, ...columns: string[]): Uint8Array | null {
  for (const column of columns) {
    const value = row.get(column);
    if (value !== undefined && value !== null && value.length > 0) return value;
  }
  return null;
}

/** A column decoded on its own, trimmed; empty where there is nothing. */
export function textOf(row: Row, ...columns: string[]): string {
  const bytes = bytesOf(row, ...columns);
  return bytes === null ? '' : decodeField(bytes).text.trim();
}

/** A column as a whole number, 0 where it is none. */
export function numberOf(row: Row, ...columns: string[]): number {
  const text = textOf(row, ...columns);
  return /^-?\d{1,15}$/.test(text) ? Number(text) : 0;
}
