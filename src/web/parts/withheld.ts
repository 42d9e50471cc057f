const LOCAL_PART = /[A-Za-z0-9._%+-]/;
const DOMAIN = /[A-Za-z0-9.-]/;
/** A local part longer than RFC 5321 allows (section 4.5.3.1.1) is no address. */
const LOCAL_LIMIT = 64;
const DOMAIN_LIMIT = 255;

/** The text with mail addresses replaced: they are private even where the original is shown. */
export function withholdAddresses(text: string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const start = back(text, at, from);
    const end = forth(text, at + 1);
    if (start === at || end === at + 1) continue;
    out += `${text.slice(from, start)}[address withheld]`;
    from = end;
  }
  return out + text.slice(from);
}

function back(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && at - start < LOCAL_LIMIT && LOCAL_PART.test(text.charAt(start - 1))) start -= 1;
  return start;
}

function forth(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < DOMAIN_LIMIT && DOMAIN.test(text.charAt(end))) end += 1;
  while (end > from && /[.-]/.test(text.charAt(end - 1))) end -= 1;
  return end;
}
