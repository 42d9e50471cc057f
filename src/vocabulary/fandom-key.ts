/**
 * A fandom's name for comparison: without case, articles, marks and what stands in parentheses behind it. "The X-Files",
 * "X-files" and "x files (TV)" are one.
 */
export function fandomKey(name: string): string {
  return name
    .slice(0, 200)
    .toLowerCase()
    .replace(/\s*\([^()]{0,60}\)\s*$/, '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/&/g, ' and ')
    .replace(/^(?:the|les?|la|der|die|das) (?=\S)/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
