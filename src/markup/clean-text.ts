/** Control characters, lone surrogates and the two non-characters that XML 1.0 §2.2 refuses; tab and newline stay. */
const UNSHOWN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;
/** Quicker than a search for {@link UNSHOWN}; both halves of a sound pair are found as well. */
const MAY_HAVE_UNSHOWN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/;

/** Text without what no page may hold: controls are left out, a lone surrogate becomes U+FFFD. */
export function cleanText(text: string): string {
  if (!MAY_HAVE_UNSHOWN.test(text)) return text;
  return text.replace(UNSHOWN, (character) =>
    character >= '\ud800' && character <= '\udfff' ? '\ufffd' : '',
  );
}

/** Clean text in which tabs and newlines are spaces; `keepTabs` for text whose columns are typed. */
export function cleanFlow(text: string, keepTabs = false): string {
  if (!MAY_CHANGE.test(text)) return text;
  return cleanText(text).replace(keepTabs ? /\n/g : /[\t\n]/g, ' ');
}

/** What {@link cleanText} may change, tabs and newlines: most text has none of it. */
const MAY_CHANGE = /[\u0000-\u000a\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/;

/** How many characters {@link cleanText} would leave out. */
export function countUnshown(text: string): number {
  if (!MAY_HAVE_UNSHOWN.test(text)) return 0;
  return text.match(UNSHOWN)?.length ?? 0;
}

/** Clean text on one line: every stretch of white space is one space, none at the ends. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** Whether text shows nothing: spaces, tabs, line ends and no-break spaces only. */
export function isBlankText(text: string): boolean {
  return /^[ \t\n\r\f\u00a0]*$/.test(text);
}

/** A BCP 47 tag as HTML's `lang` may carry it, or null. */
export function languageTag(raw: string | null | undefined): string | null {
  return raw !== null && raw !== undefined && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,5}$/.test(raw)
    ? raw
    : null;
}
