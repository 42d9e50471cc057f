/** Reads a number of words: `1,509`, `~2K words`, `approx 2.5k`, `100 words exactly`. File sizes are none. Section 1.17. */
export function readWordCount(written: string): number | null {
  const text = written.slice(0, 200);
  const parenthesis = /\((?:about |approx\.? |~)?([\d.,]{1,12})\s?(k)?\s?words?[^()]{0,20}\)/i.exec(text);
  const match =
    parenthesis ??
    /(?<![\d.,])(\d{1,3}(?:[.,\u00a0 ]\d{3}(?!\d)){1,3}|\d{1,7}(?:\.\d{1,2})?)\s{0,2}(kb\b|k\b)?/i.exec(text);
  if (!match || /kb/i.test(match[2] ?? '')) return null;
  const digits = match[1] ?? '';
  const grouped = /[.,\u00a0 ]\d{3}(?!\d)/.test(digits);
  const number = Number(grouped ? digits.replace(/[.,\s]/g, '') : digits.replace(',', '.'));
  const count = Math.round(match[2] ? number * 1000 : number);
  return Number.isFinite(count) && count > 0 ? count : null;
}
