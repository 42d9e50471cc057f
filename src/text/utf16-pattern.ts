import { decodeIn } from './codecs.ts';

const SAMPLE_BYTES = 8_192;
/** The least share of NULs in one half of the byte pairs: spaces and line breaks alone give this much in any script with spaces. */
const NUL_SHARE = 0.04;

/** UTF-16 without a byte-order mark, told by NULs that stand only in the even or only in the odd places; null for anything else. */
export function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, Math.min(SAMPLE_BYTES, bytes.length) & ~1);
  if (sample.length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at += 2) {
    if (sample[at] === 0) even++;
    if (sample[at + 1] === 0) odd++;
  }
  const pairs = sample.length / 2;
  if (odd >= pairs * NUL_SHARE && even <= odd * 0.02 && looksLikeText(sample, 'utf-16le')) return 'utf-16le';
  if (even >= pairs * NUL_SHARE && odd <= even * 0.02 && looksLikeText(sample, 'utf-16be')) return 'utf-16be';
  return null;
}

function looksLikeText(sample: Uint8Array, charset: string): boolean {
  const text = decodeIn(charset, sample);
  let good = 0;
  for (let at = 0; at < text.length; at++)
    if (/[\p{L}\p{M}\p{N}\p{P}\p{Zs}\t\n\r]/u.test(text[at] ?? '')) good++;
  return good >= text.length * 0.9;
}
