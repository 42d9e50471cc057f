/** C0 controls, DEL, C1 controls, line and paragraph separators, and the controls that turn the direction of what follows. */
const ACTING = /[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const ACTING_BUT_LAYOUT = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A name with every character spelled out (`\x1b`, `\u202e`) that a terminal or a page would obey instead of show. */
export function visibleName(name: string): string {
  return name.replace(ACTING, spelled);
}

/** The same for text of several lines: line feeds and tabs stay. */
export function visibleText(text: string): string {
  return text.replace(ACTING_BUT_LAYOUT, spelled);
}

/** A name on one line that cannot turn the direction of what stands beside it: controls of both kinds become nothing or a space. */
export function plainName(name: string): string {
  return name.replace(ACTING, (character) => (/\s/.test(character) ? ' ' : ''));
}

function spelled(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
}
