const STRONG =
  /\b(?:do(?:n't| not) own|don't sue|belongs? to|belong solely to|(?:are|is|remains?|were|be|all|sole|the) (?:the )?(?:sole )?property of|no (?:copyright )?infringement|(?:are|is|'re|'s|they|characters?|people|everyone|none|them) (?:all |both |sadly |alas,? |still |certainly |so )?not mine|^\W{0,3}(?:sadly,? |alas,? |definitely |all |so )?not mine|aren't mine|isn't mine|own nothing|owns? (?:no|none)|no (?:money|profit)|(?:not|n't) (?:making|make) (?:any )?(?:money|profit)|disclaimers? appl|standard disclaimer|usual disclaimer|only borrow|just borrow|created by|n'est à moi|gehör(?:t|en) nicht)/i;

/** Whether a sentence speaks as a disclaimer does. Source: section 9.1. */
export function isDisclaimer(sentence: string): boolean {
  return STRONG.test(sentence.slice(0, 500).replace(/[’‘]/g, "'"));
}
