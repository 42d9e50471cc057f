import { spanOfYears, type YearSpan } from '#insights';
import type { Condition, FoundSet } from '#search';
import type { Searched } from './reader-view.ts';
import { monthCondition, type SurveySubject, surveyWorks, yearCondition } from './survey-works.ts';

/** Years have four digits. */
const YEARS = 10_000;
const MONTHS = 12;

/** Works and their words by the year that their sources state, ascending, and by month. */
export type YearSurvey = {
  subject: SurveySubject;
  /** The years to draw; null where no work states one. */
  span: YearSpan | null;
  years: { year: number; works: number; words: number; condition: Condition }[];
  /** Works without a year. */
  undated: number;
  /** Months count from 1. A query for a month also finds works that state its year alone: where there are such works, no condition finds the others. */
  months: { year: number; month: number; works: number; condition: Condition | null }[];
  /** Works that state a year and no month. */
  withoutMonth: number;
};

/** Counts the works that answer a query, and their words, by year and month. */
export function surveyYears(library: Searched, asked: string): Promise<YearSurvey> {
  return surveyWorks(library, asked, (works) => {
    const counts = countYears(works);
    const years = counts.years.map(({ year, works: found, words }) => ({
      year,
      works: found,
      words,
      condition: yearCondition(year),
    }));
    const dated = years.reduce((sum, year) => sum + year.works, 0);
    const vague = new Set(counts.years.filter(({ isVague }) => isVague).map(({ year }) => year));
    const monthly = counts.months.reduce((sum, month) => sum + month.works, 0);
    return {
      span: spanOfYears(years.map(({ year, works: value }) => ({ year, value }))),
      years,
      undated: works.total - dated,
      months: counts.months.map((one) => ({
        ...one,
        condition: vague.has(one.year) ? null : monthCondition(one.year, one.month),
      })),
      withoutMonth: dated - monthly,
    };
  });
}

/** The years with works, ascending, whether some state the year alone, and the months with works, in their order. */
function countYears(works: FoundSet) {
  const counts = new Uint32Array(YEARS);
  const words = new Float64Array(YEARS);
  const monthly = new Uint32Array(YEARS * MONTHS);
  works.each((_, length, from, to) => {
    const year = yearIn(from);
    if (year === 0) return;
    counts[year] = (counts[year] ?? 0) + 1;
    words[year] = (words[year] ?? 0) + length;
    const month = Math.floor(from / 100);
    if (month !== Math.floor(to / 100)) return;
    const place = year * MONTHS + (month % 100) - 1;
    monthly[place] = (monthly[place] ?? 0) + 1;
  });
  const years: { year: number; works: number; words: number; isVague: boolean }[] = [];
  const months: { year: number; month: number; works: number }[] = [];
  for (const [year, count] of counts.entries()) {
    if (count === 0) continue;
    let dated = 0;
    for (let month = 1; month <= MONTHS; month += 1) {
      const works = monthly[year * MONTHS + month - 1] ?? 0;
      if (works > 0) months.push({ year, month, works });
      dated += works;
    }
    years.push({ year, works: count, words: words[year] ?? 0, isVague: dated < count });
  }
  return { years, months };
}

/** The year of a day like 20040131; 0 where there is none. */
export function yearIn(day: number): number {
  const year = Math.floor(day / 10_000);
  return year < YEARS ? year : 0;
}
