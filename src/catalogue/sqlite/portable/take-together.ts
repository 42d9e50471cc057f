import type { PortableApart, PortableJoined } from '../../portable.ts';
import type { Connection } from '../connection.ts';
import { inserter } from '../insert.ts';

/** Takes what was said of works that are one story, or not. */
export function togetherTaker(connection: Connection): {
  joined(record: PortableJoined): void;
  apart(record: PortableApart): void;
} {
  const insertJoined = inserter(connection, 'joined_work', ['work', 'into_work', 'joined_at']);
  const insertApart = inserter(connection, 'apart_work', ['first', 'second', 'said_at']);
  return {
    joined: ({ work, into, joinedAt }) => insertJoined({ work, into_work: into, joined_at: joinedAt }),
    apart: ({ first, second, saidAt }) => insertApart({ first, second, said_at: saidAt }),
  };
}
