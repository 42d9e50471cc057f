/** A source that an author's words name without a label: what was said, where in the text, and how surely (to 0.6). */
export type NamedFandom = { fandom: string; at: number; length: number; confidence: number };

/** A name as it stands in a sentence: capitalised words with the small ones between them. Group 1 is the name. */
export const NAME =
  "(\\p{Lu}[\\p{L}\\p{N}'’.:!-]{0,30}(?: (?:&|and|of|the|in|on|to|le|la|les|de|du|des|der|von|\\p{Lu}[\\p{L}\\p{N}'’.:!-]{0,30}|\\d{1,4})){0,6})";
/** A mark that may open a title. */
export const QUOTE = '["“„«*_]?';
/** A mark that may close a title. */
export const CLOSE = '["”“»*_]?';
