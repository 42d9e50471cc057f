/** How bytes became text: the codec's WHATWG-style name, how sure (0 to 1), why, and what was repaired afterwards. */
export type EncodingReport = {
  name: string;
  confidence: number;
  reason: string;
  /** One line per kind of repair, with a sample before → after. */
  repaired: string[];
};

/** Decoded bytes. `invalid` counts byte runs that are no characters (shown as U+FFFD) and where the first one is. */
export type Decoded = {
  text: string;
  encoding: EncodingReport;
  invalid: { count: number; firstAt: number } | null;
};

/** One kind of damage undone: how often, and one sample. */
export type Repair = { kind: string; count: number; before: string; after: string };
