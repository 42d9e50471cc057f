/** Whether a line is quoted from another message: `> `, `>> `, `| `, `JW> `. */
export function isQuoted(line: string): boolean {
  return /^\s{0,3}(?:[A-Z][A-Za-z]{0,3})?>/.test(line) || /^\| /.test(line);
}

/** The line above a quotation: "On Tuesday, Mary wrote:", Yahoo's `--- In list@yahoogroups.com, …`. */
export function isWroteLine(line: string): boolean {
  const text = line.trim();
  if (text.length > 300 || !(text.endsWith(':') || text.startsWith('--') || text.includes('message')))
    return false;
  return (
    /(?:\b(?:wrote|writes|said|schrieb|schreef|a écrit|escribió)\s?:|\bwrote in message\b.{0,200})$/i.test(
      text,
    ) ||
    /^-{2,} ?(?:in [\w.-]{1,80}@|original message)/i.test(text) ||
    /^-{3,} ?"?[^"<]{1,60}"? ?<[^<>]{1,80}> wrote/i.test(text)
  );
}
