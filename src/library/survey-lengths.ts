import { LENGTH_BINS, lengthBinOf, middleOf, spanOfYears, type YearSpan } from '#insights';
import type { Condition, FoundSet } from '#search';
import type { Searched } from './reader-view.ts';
import { type SurveySubject, surveyWorks, yearCondition } from './survey-works.ts';
import { yearIn } from './survey-years.ts';

/** How long works are: in stretches, and the middle one of all, which as many are shorter than as are longer; also by year. */
export type LengthSurvey = {
  subject: SurveySubject;
  bins: { from: number; to: number | null; works: number; condition: Condition }[];
  /** In words; null where there is no work. */
  middle: number | null;
  words: number;
  span: YearSpan | null;
  years: { year: number; works: number; middle: number; condition: Condition }[];
};

/** Counts the works that answer a query by their length. */
export function surveyLengths(library: Searched, asked: string): Promise<LengthSurvey> {
  return surveyWorks(library, asked, (works) => {
    const counts = LENGTH_BINS.map(() => 0);
    const { lengths, years } = gather(works);
    for (const length of lengths) {
      const bin = lengthBinOf(length);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const byYear = middleByYear(lengths, years);
    return {
      bins: LENGTH_BINS.map(({ from, to }, at) => ({
        from,
        to,
        works: counts[at] ?? 0,
        condition: { kind: 'number' as const, field: 'words' as const, from: from === 0 ? null : from, to },
      })),
      words: lengths.reduce((sum, length) => sum + length, 0),
      middle: middleOf(lengths.slice()),
      span: spanOfYears(byYear.map(({ year, works: value }) => ({ year, value }))),
      years: byYear,
    };
  });
}

/** The length and the year of every work, 0 where it has none. */
function gather(works: FoundSet): { lengths: Uint32Array; years: Uint16Array } {
  const lengths = new Uint32Array(works.total);
  const years = new Uint16Array(works.total);
  let next = 0;
  works.each((_, words, from) => {
    lengths[next] = words;
    years[next] = yearIn(from);
    next += 1;
  });
  return { lengths, years };
}

function middleByYear(lengths: Uint32Array, years: Uint16Array): LengthSurvey['years'] {
  const counts = new Map<number, number>();
  for (const year of years) if (year > 0) counts.set(year, (counts.get(year) ?? 0) + 1);
  const parts = new Map(
    [...counts].map(([year, works]) => [year, { lengths: new Uint32Array(works), next: 0 }]),
  );
  years.forEach((year, at) => {
    const part = parts.get(year);
    if (part === undefined) return;
    part.lengths[part.next] = lengths[at] ?? 0;
    part.next += 1;
  });
  return [...parts]
    .map(([year, part]) => ({
      year,
      works: part.lengths.length,
      middle: middleOf(part.lengths) ?? 0,
      condition: yearCondition(year),
    }))
    .sort((a, b) => a.year - b.year);
}
