/** How a book is to be put on paper, as forms and addresses say it. */
import { z } from 'zod';
import { FanlightError } from '#errors';
import { MARK_NAMES, MOST_CREEP, MOST_SHEETS, marksOf, PAPER_NAMES, type PrintOptions } from '#library';

/** What a form offers: pages one after another, or laid out for binding. */
export const LAYOUTS = ['plain', 'folio', 'quarto'] as const;

const MARK = z.enum(MARK_NAMES);
const ASKED = z.object({
  paper: z.enum(PAPER_NAMES).default('a4'),
  layout: z.enum(LAYOUTS).default('plain'),
  sheets: z.coerce.number().int().min(1).max(MOST_SHEETS).default(4),
  /** A decimal comma is as good as a point. */
  creep: z
    .string()
    .max(20)
    .default('0')
    .transform((text) => Number(text.replace(',', '.')))
    .pipe(z.number().min(0).max(MOST_CREEP)),
  marks: z.union([MARK.transform((mark) => [mark]), z.array(MARK).max(3)]).default([]),
});

/** What a query string asks for; what it leaves out is the usual. Throws FL-WEB-FORM. */
export function printOptionsFrom(query: unknown): PrintOptions {
  const parsed = ASKED.safeParse(query);
  if (!parsed.success) throw new FanlightError('FL-WEB-FORM', String(parsed.error.issues[0]?.path[0]));
  const { paper, layout, sheets, creep, marks } = parsed.data;
  if (layout === 'plain') return { paper, imposition: null };
  return {
    paper,
    imposition: {
      folding: layout,
      sheets,
      creep,
      marks: marksOf(marks),
    },
  };
}
