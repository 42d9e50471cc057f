/** An ending, and what takes its place; the stem before it is at least so long. */
type Ending = readonly [ending: string, instead: string, stem: number];

/** With the first of some endings that fits replaced. Longer endings stand before those they end with. */
export function replaceEnding(word: string, endings: readonly Ending[]): string {
  for (const [ending, instead, stem] of endings)
    if (word.length - ending.length >= stem && word.endsWith(ending))
      return word.slice(0, word.length - ending.length) + instead;
  return word;
}

/** Endings with one shortest stem, which are taken off. */
export function endings(stem: number, list: string): Ending[] {
  return list.split(' ').map((ending): Ending => [ending, '', stem]);
}
