import type { PdfLine } from './lines.ts';

/** Lines at the edges of a page that may be its head or foot. */
const EDGE = 2;
/** Heights that differ by less than this, points, are the same. */
const SAME_HEIGHT = 4;
/** Pages on which a line must stand again to be a running one; half of them in shorter files. */
const ENOUGH = 3;
const PAGE_NUMBER =
  /^[\s\-–—|[(]*(?:(?:page|p\.?|seite)\s*)?(?:\d{1,5}|[ivxlc]{1,7})(?:\s*(?:of|\/|von)\s*\d{1,5})?[\s\-–—|\])]*$/i;

/** The lines without running heads, feet and page numbers: what stands again and again at the same height of an edge. */
export function withoutRunningHeads(lines: readonly PdfLine[]): { lines: PdfLine[]; dropped: number } {
  const edges = edgesOf(lines);
  const counts = new Map<string, Set<number>>();
  for (const line of edges)
    for (const key of keysOf(line)) {
      const pages = counts.get(key) ?? new Set();
      pages.add(line.page);
      counts.set(key, pages);
    }
  const total = new Set(lines.map((line) => line.page)).size;
  const needed = Math.min(ENOUGH, Math.max(2, Math.ceil(total / 2)));
  const running = new Set(
    edges.filter((line) => keysOf(line).some((key) => (counts.get(key)?.size ?? 0) >= needed)),
  );
  return { lines: lines.filter((line) => !running.has(line)), dropped: running.size };
}

/** The text without its numbers, at a height and at the one beside it. */
function keysOf(line: PdfLine): string[] {
  const text = PAGE_NUMBER.test(line.text)
    ? '#'
    : line.text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().slice(0, 80);
  const height = Math.floor(line.y / SAME_HEIGHT);
  return /^[*~#\s]*$/.test(text) && text !== '#' ? [] : [`${text}\n${height}`, `${text}\n${height + 1}`];
}

function edgesOf(lines: readonly PdfLine[]): PdfLine[] {
  const pages = new Map<number, PdfLine[]>();
  for (const line of lines) {
    const page = pages.get(line.page) ?? [];
    page.push(line);
    pages.set(line.page, page);
  }
  return [...pages.values()].flatMap((page) => {
    const heights = page.map((line) => line.y).sort((a, b) => a - b);
    const low = heights[EDGE - 1] ?? Number.POSITIVE_INFINITY;
    const high = heights[heights.length - EDGE] ?? Number.NEGATIVE_INFINITY;
    return page.filter((line) => line.y <= low + 1 || line.y >= high - 1);
  });
}
