/** Outcomes added up: precision and recall, and how far a confidence can be believed. */
import { FIELDS } from './cases.ts';
import type { Compared, Outcome } from './compare.ts';

/** Items that the cases say are there, those that were given, and those of them that are right. */
export type Count = { said: number; given: number; right: number };

/** Values whose evidence has a confidence in a band, and how many of them are right. */
export type Band = { band: string; values: number; right: number };

/** A row for each field that any case or answer speaks of; with a second comparison, a row for that as well. */
export function countByField(cases: readonly Compared[]): { name: string; count: Count }[] {
  const outcomes = cases.flatMap((one) => one.outcomes);
  return FIELDS.flatMap((field) => {
    const own = outcomes.filter((one) => one.field === field);
    if (!own.some(({ counted }) => counted)) return [];
    const rows = [{ name: field as string, count: countOf(own) }];
    if (field === 'relationships')
      rows.push({ name: 'relationships, strict', count: countOf(own, (one) => one.strictly) });
    return rows;
  });
}

/** All outcomes of all fields as one count. */
export function countAll(cases: readonly Compared[]): Count {
  return countOf(cases.flatMap((one) => one.outcomes));
}

function countOf(outcomes: readonly Outcome[], holds = (_: Outcome) => true): Count {
  const counted = outcomes.filter((one) => one.counted);
  return {
    said: counted.filter((one) => one.kind !== 'wrong').length,
    given: counted.filter((one) => one.kind !== 'missed').length,
    right: counted.filter((one) => one.kind === 'right' && holds(one)).length,
  };
}

const BANDS: readonly (readonly [least: number, name: string])[] = [
  [1, '1'],
  [0.9, '0.9 to 1'],
  [0.8, '0.8 to 0.9'],
  [0.7, '0.7 to 0.8'],
  [0.6, '0.6 to 0.7'],
  [0.5, '0.5 to 0.6'],
  [0, 'below 0.5'],
];

/** Of the values given with a confidence in each band, how many are right: highest band first. */
export function calibrate(cases: readonly Compared[]): Band[] {
  const given = valuesOf(cases);
  const bandOf = (confidence: number) => BANDS.find(([least]) => confidence >= least)?.[1];
  return BANDS.map(([, band]) => {
    const own = given.filter((one) => bandOf(one.confidence) === band);
    return { band, values: own.length, right: own.filter((one) => one.kind === 'right').length };
  });
}

/** Of the values given with at least this confidence, how many are right. */
export function calibrateFrom(cases: readonly Compared[], least: number): Omit<Band, 'band'> {
  const own = valuesOf(cases).filter((one) => one.confidence >= least);
  return { values: own.length, right: own.filter((one) => one.kind === 'right').length };
}

/** The values that were given with evidence; those that may be inferred too, where it is known what is right. */
function valuesOf(cases: readonly Compared[]): (Outcome & { confidence: number })[] {
  return cases
    .flatMap((one) => one.outcomes)
    .flatMap((one) => (one.confidence === null ? [] : [{ ...one, confidence: one.confidence }]));
}

/** How many of the cases that say where the story begins (or ends) were met. */
export function countEnds(
  cases: readonly Compared[],
  which: 'start' | 'end',
): { said: number; right: number } {
  const said = cases.map(({ ends }) => ends[which]).filter((right) => right !== null);
  return { said: said.length, right: said.filter(Boolean).length };
}

/** Whether nothing of a case is wrong or missed. */
export function isFaultless({ outcomes, ends }: Compared): boolean {
  return (
    ends.start !== false &&
    ends.end !== false &&
    outcomes.every((one) => !one.counted || one.kind === 'right')
  );
}
