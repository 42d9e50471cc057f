import type { FlowPart } from './flow.ts';

/** A paragraph of this length is prose: the header, with its own blank lines, is over. */
const PROSE = 200;
/** Empty paragraphs beyond the usual that part scenes where empty ones are usual. */
const EXTRA = 2;
/** More wide gaps than this share of all, and than this many, are the text's own spacing. */
const MOST_SHARE = 0.1;
const FEW = 2;

type Gap = { at: number; size: number };

/**
 * Empty paragraphs between scenes become breaks, where the text marks scenes in no other way and empty paragraphs are rare,
 * or clearly more than usual (header-conventions §10.1).
 */
export function withSceneGaps(parts: readonly FlowPart[]): FlowPart[] {
  if (parts.some(isBreak)) return [...parts];
  const gaps = gapsBetweenProse(parts);
  const usual = usualOf(gaps);
  const wide = gaps.filter(({ size }) => size >= (usual === 0 ? 1 : usual + EXTRA));
  if (wide.length > Math.max(FEW, gaps.length * MOST_SHARE)) return [...parts];
  const starts = new Set(wide.map(({ at }) => at));
  return parts.map((part, index) => (starts.has(index) ? { kind: 'division' } : part));
}

function gapsBetweenProse(parts: readonly FlowPart[]): Gap[] {
  const gaps: Gap[] = [];
  let begun = false;
  let open: Gap | null = null;
  parts.forEach((part, index) => {
    if (part.kind === 'blank') {
      if (open !== null) open.size += 1;
      return;
    }
    const isText = part.kind === 'paragraph' && part.style.align === null;
    if (isText && open !== null) gaps.push(open);
    begun ||= isText && textOf(part).length > PROSE;
    open = begun && isText ? { at: index + 1, size: 0 } : null;
  });
  return gaps;
}

function usualOf(gaps: readonly Gap[]): number {
  const counts = [0, 0, 0, 0];
  for (const { size } of gaps) if (size < counts.length) counts[size] = (counts[size] ?? 0) + 1;
  return Math.max(0, counts.indexOf(Math.max(...counts)));
}

/** A drawn rule, or a line of glyphs. */
function isBreak(part: FlowPart): boolean {
  if (part.kind === 'block') return part.block.type === 'sceneBreak';
  return part.kind === 'paragraph' && !/[\p{L}\p{N}]/u.test(textOf(part));
}

function textOf(part: FlowPart): string {
  return part.kind === 'paragraph' ? part.runs.map(({ text }) => text ?? '').join('') : '';
}
