import { type RatingSurvey, surveyRatings, type ValuesByYear } from '#library';
import type { FacetKind } from '#search';
import { valueName } from '../parts/facet-names.ts';
import type { Figure } from '../parts/plots/figure.ts';
import { multiples } from '../parts/plots/multiples.ts';
import { counted } from '../parts/wording.ts';
import { type Topic, worksAddress } from './topic.ts';

/** Ratings and warnings by year. */
export const RATINGS: Topic = {
  name: 'Ratings and warnings',
  heading: 'Ratings and warnings over the years',
  async view(library, asked) {
    const survey = await surveyRatings(library, asked);
    const without = 'None of these works states a year.';
    const one = { subject: survey.subject, without };
    return {
      ...one,
      figures: [
        ...byYear(survey, 'rating', survey.ratings, 'Ratings', 'Each work has one rating.'),
        ...byYear(
          survey,
          'warning',
          survey.warnings,
          'Warnings',
          'A work may have several. Not stated: its author said nothing of warnings.',
        ),
      ],
    };
  },
};

function byYear(
  { span, years, subject }: RatingSurvey,
  kind: FacetKind & ('rating' | 'warning'),
  { values, cells }: ValuesByYear,
  heading: string,
  says: string,
): Figure[] {
  if (span === null) return [];
  const most = cells.flat().reduce((greatest, value) => Math.max(greatest, value), 0);
  const figure = {
    id: `${kind}s-by-year`,
    heading,
    says: `${says} The highest bar is ${counted(most, 'work')}; all rows have one scale.`,
  };
  const names = values.map(({ value }) => valueName(kind, value));
  const total = (row: number) => (cells[row] ?? []).reduce((sum, value) => sum + value, 0);
  const hasOthers = values.some(({ works }, row) => works > total(row));
  const sums = {
    cells: ['All years', ...values.map(({ works }) => works)],
    address: worksAddress(subject, { kind: 'all' }),
  };
  const others = {
    cells: ['No year, or another', ...values.map(({ works }, row) => works - total(row))],
    address: null,
  };
  return [
    {
      ...figure,
      drawing: multiples({
        ...figure,
        title: `${heading} by year`,
        span,
        most,
        rows: names.map((name, row) => ({
          name,
          works: values[row]?.works ?? 0,
          values: cells[row] ?? [],
          words: (value, at) => `${name}, ${years[at]?.year ?? ''}: ${counted(value, 'work')}`,
        })),
      }),
      table: {
        head: ['Year', ...names],
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
