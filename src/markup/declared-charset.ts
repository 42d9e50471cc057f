/** How much of a page is looked at for a declaration; HTML §4.2.5.4 asks for the first 1,024 bytes, pages differ. */
const SNIFFED_BYTES = 4096;

/**
 * The character set a page declares of itself: byte order mark aside, the XML declaration, `<meta charset>`, or
 * `<meta http-equiv content="…; charset=…">`. Lower case, as written; null where none is declared.
 */
export function declaredCharset(bytes: Uint8Array): string | null {
  let head = '';
  for (const byte of bytes.subarray(0, SNIFFED_BYTES)) if (byte !== 0) head += String.fromCharCode(byte);
  const xml = /^\s{0,9}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/.exec(head);
  if (xml?.[1] !== undefined) return xml[1].toLowerCase();
  const meta = /<meta\b([^>]{0,400})/gi;
  for (const [, attributes = ''] of withoutComments(head).matchAll(meta)) {
    const charset = /charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})/i.exec(attributes);
    if (charset?.[1] !== undefined) return charset[1].toLowerCase();
  }
  return null;
}

function withoutComments(head: string): string {
  let out = '';
  let from = 0;
  for (let open = head.indexOf('<!--'); open >= 0; open = head.indexOf('<!--', from)) {
    out += head.slice(from, open);
    const close = head.indexOf('-->', open);
    if (close < 0) return out;
    from = close + 3;
  }
  return out + head.slice(from);
}
