/** The field of a query that is being written, and the stretch it fills: UTF-16 columns, `to` exclusive. */
type TypedField = { field: string; text: string; from: number; to: number };

/**
 * The field in whose value the caret stands, at its end: `fandom:harb|`, `-ship:"mara k|`, `"` may follow the caret. Null where the caret stands
 * anywhere else.
 */
export function typedField(query: string, caret: number): TypedField | null {
  const before = query.slice(0, caret);
  const after = query.slice(caret);
  const isQuoted = before.split('"').length % 2 === 0;
  if (isQuoted ? !/^(?:"|$)/.test(after) : !/^(?:[\s)]|$)/.test(after)) return null;
  const quote = isQuoted ? before.lastIndexOf('"') : caret;
  const from = startOfWord(before, isQuoted ? quote : caret);
  const word = query.slice(from, quote);
  const colon = word.indexOf(':');
  if (colon < 1 || (isQuoted && colon !== word.length - 1)) return null;
  return {
    field: word.slice(0, colon).toLowerCase(),
    text: query.slice(from + colon + (isQuoted ? 2 : 1), caret),
    from,
    to: caret + (isQuoted && after.startsWith('"') ? 1 : 0),
  };
}

/** Where the word begins that ends before `end`, without a minus or brackets before it. */
function startOfWord(text: string, end: number): number {
  let start = end;
  while (start > 0 && !/[\s("]/.test(text.charAt(start - 1))) start -= 1;
  while (text.charAt(start) === '-') start += 1;
  return start;
}
