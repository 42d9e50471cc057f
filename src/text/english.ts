const FUNCTION_WORDS = /\b(?:the|and|of|was|he|she|his|her|that|said|with|you|had|for|they)\b/gi;

/** True when English function words make up a tenth or more of the words in ASCII letters, and there are some. */
export function readsAsEnglish(sample: string): boolean {
  const words = sample.match(/[A-Za-z]+/g)?.length ?? 0;
  const english = sample.match(FUNCTION_WORDS)?.length ?? 0;
  return english >= 2 && english >= words * 0.1;
}
