/** How a book is to be put on paper, as forms and addresses say it. */
import { z } from 'zod';
import { FanlightError } from '#errors';
import { MOST_SHEETS, type PrintOptions } from '#library';

const MARK = z.enum(['fold', 'sewing', 'order']);
const ASKED = z.object({
  paper: z.enum(['a4', 'a5', 'letter']).default('a4'),
  layout: z.enum(['plain', 'folio', 'quarto']).default('plain'),
  sheets: z.coerce.number().int().min(1).max(MOST_SHEETS).default(4),
  creep: z.coerce.number().min(0).max(2).default(0),
  marks: z.union([MARK.transform((mark) => [mark]), z.array(MARK).max(3)]).default([]),
});

/** Papers, layouts and marks that can be chosen. */
export const PAPER_NAMES = ['a4', 'a5', 'letter'] as const;
export const LAYOUTS = ['plain', 'folio', 'quarto'] as const;
export const MARK_NAMES = MARK.options;

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
      marks: {
        fold: marks.includes('fold'),
        sewing: marks.includes('sewing'),
        order: marks.includes('order'),
      },
    },
  };
}
