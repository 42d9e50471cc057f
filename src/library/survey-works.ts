import {
  type Condition,
  describeQuery,
  type FacetKind,
  type FoundSet,
  facetCondition,
  normalQuery,
  parseQuery,
  type Query,
  type QueryProblem,
  renderQuery,
} from '#search';
import { exploreAs, type Searched } from './reader-view.ts';

/** The works that a survey is of: the query, understood as far as it can be, without its order, and how many works it finds. */
export type SurveySubject = {
  query: Query;
  /** The query as text, in its one normal form. */
  text: string;
  /** The query as an English sentence. */
  sentence: string;
  problems: QueryProblem[];
  total: number;
  /** Works that the reader has muted; no number of a survey counts them. */
  hidden: number;
};

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
