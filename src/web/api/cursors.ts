/** Places in lists, as opaque text: whoever gets one sends it back as it is. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FanlightError } from '#errors';
import type { WorksPlace } from '#library';

/** More than any list has. */
const LAST = 2_147_483_647;
const NUMBER = z.int().min(0).max(LAST);
const WORKS = z.object({
  of: z.string().max(50),
  offset: NUMBER,
  before: z.array(NUMBER).max(10),
  seed: NUMBER.nullable(),
});
const PAGE = z.object({ page: NUMBER.min(1).max(1_000_000), size: NUMBER });
const NAME = z.object({ after: z.string().max(1_000) });

/** Where a list of works goes on that a query finds; null for its beginning. Throws FL-API-CURSOR, also for a cursor of another query. */
export function worksPlace(cursor: string | undefined, query: string): WorksPlace | null {
  if (cursor === undefined) return null;
  const { of, ...place } = opened(cursor, WORKS);
  if (of !== nameOf(query)) throw new FanlightError('FL-API-CURSOR');
  return place;
}

/** The cursor of such a place. */
export function worksCursor(place: WorksPlace | null, query: string): string | null {
  return place === null ? null : closed({ of: nameOf(query), ...place });
}

/** The page of a list that a cursor names, from 1, with the items of a page, 0 where that is always the same. Throws FL-API-CURSOR, also for pages of another size. */
export function pageAt(cursor: string | undefined, size = 0): number {
  if (cursor === undefined) return 1;
  const at = opened(cursor, PAGE);
  if (at.size !== size) throw new FanlightError('FL-API-CURSOR');
  return at.page;
}

/** The cursor of the page after one; null where that is the last. */
export function pageCursor(page: number, pages: number, size = 0): string | null {
  return page < pages ? closed({ page: page + 1, size }) : null;
}

/** The name behind which a list of names goes on; null for its beginning. Throws FL-API-CURSOR. */
export function nameAt(cursor: string | undefined): string | null {
  return cursor === undefined ? null : opened(cursor, NAME).after;
}

/** The cursor of the names behind one. */
export function nameCursor(after: string): string {
  return closed({ after });
}

function closed(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function opened<Place extends z.ZodType>(cursor: string, place: Place): z.output<Place> {
  const parsed = place.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw new FanlightError('FL-API-CURSOR');
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nameOf(query: string): string {
  return createHash('sha256').update(query).digest('base64url').slice(0, 11);
}
