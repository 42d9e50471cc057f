/**
 * The last resort for pages whose markup nests or repeats beyond any bound: every tag becomes a bogus comment of the
 * same length, so that offsets stay, except paragraphs, breaks, rules, plain emphasis, and the tags whose content is
 * no text at all.
 */
export function plainMarkup(source: string): string {
  return thinned(source, EMPHASIS);
}

/** As {@link plainMarkup}, without emphasis: nothing is left that can nest. */
export function barestMarkup(source: string): string {
  return thinned(source, new Set());
}

/** Tags kept at most, well below what a tree may hold. */
const MAX_KEPT = 200_000;

function thinned(source: string, emphasis: ReadonlySet<string>): string {
  const tag = /<(\/?)([a-zA-Z][^\s/>]{0,30})([^>]?)/g;
  const pieces: string[] = [];
  const open: string[] = [];
  let from = 0;
  let kept = 0;
  for (let match = tag.exec(source); match !== null; match = tag.exec(source)) {
    const [whole, slash = '', written = '', after] = match;
    const name = written.toLowerCase();
    if (slash === '' && CONTENT_IS_NOT_TEXT.has(name)) {
      const end = endOfRawText(source, name, tag.lastIndex);
      pieces.push(source.slice(from, end));
      from = end;
      tag.lastIndex = end;
    } else if (
      kept < MAX_KEPT &&
      (UNNESTED.has(name) || (emphasis.has(name) && balances(open, name, slash, after)))
    ) {
      kept += 1;
    } else {
      pieces.push(source.slice(from, match.index), '<?', whole.slice(2));
      from = match.index + whole.length;
    }
  }
  pieces.push(source.slice(from));
  return pieces.join('');
}

const CONTENT_IS_NOT_TEXT = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
]);
const UNNESTED = new Set(['p', 'br', 'hr']);
const EMPHASIS = new Set(['i', 'b', 'em', 'strong', 'u', 's']);

/** Emphasis counts only bare (attributes defeat the parser's own limit on repeats) and not inside its like. */
function balances(open: string[], name: string, slash: string, after: string | undefined): boolean {
  if (after !== '') return false;
  const place = open.indexOf(name);
  if (slash === '') {
    if (place < 0) open.push(name);
    return place < 0;
  }
  if (place >= 0) open.splice(place, 1);
  return place >= 0;
}

/** One sweep finds all ends of a name, so that a thousand openings without an end stay linear. */
function endOfRawText(source: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  const match = end.exec(source);
  return match === null ? source.length : match.index + match[0].length;
}
