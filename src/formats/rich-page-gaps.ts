import { elementsBelow, type HtmlElement, textBelow } from '#markup';

/** A paragraph of this length is prose: the header, with its own blank lines, is over. */
const PROSE = 200;
/** Empty paragraphs beyond the usual that part scenes where empty ones are usual. */
const EXTRA = 2;
/** More wide gaps than this share of all, and than this many, are the text's own spacing. */
const MOST_SHARE = 0.1;
const FEW = 2;

/** What a part of the page is to its gaps. */
type Kind = 'blank' | 'text' | 'break' | 'other';
type Gap = { size: number; blanks: HtmlElement[] };

/**
 * Empty paragraphs between scenes become rules, where the page marks scenes in no other way and empty paragraphs are
 * rare, or clearly more than usual (header-conventions §10.1).
 */
export function markGaps(elements: readonly HtmlElement[]): void {
  const kinds = elements.map(kindOf);
  if (kinds.includes('break')) return;
  const gaps = gapsBetweenProse(elements, kinds);
  const usual = usualOf(gaps);
  const wide = gaps.filter(({ size }) => size >= (usual === 0 ? 1 : usual + EXTRA));
  if (wide.length > Math.max(FEW, gaps.length * MOST_SHARE)) return;
  for (const { blanks } of wide) {
    const [first] = blanks;
    if (first === undefined) continue;
    first.tagName = 'hr';
    first.nodeName = 'hr';
  }
}

function gapsBetweenProse(elements: readonly HtmlElement[], kinds: readonly Kind[]): Gap[] {
  const gaps: Gap[] = [];
  let begun = false;
  let open: Gap | null = null;
  elements.forEach((element, index) => {
    const kind = kinds[index];
    if (kind === 'blank') {
      if (open !== null) {
        open.size += 1;
        open.blanks.push(element);
      }
      return;
    }
    if (kind === 'text' && open !== null) gaps.push(open);
    begun ||= kind === 'text' && textBelow(element, PROSE + 1).length > PROSE;
    open = begun && kind === 'text' ? { size: 0, blanks: [] } : null;
  });
  return gaps;
}

function usualOf(gaps: readonly Gap[]): number {
  const counts = [0, 0, 0, 0];
  for (const { size } of gaps) if (size < counts.length) counts[size] = (counts[size] ?? 0) + 1;
  return Math.max(0, counts.indexOf(Math.max(...counts)));
}

function kindOf(element: HtmlElement): Kind {
  if (element.tagName === 'hr') return 'break';
  if (element.tagName !== 'p') return 'other';
  const text = textBelow(element, 100).replace(/[\s\u00a0]+/g, '');
  if (text === '') return holdsPicture(element) ? 'other' : 'blank';
  return /[\p{L}\p{N}]/u.test(text) ? 'text' : 'break';
}

function holdsPicture(element: HtmlElement): boolean {
  for (const inner of elementsBelow(element))
    if (inner.tagName === 'img' || inner.tagName === 'hr') return true;
  return false;
}
