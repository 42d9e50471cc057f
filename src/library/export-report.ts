import type { BatchFile, BatchId, BatchSummary } from '#catalogue';
import { ERROR_TABLE, type ErrorCode } from '#errors';
import type { Library } from './context.ts';

/** Files read at a time: a report may have hundreds of thousands. */
const PAGE = 500;

const COLUMNS = [
  'path',
  'result',
  'bytes',
  'format',
  'encoding',
  'confidence',
  'repaired',
  'same_as',
  'works',
  'titles',
  'creators',
  'codes',
  'problems',
] as const;

/**
 * An import's report as CSV (RFC 4180), a row for each file, in pieces. What a spreadsheet would take for a formula has an
 * apostrophe before it.
 */
export async function* reportAsCsv(library: Library, { id }: BatchSummary): AsyncGenerator<string> {
  yield csvRow(COLUMNS);
  for await (const files of pagesOf(library, id)) yield files.map((file) => csvRow(cellsOf(file))).join('');
}

/** An import's report as one JSON value, in pieces: the import, its counts, and every file with what it became. */
export async function* reportAsJson(library: Library, batch: BatchSummary): AsyncGenerator<string> {
  const overview = await library.catalogue.batchOverview(batch.id);
  const problems = overview.problems.map((problem) => ({ ...problem, says: adviceFor(problem.code) }));
  yield `${JSON.stringify({ import: batch, ...overview, problems }).slice(0, -1)},"files":[`;
  let isFirst = true;
  for await (const files of pagesOf(library, batch.id)) {
    const lines = files.map(({ id: _, ...file }) => JSON.stringify(file)).join(',\n');
    yield `${isFirst ? '\n' : ',\n'}${lines}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

/** What to do about a code, in a sentence; empty for one that this version does not know. */
export function adviceFor(code: string): string {
  return Object.hasOwn(ERROR_TABLE, code) ? ERROR_TABLE[code as ErrorCode].says : '';
}

async function* pagesOf({ catalogue }: Library, id: BatchId): AsyncGenerator<BatchFile[]> {
  for (let offset = 0; ; offset += PAGE) {
    const { files } = await catalogue.batchFiles(id, { limit: PAGE, offset });
    if (files.length > 0) yield files;
    if (files.length < PAGE) return;
  }
}

function cellsOf(file: BatchFile): string[] {
  const { encoding, error, losses, sameAs, works } = file;
  const said = [...(error === null ? [] : [error]), ...losses];
  return [
    file.path,
    file.result,
    String(file.bytes),
    file.format ?? '',
    encoding?.name ?? '',
    encoding === null ? '' : String(encoding.confidence),
    encoding?.repaired.join('; ') ?? '',
    sameAs === null ? '' : `import ${sameAs.batch}: ${sameAs.path}`,
    works.map(({ id }) => id).join(' '),
    works.map(({ title }) => title).join('; '),
    works.map(({ creators }) => creators.join(' & ')).join('; '),
    [...new Set(said.map(({ code }) => code))].join(' '),
    said.map(({ message }) => message).join(' '),
  ];
}

function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const plain = noFormula(text);
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A cell that no spreadsheet takes for a formula. */
export function noFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
