import { describe, expect, it } from 'vitest';
import { type Reading, understand } from '../../src/headers/index.ts';

/** Words that every object of JavaScript knows, and that a table looked up by them must not. */
const WORDS = Object.getOwnPropertyNames(Object.prototype);
const LABELS =
  'Title Author Fandom Pairing Characters Rating Genre Warnings Spoilers Status Archive Series Part Date Language Codes Category'.split(
    ' ',
  );

describe('words that objects know', () => {
  it.each(WORDS)('%s is a word as any other under every label', (word) => {
    for (const form of [word, word.toLowerCase(), word.toUpperCase()])
      for (const label of LABELS) {
        const { reading } = understand(`Title: Lamp\nAuthor: Elk\n${label}: ${form}\n\n***\n\nIt burned.\n`);
        expect(JSON.parse(JSON.stringify(reading)) as Reading).toEqual(reading);
      }
  });
});
