/** Writing for people and for machines: results on stdout, everything else on stderr. */
import { FanlightError } from '#errors';
import { visibleText } from '#text';
import { EXIT, failWith } from './exit-codes.ts';

/** Prints one line of a result. What a terminal would obey is spelled out; line feeds and tabs stay. */
export function print(line = ''): void {
  process.stdout.write(`${visibleText(line)}\n`);
}

/** Prints a piece of a longer result as it is, but for what a terminal would obey. */
export function printPiece(piece: string): void {
  process.stdout.write(piece.split('\r\n').map(visibleText).join('\r\n'));
}

/** Prints a value as JSON, indented; what a terminal would obey is escaped as JSON escapes it. */
export function printJson(value: unknown): void {
  const json = JSON.stringify(value, null, 2).replace(/[\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g, escaped);
  process.stdout.write(`${json}\n`);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Says something beside the result, as {@link print} does. */
export function say(line: string): void {
  process.stderr.write(`${visibleText(line)}\n`);
}

/**
 * A reader that went away (`| head`) ends the program quietly, as the shell expects; a result that cannot be written
 * (`> file` on a full disk) ends it with FL-USE-OUTPUT. What was saved until then is kept.
 */
export function endWhenOutputFails(): void {
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? EXIT.good : EXIT.usage);
  });
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.good);
    failWith(new FanlightError('FL-USE-OUTPUT', 'standard output', { cause: error }));
    process.exit();
  });
}

/** `1 work`, `1,204 works`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** A size in bytes for people. */
export function size(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}

/** Left-aligned columns, two spaces apart; the last is not padded. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
