import { spanOfYears, type YearSpan, yearsOf } from '#insights';
import { type Condition, type FacetKind, type FoundSet, facetCondition } from '#search';
import { RATING_ORDER, WARNING_NAMES } from '#vocabulary';
import type { Searched } from './reader-view.ts';
import {
  type SurveySubject,
  type SurveyValue,
  surveyWorks,
  valuesOfFacet,
  yearCondition,
} from './survey-works.ts';

/** More years than there are with four digits. */
const ALL_YEARS = 10_000;
/** What a work without a warning counts as. */
const NOT_STATED = 'Not Stated';

/** Values over the years of a span: `cells[value][year]`, each the number of works with that value of that year. */
export type ValuesByYear = { values: SurveyValue[]; cells: number[][] };

/** Ratings and warnings by year. `span` null: no work states a year. `years` are those of the span. */
export type RatingSurvey = {
  subject: SurveySubject;
  span: YearSpan | null;
  years: { year: number; works: number; condition: Condition }[];
  ratings: ValuesByYear;
  warnings: ValuesByYear;
};

/** Counts ratings and warnings of the works that answer a query, by year. */
export function surveyRatings(library: Searched, asked: string): Promise<RatingSurvey> {
  return surveyWorks(library, asked, (works) => {
    const byYear = valuesOfFacet(works, 'year', ALL_YEARS).values;
    const span = spanOfYears(byYear.map((one) => ({ year: Number(one.value), value: one.works })));
    const years = (span === null ? [] : yearsOf(span)).map((year) => ({
      year,
      works: byYear.find(({ value }) => Number(value) === year)?.works ?? 0,
      condition: yearCondition(year),
    }));
    const conditions = years.map(({ condition }) => condition);
    const over = (kind: FacetKind, names: readonly string[]) => valuesByYear(works, kind, names, conditions);
    return {
      span,
      years,
      ratings: over('rating', RATING_ORDER),
      warnings: over('warning', [...Object.values(WARNING_NAMES), NOT_STATED]),
    };
  });
}

/** Values that no work has are left out. */
function valuesByYear(
  works: FoundSet,
  kind: FacetKind,
  names: readonly string[],
  years: readonly Condition[],
): ValuesByYear {
  const asked = names.flatMap((value) => {
    const condition = facetCondition(kind, value);
    return condition === null ? [] : [{ value, condition }];
  });
  const counts = works.cross(
    [{ kind: 'all' }, ...years],
    asked.map(({ condition }) => condition),
  );
  const [totals = [], ...byYear] = counts;
  const met = asked.flatMap((one, at) =>
    (totals[at] ?? 0) > 0 ? [{ ...one, at, works: totals[at] ?? 0 }] : [],
  );
  return {
    values: met.map(({ value, condition, works: found }) => ({ value, condition, works: found })),
    cells: met.map(({ at }) => byYear.map((row) => row[at] ?? 0)),
  };
}
