import { z } from 'zod';
import type { TagMapping } from '#catalogue';
import { FanlightError } from '#errors';

/** Characters of a mapping file, and entries of each of its lists, that are taken in. */
const MOST_CHARACTERS = 128 * 1024 * 1024;
const MOST_ENTRIES = 1_000_000;

const KIND = z.enum(['fandom', 'relationship', 'character', 'tag']);
const NAME = z
  .string()
  .min(1)
  .max(1000)
  .refine((name) => name.trim() === name && !/\p{Cc}/u.test(name), 'a name without spaces around it');
const TAG = z.strictObject({ kind: KIND, name: NAME });
const LINK = z.strictObject({ below: TAG, above: TAG });
const listOf = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).max(MOST_ENTRIES).default([]);
/** The form of a mapping file. */
export const MAPPING_FILE = z.strictObject({
  fanlight: z.literal('tags'),
  version: z.literal(1),
  canonical: listOf(TAG),
  synonyms: listOf(
    z.strictObject({ kind: KIND, name: NAME, of: NAME, fandom: NAME.nullable().default(null) }),
  ),
  parents: listOf(LINK),
  metas: listOf(LINK),
  refused: listOf(z.strictObject({ kind: KIND, one: NAME, other: NAME })),
});

/** What a mapping file says. Throws FL-USE-MAPPING, with the place where it is not as it should be. */
export function readMappingFile(text: string): TagMapping {
  if (text.length > MOST_CHARACTERS) throw new FanlightError('FL-USE-MAPPING', 'too large');
  const parsed = MAPPING_FILE.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join('.') ?? '';
    throw new FanlightError('FL-USE-MAPPING', place === '' ? undefined : place);
  }
  const { fanlight: _, version: __, ...mapping } = parsed.data;
  return mapping;
}

/** A mapping as a file: JSON with an entry on each line, so that two files can be compared line by line. */
export function writeMappingFile(mapping: TagMapping): string {
  const lists = (['canonical', 'synonyms', 'parents', 'metas', 'refused'] as const).map((list) => {
    const entries = mapping[list].map((entry) => `\n    ${JSON.stringify(entry)}`);
    return `  "${list}": [${entries.join(',')}${entries.length > 0 ? '\n  ' : ''}]`;
  });
  return `{\n  "fanlight": "tags",\n  "version": 1,\n${lists.join(',\n')}\n}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new FanlightError('FL-USE-MAPPING', undefined, { cause });
  }
}
