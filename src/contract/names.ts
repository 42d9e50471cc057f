import { z } from 'zod';
import { COUNT, listOf, NAME, named, PAGED, SIZED } from './shapes.ts';
import { WORK } from './works.ts';

const TAG_KIND = named(
  'TagKind',
  'What a tag names.',
  z.enum(['fandom', 'relationship', 'character', 'tag']),
);
const TAG_STATE = z.enum(['canonical', 'synonym', 'scoped', 'unwrangled']);

const TAG_NAME = z.object({ kind: TAG_KIND, name: z.string() });
const MEANING = z.object({
  of: z.string(),
  fandom: z.string().nullable().describe('In works of this fandom only; null: everywhere.'),
});

const TAG_FIELDS = {
  kind: TAG_KIND,
  name: z.string(),
  state: TAG_STATE,
  works: COUNT.describe('Works that say exactly this name.'),
  means: z.array(MEANING).describe('The canonical tags that it is another spelling of.'),
};

/** Tags of a kind. */
export const TAGS = listOf('Tags', 'Tags of a kind, those of most works first.', z.object(TAG_FIELDS));
/** Tags of a kind. */
export type Tags = z.infer<typeof TAGS>;

const around = <Tag extends z.ZodType>(tag: Tag) => z.object({ total: COUNT, tags: z.array(tag) });

/** What the tag graph says around a tag. */
export const TAG_GRAPH_FIELDS = {
  synonyms: around(TAG_NAME.extend({ fandom: z.string().nullable(), works: COUNT })),
  parents: around(TAG_NAME).describe('Tags of another kind that stand above it: the fandom of a character.'),
  children: around(TAG_NAME).describe('Tags of another kind that stand below it.'),
  metas: around(TAG_NAME).describe('Tags of its kind that stand above it.'),
  subs: around(TAG_NAME).describe('Tags of its kind that stand below it.'),
};

/** A tag with everything around it. */
export const TAG = named(
  'Tag',
  'A tag with its spellings and the tags above and below it, at most 500 of each.',
  z.object({ ...TAG_FIELDS, ...TAG_GRAPH_FIELDS }),
);
/** A tag with everything around it. */
export type Tag = z.infer<typeof TAG>;

/** Which tags are asked for. */
export const TAGS_QUERY = z.strictObject({
  kind: TAG_KIND.default('fandom'),
  text: z.string().max(1_000).optional().describe('What stands anywhere in the name, whatever its case.'),
  state: TAG_STATE.optional(),
  ...SIZED,
});
/** Which tag is asked for. */
export const TAG_QUERY = z.strictObject({ kind: TAG_KIND, name: NAME });

/** Names with the number of works under each. */
export const NAMES = listOf(
  'Names',
  'Names of creators or of series in alphabetical order, with the number of works of each.',
  z.object({ name: z.string(), works: COUNT }),
);
/** Names with the number of works under each. */
export type Names = z.infer<typeof NAMES>;

/** Which names are asked for. */
export const NAMES_QUERY = z.strictObject(SIZED);
/** Whose name is asked for. */
export const NAME_QUERY = z.strictObject({ name: NAME });
/** Whose works are asked for. */
export const CREATOR_QUERY = z.strictObject({ name: NAME, ...PAGED });

const TARGET = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('work'), work: COUNT, title: z.string(), creators: z.array(z.string()) }),
  z.object({ kind: z.literal('series'), name: z.string() }),
  z.object({ kind: z.literal('creator'), name: z.string() }),
]);

/** A creator: works, and what a site said of who bears the name. */
export const CREATOR = named(
  'Creator',
  'A creator: some of the works under the name, the last written first, and what a site said of who bears it.',
  z.object({
    name: z.string(),
    total: COUNT,
    next: z.string().nullable(),
    spellings: z.array(z.string()).describe('The same name as works spell it otherwise.'),
    together: z.array(z.string()).describe('Who stands beside the name on these works.'),
    works: z.array(WORK),
    profile: z
      .object({
        text: z.string().describe('An XHTML fragment.'),
        joined: z.string().nullable(),
        favourites: z.array(z.object({ target: TARGET, note: z.string().nullable() })),
      })
      .nullable(),
  }),
);
/** A creator. */
export type Creator = z.infer<typeof CREATOR>;

/** A series. */
export const SERIES = named(
  'Series',
  'A series: its works in order, and what a site said of it.',
  z.object({
    name: z.string(),
    works: z.array(WORK).describe('At most 500; the query `series:` finds those of a longer one.'),
    said: z
      .object({
        creators: z.array(z.string()),
        summary: z.string().describe('An XHTML fragment.'),
        parent: z.string().nullable(),
        open: z.boolean().nullable(),
        members: z.array(TARGET),
      })
      .nullable(),
  }),
);
/** A series. */
export type Series = z.infer<typeof SERIES>;
