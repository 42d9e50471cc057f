/**
 * Stories as runs of words: a large vocabulary by Zipf's law and recurring phrases, any number of stories, each the same for the
 * same seed and place. Words are letters only, so that every engine cuts the text into the same words.
 */
import { capital, inventWord } from '../invented-words.ts';
import { mandelbrot } from '../million/draws.ts';
import { type Random, seeded } from '../random.ts';

const SYLLABLES =
  'an ar ba be bel bo cal ce cor da del di dor e el en fa fen fi ga gar ha hel ho i il ja ka kel la len li lo mar me mi mo na ne nor o or pa per ra ren ri ro sa sel si so ta ten ti tor u va ven vi wen yo'.split(
    ' ',
  );
const VOCABULARY = 60_000;
const PHRASES = 4000;
/** How often the next words are a phrase. */
const PHRASE_SHARE = 0.06;

/** Words by falling frequency, and phrases as places of words. */
export type Language = { words: string[]; phrases: Uint32Array[] };

export function makeLanguage(seed = 41): Language {
  const random = seeded(seed);
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const word = inventWord(random, SYLLABLES, 1 + Math.floor(random() * (words.size < 300 ? 2 : 4)));
    if (word.length > 1) words.add(word);
  }
  const phrases = Array.from({ length: PHRASES }, () =>
    Uint32Array.from({ length: 2 + Math.floor(random() * 3) }, () => drawWord(random)),
  );
  return { words: [...words], phrases };
}

/** The words of a story of this length, as places in the vocabulary. */
export function storyWords(language: Language, story: number, length: number): Uint32Array {
  const random = seeded(1000 + story);
  const words = new Uint32Array(length);
  let at = 0;
  while (at < length) {
    if (random() < PHRASE_SHARE) {
      const phrase = language.phrases[mandelbrot(random, PHRASES, 20)] ?? new Uint32Array(0);
      for (const word of phrase) if (at < length) words[at++] = word;
    } else words[at++] = drawWord(random);
  }
  return words;
}

/** A story as text: sentences of 4 to 18 words, in one line. */
export function storyText(language: Language, words: Uint32Array): string {
  const parts: string[] = [];
  let left = 0;
  for (const [place, at] of words.entries()) {
    const word = language.words[at] ?? '';
    const begins = left === 0;
    if (begins) left = 4 + ((at + place) % 15);
    left -= 1;
    const shown = begins ? capital(word) : word;
    parts.push(left === 0 ? `${shown}.` : left === 5 ? `${shown},` : shown);
  }
  return parts.join(' ');
}

export function drawWord(random: Random): number {
  return mandelbrot(random, VOCABULARY, 2.7);
}
