const FUNCTION_WORDS = new Set(
  'the and of was he she his her that said with you had for they'.split(' ').map(packed),
);
const LONGEST_FUNCTION_WORD = 4;

/** True when English function words make up a tenth or more of the words in ASCII letters, and there are some. */
export function readsAsEnglish(sample: string): boolean {
  let words = 0;
  let english = 0;
  let length = 0;
  let word = 0;
  for (let at = 0; at <= sample.length; at += 1) {
    const letter = sample.charCodeAt(at) | 0x20;
    if (letter >= 0x61 && letter <= 0x7a) {
      length += 1;
      word = (word << 8) | letter;
    } else if (length > 0) {
      words += 1;
      if (length <= LONGEST_FUNCTION_WORD && FUNCTION_WORDS.has(word)) english += 1;
      length = 0;
      word = 0;
    }
  }
  return english >= 2 && english >= words * 0.1;
}

/** The letters of a short word as one number, a byte each. */
function packed(word: string): number {
  let number = 0;
  for (let at = 0; at < word.length; at += 1) number = (number << 8) | word.charCodeAt(at);
  return number;
}
