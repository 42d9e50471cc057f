import { html, type Markup } from '#markup';
import { isRightToLeft } from '#text';

/** A well-formed BCP 47 tag as a book may state it; `und` for anything else. */
export function bookLanguage(tag: string): string {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(tag) ? tag : 'und';
}

/** How the words of a work are marked on a page whose own words are English; nothing where they are English too. */
export function languageMark(language: string): Markup {
  const tag = bookLanguage(language);
  if (/^en(?:-|$)/i.test(tag)) return html``;
  return html` lang="${tag}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}"`;
}

/** How this program's own words, which are English, are marked on a page in the language of a work. */
export function ownWordsMark(language: string): Markup {
  return /^en(?:-|$)/i.test(language) ? html`` : html` lang="en" dir="ltr"`;
}
