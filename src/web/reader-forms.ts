/** What the forms send with which a reader marks works, keeps searches and mutes. */
import { z } from 'zod';
import { MUTE_PATTERNS } from '#library';
import { backTo, filled } from './filled.ts';

const LINE = z.string().max(4_000).default('');
const NOTE = z.string().max(40_000).default('');

const MARK = z.object({
  mark: z.enum(['opened', 'finished', 'bookmarked']),
  set: z.enum(['yes', 'no']).transform((set) => set === 'yes'),
  note: NOTE,
  back: backTo('/'),
  /** Sent by the page itself, which wants no page back. */
  quiet: z.literal('yes').optional(),
});
const NUMBER = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .pipe(z.number().min(1));
/** More blocks than any chapter has. */
const LAST_BLOCK = 1_000_000_000;
const PLACE = z.discriminatedUnion('set', [
  z.object({
    set: z.literal('yes'),
    chapter: NUMBER,
    /** The block of the chapter, from 1. */
    paragraph: z.union([z.literal('last').transform(() => LAST_BLOCK), NUMBER]),
    back: backTo('/'),
    /** Sent by the page itself while the reader reads. */
    following: z.literal('yes').optional(),
    quiet: z.literal('yes').optional(),
  }),
  z.object({ set: z.literal('no'), back: backTo('/places') }),
]);
const SEARCH = z.object({
  name: LINE,
  query: LINE,
});
const SEARCH_CHANGE = z.object({
  action: z.enum(['rename', 'see', 'remove']),
  name: LINE,
  quiet: z.literal('yes').optional(),
});
const MUTE = z.object({
  pattern: z.enum(MUTE_PATTERNS).default('query'),
  value: LINE,
  note: NOTE,
  back: backTo('/mutes'),
});

/** A mark to set or take away. Throws FL-WEB-FORM. */
export function markForm(body: unknown): z.infer<typeof MARK> {
  return filled(MARK, body);
}

/** A place in a work to keep, or to keep no longer. Throws FL-WEB-FORM. */
export function placeForm(body: unknown): z.infer<typeof PLACE> {
  return filled(PLACE, body);
}

/** A search to keep. Throws FL-WEB-FORM. */
export function searchForm(body: unknown): z.infer<typeof SEARCH> {
  return filled(SEARCH, body);
}

/** What to do with a search that is kept. Throws FL-WEB-FORM. */
export function searchChangeForm(body: unknown): z.infer<typeof SEARCH_CHANGE> {
  return filled(SEARCH_CHANGE, body);
}

/** What to hide. Throws FL-WEB-FORM. */
export function muteForm(body: unknown): MuteForm {
  return filled(MUTE, body);
}

/** A filled form that says what to hide: a pattern with its value, why, and the page to come back to. */
export type MuteForm = z.infer<typeof MUTE>;
