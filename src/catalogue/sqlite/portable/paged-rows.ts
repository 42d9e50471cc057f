import type { Connection } from '../connection.ts';

/** Where in the list of all records of a kind to read: after a number, or where they have none after so many of them. */
export type PortablePaging = { after: number; limit: number };

/** Rows that have no numbers, after so many of them; `sql` is a constant with an order. */
export function rows<Row>(connection: Connection, sql: string, { after, limit }: PortablePaging): Row[] {
  return connection.prepare(`${sql} limit ? offset ?`).all(limit, after) as Row[];
}

/** Rows with a number greater than another, by their numbers; `sql` is a constant that names it `id`. */
export function numbered<Row>(connection: Connection, sql: string, { after, limit }: PortablePaging): Row[] {
  return connection
    .prepare(`select * from (${sql}) where id > ? order by id limit ?`)
    .all(after, limit) as Row[];
}

/** JSON of a column, null where there is none. */
export function parsed<Value>(json: string | null): Value | null {
  return json === null ? null : (JSON.parse(json) as Value);
}
