/** A well-formed BCP 47 tag as a book may state it; `und` for anything else. */
export function bookLanguage(tag: string): string {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(tag) ? tag : 'und';
}
