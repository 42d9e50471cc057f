/** A well-formed BCP 47 tag as a book may state it; `und` for anything else. */
export function bookLanguage(tag: string): string {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(tag) ? tag : 'und';
}

/** Whether a language is written from right to left. */
export function isRightToLeft(tag: string): boolean {
  return RIGHT_TO_LEFT.has(tag.toLowerCase().split('-')[0] ?? '') || /-(?:arab|hebr)\b/i.test(tag);
}

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'dv', 'fa', 'he', 'ckb', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);
