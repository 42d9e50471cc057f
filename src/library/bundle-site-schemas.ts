/** The forms of what a site kept beside its stories. Bodies are XHTML fragments, and are read into the document when they are taken in. */
import { z } from 'zod';
import { NUMBER, TEXT } from './bundle-value-schemas.ts';

const ADDRESS = z.strictObject({ host: TEXT, path: TEXT });
const TARGET = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('work'), ...ADDRESS.shape }),
  z.strictObject({ kind: z.literal('series'), name: TEXT }),
  z.strictObject({ kind: z.literal('creator'), name: TEXT }),
]);
const REPLY = z.strictObject({ author: TEXT.nullable(), date: TEXT.nullable(), body: TEXT });

/** A comment with its answers. */
export const COMMENT = z.strictObject({
  ...REPLY.shape,
  chapter: NUMBER.nullable(),
  replies: z.array(REPLY),
});

const OF_SITE = { imports: z.array(NUMBER), withdrawn: z.boolean(), addresses: z.array(ADDRESS) };

export const CREATOR = z.strictObject({
  name: TEXT,
  profile: TEXT,
  joined: TEXT.nullable(),
  favourites: z.array(z.strictObject({ target: TARGET, note: TEXT.nullable() })),
  ...OF_SITE,
});

export const SERIES = z.strictObject({
  name: TEXT,
  creators: z.array(TEXT),
  summary: TEXT,
  parent: TEXT.nullable(),
  open: z.boolean().nullable(),
  members: z.array(TARGET),
  comments: z.array(COMMENT),
  ...OF_SITE,
});

export const PAGE = z.strictObject({
  id: NUMBER,
  import: NUMBER,
  section: z.enum(['news', 'page', 'challenge']),
  title: TEXT,
  author: TEXT.nullable(),
  date: TEXT.nullable(),
  body: TEXT,
  responses: z.array(TARGET),
  comments: z.array(COMMENT),
  ...OF_SITE,
});
