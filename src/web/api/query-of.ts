import { z } from 'zod';

/** A parameter that is sent more often than this is cut: no list that is asked for is longer. */
const MOST_VALUES = 500;

/**
 * The parameters of an address as their schema has them: one that stands for a list is a list however often it is sent, and of another that is
 * sent several times there is a list, which its schema refuses.
 */
export function queryOf(url: string, shape: z.ZodObject): Record<string, string | string[]> {
  const { searchParams } = new URL(url, 'http://localhost');
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = searchParams.getAll(name).slice(0, MOST_VALUES);
      const [first = ''] = values;
      return [name, values.length === 1 && !isList(shape.shape[name]) ? first : values];
    }),
  );
}

/** Whether a parameter is a list. */
export function isList(shape: unknown): boolean {
  if (shape instanceof z.ZodDefault || shape instanceof z.ZodOptional) return isList(shape.unwrap());
  return shape instanceof z.ZodArray;
}
