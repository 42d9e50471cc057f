import { sql } from 'kysely';
import type { TagKind, WorkTag } from '../records.ts';
import { type Connection, query } from './connection.ts';
import { fixedQuery } from './fixed-query.ts';

/** Creators and tags of some works, by work, in their order on it. */
export type NamesOfWorks = { creators: Map<number, string[]>; tags: Map<number, WorkTag[]> };

const tagRows = fixedQuery(() =>
  query
    .selectFrom('work_tag')
    .innerJoin('tag', 'tag.id', 'work_tag.tag')
    .select(['work_tag.work', 'work_tag.members', 'tag.id', 'tag.kind', 'tag.name'])
    .where('work_tag.work', 'in', listed([0]))
    .orderBy('work_tag.work')
    .orderBy('work_tag.position'),
);

const creatorRows = fixedQuery(() =>
  query
    .selectFrom('work_creator')
    .innerJoin('creator', 'creator.id', 'work_creator.creator')
    .select(['work_creator.work', 'creator.name'])
    .where('work_creator.work', 'in', listed([0]))
    .orderBy('work_creator.work')
    .orderBy('work_creator.position'),
);

/** The creators and tags of some works, in two queries however many. */
export function namesOf(connection: Connection, works: readonly number[]): NamesOfWorks {
  const tags = new Map<number, WorkTag[]>();
  for (const { work, id: _, ...tag } of writtenTags(connection, works)) append(tags, work, tag);
  return { creators: creatorsOf(connection, works), tags };
}

/** A tag as a work says it, by its row. */
export type WrittenTag = WorkTag & { work: number; id: number };

/** The tags of some works as they were written, in the order of the works and in theirs on it, in one query. */
export function writtenTags(connection: Connection, works: readonly number[]): WrittenTag[] {
  return tagRows(connection, JSON.stringify(works)).map(({ work, id, kind, name, members }) => ({
    work,
    id,
    ...tagOf(kind, name, members),
  }));
}

/** The creators of some works, in one query. */
export function creatorsOf(connection: Connection, works: readonly number[]): Map<number, string[]> {
  const creators = new Map<number, string[]>();
  for (const { work, name } of creatorRows(connection, JSON.stringify(works))) append(creators, work, name);
  return creators;
}

/** A list of values as one parameter, so that a query's text does not depend on how many there are. */
export function listed<Value extends number | string>(values: readonly Value[]) {
  return sql<Value>`(select value from json_each(${JSON.stringify(values)}))`;
}

/** Adds a value to the list of a key, which is new where there was none. */
export function append<Value>(lists: Map<number, Value[]>, key: number, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function tagOf(kind: TagKind, name: string, members: string | null): WorkTag {
  return members === null ? { kind, name } : { kind, name, members: JSON.parse(members) as string[] };
}
