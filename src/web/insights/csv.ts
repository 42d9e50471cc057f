import type { PlotTable } from '../parts/plots/figure.ts';

/** What begins a text that spreadsheets would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A table as a file of values with commas between them (RFC 4180). A text that a spreadsheet would run as a formula begins with an apostrophe. */
export function tableAsCsv({ head, rows }: PlotTable): string {
  return [head, ...rows.map(({ cells }) => cells)]
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('');
}

function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
