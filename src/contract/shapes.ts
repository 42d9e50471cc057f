/** The shapes that have a name in the API's document, and the small ones that others are made of. */
import { z } from 'zod';

/** Every shape that has a name, with what it is. */
export const NAMED_SHAPES = z.registry<{ id: string; description: string }>();

/** What each named shape is, by its name. */
export const SHAPE_DESCRIPTIONS = new Map<string, string>();

/** Gives a shape its name in the document, and says what it is. */
export function named<Shape extends z.ZodType>(id: string, description: string, shape: Shape): Shape {
  NAMED_SHAPES.add(shape, { id, description });
  SHAPE_DESCRIPTIONS.set(id, description);
  return shape;
}

/** Largest number of a record in a database. */
const MOST_RECORDS = 2_147_483_647;

/** The number of a work, an import, a saved search …, from 1. */
export const NUMBER = z.int().min(1).max(MOST_RECORDS);
/** How many there are of something. */
export const COUNT = z.int().min(0);
/** A moment: ISO 8601 in UTC. */
export const MOMENT = z.iso.datetime();
/** A SHA-256 in hexadecimal digits. */
export const HASH = z.string().regex(/^[0-9a-f]{64}$/);

/** A whole number as a parameter says it: digits. */
export function digits(from = 1, to = MOST_RECORDS) {
  return z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.int().min(from).max(to));
}

/** The place in a list that an answer before gave as `next`; one behind a name is as long as {@link NAME} in any letters. */
const CURSOR = z.string().min(1).max(8_192);
/** Items of one answer, and the largest number that may be asked for. */
const USUAL_SIZE = 20;
const MOST_SIZE = 100;

/** Parameters of a list that says by itself how many items an answer has. */
export const PAGED = {
  cursor: CURSOR.optional().describe('`next` of the answer before; absent for the first.'),
};
/** Parameters of a list whose answers have as many items as are asked for. */
export const SIZED = {
  ...PAGED,
  limit: digits(1, MOST_SIZE).default(USUAL_SIZE).describe('Items in an answer.'),
};

/** One answer of a list, under a name of its own. */
export function listOf<Item extends z.ZodType>(id: string, description: string, item: Item) {
  return named(id, description, z.object({ ...nextFields(), total: COUNT, items: z.array(item) }));
}

/** What says where a list goes on. */
export function nextFields() {
  return {
    next: CURSOR.nullable().describe('What to send as `cursor` for the next items; null at the end.'),
  };
}

/** The parameter of an address that is the number of something. */
export const BY_NUMBER = z.strictObject({ id: digits() });
/** A name as long as tags and creators can be. */
export const NAME = z.string().min(1).max(1_000);
/** What could not be understood of a query. */
export const QUERY_PROBLEMS = z
  .array(
    z.object({
      code: z.string(),
      at: COUNT.describe('Where in the query, in UTF-16 units.'),
      length: COUNT,
      says: z.string(),
      suggestion: z.string().optional(),
    }),
  )
  .describe('What could not be understood of the query; the rest of it was asked.');
/** A search in the query language. */
export const QUERY = z.string().max(4_000);
