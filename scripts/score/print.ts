/** The scoreboard as lines of text. */
import type { Compared } from './compare.ts';
import {
  type Count,
  calibrate,
  calibrateFrom,
  countAll,
  countByField,
  countEnds,
  isFaultless,
} from './tally.ts';

const SURE = 0.9;

/** The whole scoreboard. */
export function scoreboard(cases: readonly Compared[]): string[] {
  const fields = countByField(cases).map(({ name, count }) => [name, ...countCells(count)]);
  const sure = calibrateFrom(cases, SURE);
  const start = countEnds(cases, 'start');
  const end = countEnds(cases, 'end');
  const faultless = cases.filter(isFaultless).length;
  return [
    ...table([
      ['field', 'said', 'given', 'right', 'precision', 'recall'],
      ...fields,
      ['all fields', ...countCells(countAll(cases))],
    ]),
    '',
    ...table([
      ['confidence', 'values', 'right', 'share'],
      ...calibrate(cases).map(({ band, values, right }) => [
        band,
        `${values}`,
        `${right}`,
        share(right, values),
      ]),
      [`${SURE} and more`, `${sure.values}`, `${sure.right}`, share(sure.right, sure.values)],
    ]),
    '',
    `header ends where the story begins: ${start.right} of ${start.said} (${share(start.right, start.said)})`,
    `story ends where the tail begins: ${end.right} of ${end.said} (${share(end.right, end.said)})`,
    `cases with nothing wrong: ${faultless} of ${cases.length} (${share(faultless, cases.length)})`,
  ];
}

/** What is wrong in a case, a line each; none when nothing is. */
export function faultsOf({ name, outcomes, ends }: Compared): string[] {
  const faults = outcomes.filter((one) => one.counted && one.kind !== 'right');
  const lines = faults.map(
    ({ kind, field, shown, confidence }) =>
      `${name}: ${field} ${kind}: ${shown}${confidence === null ? '' : ` (confidence ${confidence})`}`,
  );
  const loose = outcomes
    .filter((one) => one.kind === 'right' && !one.strictly)
    .map(({ field, shown }) => `${name}: ${field} right only by its members: ${shown}`);
  return [
    ...lines,
    ...loose,
    ...(ends.start === false ? [`${name}: the story does not begin with: ${ends.foundStart}`] : []),
    ...(ends.end === false ? [`${name}: the story does not end with: ${ends.foundEnd}`] : []),
  ];
}

function countCells({ said, given, right }: Count): string[] {
  return [`${said}`, `${given}`, `${right}`, share(right, given), share(right, said)];
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** Rows with their columns under each other: the first to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}
