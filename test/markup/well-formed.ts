/**
 * Checks that a fragment is well-formed XML of the kind this project writes: balanced tags, quoted attributes, no bare
 * ampersand, no forbidden character. Returns what is wrong, or null.
 */
export function wellFormednessFault(fragment: string): string | null {
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u.test(fragment))
    return 'a forbidden character';
  const open: string[] = [];
  let text = '';
  let from = 0;
  for (const tag of fragment.matchAll(/<(\/?)([a-z][a-z0-9]*)((?: [a-z:-]+="[^"<]*")*)( ?\/)?>/g)) {
    text += fragment.slice(from, tag.index) + (tag[3] ?? '').replaceAll('"', '');
    from = tag.index + tag[0].length;
    if (tag[1] === '/') {
      const expected = open.pop();
      if (expected !== tag[2]) return `</${tag[2]}> where </${expected}> belongs`;
    } else if (tag[4] === undefined) open.push(tag[2] ?? '');
  }
  text += fragment.slice(from);
  if (open.length > 0) return `<${open.join('><')}> not closed`;
  if (text.includes('<')) return 'a bare <';
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) return 'a bare &';
  return null;
}
