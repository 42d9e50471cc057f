import { createRequire } from 'node:module';
import { readsAsEnglish } from './english.ts';

const require = createRequire(import.meta.url);

const SAMPLE_LENGTH = 700;
const SAMPLES = 3;
/** English passages of this many letters are told by their function words alone, which is far quicker. */
const ENGLISH_LETTERS = 200;
const ENGLISH_CONFIDENCE = 0.95;
const MINIMUM_LETTERS = 20;
const HAN_CONFIDENCE = 0.9;
/** tinyld's codes that are not what BCP 47 prefers. */
const PREFERRED: Record<string, string> = { iw: 'he', in: 'id', ji: 'yi', tlh: 'tlh' };

/**
 * The language a text is written in, as a BCP 47 tag, judged from three passages of it; null when there are fewer than 20
 * letters or nothing fits. Han and Kana count as three letters each, since each says more.
 */
export function detectLanguage(text: string): { language: string; confidence: number } | null {
  const passages = samplesOf(text);
  if (
    passages.every(
      (passage) => letterWeight(passage, ENGLISH_LETTERS) >= ENGLISH_LETTERS && readsAsEnglish(passage),
    )
  )
    return { language: 'en', confidence: ENGLISH_CONFIDENCE };
  if (passages.every(isHanAlone)) return { language: 'zh', confidence: HAN_CONFIDENCE };
  const votes = new Map<string, number>();
  let samples = 0;
  for (const sample of passages) {
    if (letterWeight(sample, MINIMUM_LETTERS) < MINIMUM_LETTERS) continue;
    samples++;
    for (const { lang, accuracy } of detector().detectAll(sample).slice(0, 3))
      votes.set(lang, (votes.get(lang) ?? 0) + accuracy);
  }
  const best = [...votes].sort((a, b) => b[1] - a[1])[0];
  if (!best || samples === 0) return null;
  const language = PREFERRED[best[0]] ?? best[0];
  return { language, confidence: Math.min(1, best[1] / samples) };
}

/** Loaded when a text needs it: its tables are megabytes, and English is told without them. */
function detector(): typeof import('tinyld') {
  return require('tinyld');
}

/** Passages from the start, the middle and the end, or the whole text when it is short. */
function samplesOf(text: string): string[] {
  if (text.length <= SAMPLE_LENGTH * SAMPLES) return [text];
  const step = Math.floor((text.length - SAMPLE_LENGTH) / SAMPLES);
  return Array.from({ length: SAMPLES }, (_, index) => {
    const start = Math.floor(step * (index + 0.5));
    return text.slice(start, start + SAMPLE_LENGTH);
  });
}

/** Whether a passage is written in Han characters, with hardly a letter of another script: Japanese needs Kana. */
function isHanAlone(passage: string): boolean {
  const letters = passage.match(/\p{L}/gu)?.length ?? 0;
  const han = passage.match(/\p{Script=Han}/gu)?.length ?? 0;
  return letters >= MINIMUM_LETTERS && han >= letters * 0.97;
}

/** Counts no further than `enough`. */
function letterWeight(sample: string, enough: number): number {
  let weight = asciiLetters(sample);
  if (weight >= enough) return weight;
  weight = 0;
  for (const run of sample.matchAll(/\p{L}+/gu)) {
    weight += run[0].length;
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(run[0]))
      weight += 2 * run[0].length;
    if (weight >= enough) break;
  }
  return weight;
}

function asciiLetters(sample: string): number {
  let count = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const letter = sample.charCodeAt(at) | 0x20;
    if (letter >= 0x61 && letter <= 0x7a) count += 1;
  }
  return count;
}
