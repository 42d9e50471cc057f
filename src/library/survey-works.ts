import {
  type Condition,
  describeQuery,
  type FacetKind,
  type FoundSet,
  facetCondition,
  normalQuery,
  parseQuery,
  renderQuery,
} from '#search';
import { exploreAs, type Searched } from './reader-view.ts';
import type { AskedWorks } from './views.ts';

/** The works that a survey is of: those of a query without its order. */
export type SurveySubject = AskedWorks;

/** A value with the number of works that have it, and the condition that finds just these among the works of the survey; null: no query can say it. */
export type SurveyValue = { value: string; works: number; condition: Condition | null };

/** Surveys the works that answer a query, as the reader finds them: all numbers are of one moment. */
export async function surveyWorks<Counted>(
  library: Searched,
  asked: string,
  survey: (works: FoundSet) => Counted,
): Promise<Counted & { subject: SurveySubject }> {
  const parsed = parseQuery(asked);
  const query = normalQuery({ condition: parsed.query.condition, sort: null });
  return exploreAs(library, query, (works) => ({
    ...survey(works),
    subject: {
      query,
      text: renderQuery(query),
      sentence: describeQuery(query),
      problems: parsed.problems,
      total: works.total,
      hidden: works.hidden,
    },
  }));
}

/** The most frequent values of a facet, and how many there are in all. */
export function valuesOfFacet(
  works: FoundSet,
  kind: FacetKind,
  values: number,
): { values: SurveyValue[]; total: number } {
  const [facet] = works.facets({ kinds: [kind], values });
  return {
    values: (facet?.values ?? [])
      .filter(({ count }) => count > 0)
      .slice(0, values)
      .map(({ value, count }) => ({ value, works: count, condition: facetCondition(kind, value) })),
    total: facet?.total ?? 0,
  };
}

/** The works of a year. */
export function yearCondition(year: number): Condition {
  const date = String(year).padStart(4, '0');
  return { kind: 'date', field: 'published', from: date, to: date };
}

/** The works of a month, from 1. */
export function monthCondition(year: number, month: number): Condition {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  return { kind: 'date', field: 'published', from: date, to: date };
}
