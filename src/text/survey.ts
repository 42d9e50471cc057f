/**
 * Which characters stand in a text, so that rules for damage that is not there need not look for it. `seen` has a 1 for
 * each UTF-16 unit that occurs; `beyondAscii` is where all units above U+007F stand, in order.
 */
export type Survey = { seen: Uint8Array; beyondAscii: readonly number[] };

/** Looks through a text once. */
export function surveyText(text: string): Survey {
  const seen = new Uint8Array(65_536);
  const beyondAscii: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    seen[unit] = 1;
    if (unit > 0x7f) beyondAscii.push(at);
  }
  return { seen, beyondAscii };
}

/** Whether one of the characters `marks` stands in a text. */
export function hasAny({ seen }: Survey, marks: string): boolean {
  for (let at = 0; at < marks.length; at += 1) if (seen[marks.charCodeAt(at)] === 1) return true;
  return false;
}

/** Whether a character from `first` to `last` stands in a text. */
export function hasBetween({ seen }: Survey, first: number, last: number): boolean {
  for (let unit = first; unit <= last; unit += 1) if (seen[unit] === 1) return true;
  return false;
}
