import type { TagKind } from '../records.ts';
import type { Connection } from './connection.ts';

/** Names remembered between saves; a library's common tags are far fewer. */
const REMEMBERED = 50_000;

/** Ids of creators, tags and labels by name, making those that are new. */
export type NameIds = {
  creator(name: string): number;
  tag(kind: TagKind, name: string): number;
  /** A label of a field of headers. */
  label(field: string, name: string): number;
  /** Notes the members of a relationship, so that it is found by them. */
  members(tag: number, names: readonly string[]): void;
  /** After a rollback: ids made in it are no longer there. */
  forget(): void;
};

/** The ids of names in a database, remembered between saves. */
export function nameIds(connection: Connection): NameIds {
  const creators = new Map<string, number>();
  const tags = new Map<string, number>();
  const findCreator = connection.prepare('select id from creator where name = ?').pluck();
  const addCreator = connection.prepare('insert into creator (name) values (?)');
  const findTag = connection.prepare('select id from tag where kind = ? and name = ?').pluck();
  const addTag = connection.prepare('insert into tag (kind, name) values (?, ?)');
  const labels = new Map<string, number>();
  const findLabel = connection.prepare('select id from label where field = ? and name = ?').pluck();
  const addLabel = connection.prepare('insert into label (field, name) values (?, ?)');
  const noted = new Set<string>();
  const addMember = connection.prepare('insert or ignore into tag_member (tag, name) values (?, ?)');

  return {
    creator(name) {
      return remembered(creators, name, () => {
        return (findCreator.get(name) as number | undefined) ?? Number(addCreator.run(name).lastInsertRowid);
      });
    },
    tag(kind, name) {
      return remembered(tags, `${kind} ${name}`, () => {
        return (
          (findTag.get(kind, name) as number | undefined) ?? Number(addTag.run(kind, name).lastInsertRowid)
        );
      });
    },
    label(field, name) {
      return remembered(labels, `${field} ${name}`, () => {
        return (
          (findLabel.get(field, name) as number | undefined) ??
          Number(addLabel.run(field, name).lastInsertRowid)
        );
      });
    },
    members(tag, names) {
      const key = `${tag} ${names.join('\n')}`;
      if (noted.has(key)) return;
      for (const name of names) addMember.run(tag, name);
      if (noted.size >= REMEMBERED) noted.clear();
      noted.add(key);
    },
    forget() {
      creators.clear();
      tags.clear();
      labels.clear();
      noted.clear();
    },
  };
}

function remembered(ids: Map<string, number>, key: string, find: () => number): number {
  const known = ids.get(key);
  if (known !== undefined) return known;
  const id = find();
  if (ids.size >= REMEMBERED) ids.clear();
  ids.set(key, id);
  return id;
}
