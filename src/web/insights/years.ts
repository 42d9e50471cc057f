import { surveyYears, type YearSurvey } from '#library';
import type { Figure, PlotRow } from '../parts/plots/figure.ts';
import { MONTH_NAMES, monthKey, monthMap } from '../parts/plots/month-map.ts';
import { yearBars } from '../parts/plots/year-bars.ts';
import { count, counted } from '../parts/wording.ts';
import { type Topic, worksAddress } from './topic.ts';

/** Works and words by year, and works by month. */
export const YEARS: Topic = {
  name: 'Years',
  heading: 'Works and words by year',
  async view(library, asked) {
    const survey = await surveyYears(library, asked);
    return {
      subject: survey.subject,
      figures: [...yearFigures(survey), ...monthFigures(survey)],
      without: 'None of these works states a year.',
    };
  },
};

function yearFigures(survey: YearSurvey): Figure[] {
  const { span, years, subject } = survey;
  if (span === null) return [];
  const address = ({ condition }: YearSurvey['years'][number]) => worksAddress(subject, condition);
  const works = {
    id: 'works-by-year',
    heading: 'Works by year',
    says: `Works by the year that their sources state, ${yearWords(survey)}.`,
  };
  const words = {
    id: 'words-by-year',
    heading: 'Words by year',
    says: 'The words of the works of each year.',
  };
  const drawn = (value: (year: YearSurvey['years'][number]) => number) =>
    years.map((one) => ({ year: one.year, value: value(one) }));
  return [
    {
      ...works,
      drawing: yearBars({ ...works, title: works.heading, span, years: drawn((one) => one.works) }),
      table: {
        head: ['Year', 'Works'],
        rows: years.map((one): PlotRow => ({ cells: [String(one.year), one.works], address: address(one) })),
      },
    },
    {
      ...words,
      drawing: yearBars({ ...words, title: words.heading, span, years: drawn((one) => one.words) }),
      table: {
        head: ['Year', 'Words', 'Works'],
        rows: years.map((one) => ({
          cells: [String(one.year), one.words, one.works],
          address: address(one),
        })),
      },
    },
  ];
}

/** `2001 to 2008; 3 works state no year`. */
function yearWords({ span, years, undated }: YearSurvey): string {
  if (span === null) return '';
  const outside = years
    .filter(({ year }) => year < span.first || year > span.last)
    .reduce((sum, { works }) => sum + works, 0);
  return [
    span.first === span.last ? String(span.first) : `${span.first} to ${span.last}`,
    ...(outside > 0 ? [`${counted(outside, 'work')} of other years in the table alone`] : []),
    ...(undated > 0 ? [`${counted(undated, 'work')} without a year`] : []),
  ].join('; ');
}

function monthFigures({ span, months, withoutMonth, subject }: YearSurvey): Figure[] {
  if (span === null || months.length === 0) return [];
  const rest =
    withoutMonth > 0
      ? ` ${counted(withoutMonth, 'work')} ${withoutMonth === 1 ? 'states' : 'state'} a year and no month.`
      : '';
  const most = months.reduce((best, one) => (one.works > best.works ? one : best));
  const figure = {
    id: 'works-by-month',
    heading: 'Months of posting',
    says: `Works by month, a column for each year; the fullest is ${MONTH_NAMES[most.month - 1]} ${most.year} with ${count(most.works)}.${rest}`,
  };
  return [
    {
      ...figure,
      drawing: monthMap({ ...figure, title: figure.heading, span, months }),
      key: monthKey({ span, months }),
      table: {
        head: ['Month', 'Works'],
        rows: months.map(({ year, month, works, condition }) => ({
          cells: [`${MONTH_NAMES[month - 1]} ${year}`, works],
          address: worksAddress(subject, condition),
        })),
      },
    },
  ];
}
