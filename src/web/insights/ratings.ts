import { type RatingSurvey, surveyRatings, type ValuesByYear } from '#library';
import type { FacetKind } from '#search';
import { say } from '#words';
import { valueName } from '../parts/facet-names.ts';
import type { Figure } from '../parts/plots/figure.ts';
import { multiples } from '../parts/plots/multiples.ts';
import { type Topic, worksAddress } from './topic.ts';

/** Ratings and warnings by year. */
export const RATINGS: Topic = {
  async view(library, asked) {
    const survey = await surveyRatings(library, asked);
    return {
      subject: survey.subject,
      without: say('insights.years-without'),
      figures: [...byYear(survey, 'rating', survey.ratings), ...byYear(survey, 'warning', survey.warnings)],
    };
  },
};

function byYear(
  { span, years, subject }: RatingSurvey,
  kind: FacetKind & ('rating' | 'warning'),
  { values, cells }: ValuesByYear,
): Figure[] {
  if (span === null) return [];
  const most = cells.flat().reduce((greatest, value) => Math.max(greatest, value), 0);
  const figure = {
    id: `${kind}s-by-year`,
    heading: say(`insights.${kind}s`),
    says: say(`insights.${kind}s-says`, { works: most }),
  };
  const names = values.map(({ value }) => valueName(kind, value));
  const total = (row: number) => (cells[row] ?? []).reduce((sum, value) => sum + value, 0);
  const hasOthers = values.some(({ works }, row) => works > total(row));
  const sums = {
    cells: [say('insights.all-years'), ...values.map(({ works }) => works)],
    address: worksAddress(subject, { kind: 'all' }),
  };
  const others = {
    cells: [say('insights.other-years'), ...values.map(({ works }, row) => works - total(row))],
    address: null,
  };
  return [
    {
      ...figure,
      drawing: multiples({
        ...figure,
        title: say(`insights.${kind}s-by-year`),
        span,
        most,
        rows: names.map((name, row) => ({
          name,
          works: values[row]?.works ?? 0,
          values: cells[row] ?? [],
          words: (works, at) => say('insights.of-year', { name, year: years[at]?.year ?? '', works }),
        })),
      }),
      table: {
        head: [say('insights.year'), ...names],
        rows: [
          ...years
            .map(({ year, condition }, at) => ({
              cells: [String(year), ...cells.map((row) => row[at] ?? 0)],
              address: worksAddress(subject, condition),
            }))
            .filter((_, at) => (years[at]?.works ?? 0) > 0),
          ...(hasOthers ? [others] : []),
          sums,
        ],
      },
    },
  ];
}
