/** Cases of a header: a folder each, with `input.txt`, `expected.json` and `about.md`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { emptyReading, type Reading } from '#headers';

/** The name of a field of a reading. */
export type Field = keyof Reading;

/** Every field of a reading, in its order. */
export const FIELDS = Object.keys(emptyReading()) as Field[];

/**
 * What a case's author says is right. A field that is not there is empty. Those in `inferred` may be filled or empty. In
 * an object only the keys that are there are compared. `bodyStart` is how the story's first line begins, null where there
 * is no story; `bodyEnd` how its last line ends.
 */
export type Expected = Partial<Record<Field, unknown>> & {
  inferred?: Field[];
  bodyStart?: string | null;
  bodyEnd?: string | null;
};

/** A text with what is right for it. */
export type Case = { name: string; text: string; expected: Expected };

const line = z.string().nullable().optional();
const schema = z
  .strictObject({
    ...Object.fromEntries(FIELDS.map((field) => [field, z.unknown().optional()])),
    inferred: z.array(z.enum(FIELDS)).optional(),
    bodyStart: line,
    bodyEnd: line,
    traps: z.unknown().optional(),
  })
  .transform((value): Expected => value as Expected);

/**
 * The cases in a folder, by name. A folder without both files is passed over, since it may still be in the making.
 * Throws an error that names the file when an `expected.json` cannot be read or has a field that no reading has.
 */
export function readCases(folder: string): Case[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return names.flatMap((name): Case[] => {
    const input = path.join(folder, name, 'input.txt');
    const answer = path.join(folder, name, 'expected.json');
    if (!existsSync(input) || !existsSync(answer)) return [];
    return [{ name, text: readFileSync(input, 'utf8'), expected: readExpected(answer) }];
  });
}

function readExpected(file: string): Expected {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (thrown) {
    const why = thrown instanceof z.ZodError ? z.prettifyError(thrown) : String(thrown);
    throw new Error(`${file}: ${why}`, { cause: thrown });
  }
}
