import type { YearSpan } from '#insights';
import { surveyYears, type YearSurvey } from '#library';
import { say } from '#words';
import type { Figure, PlotRow } from '../parts/plots/figure.ts';
import { monthKey, monthMap, monthOfYear } from '../parts/plots/month-map.ts';
import { yearBars } from '../parts/plots/year-bars.ts';
import { type Topic, worksAddress } from './topic.ts';

/** Works and words by year, and works by month. */
export const YEARS: Topic = {
  async view(library, asked) {
    const survey = await surveyYears(library, asked);
    return {
      subject: survey.subject,
      figures: [...yearFigures(survey), ...monthFigures(survey)],
      without: say('insights.years-without'),
    };
  },
};

function yearFigures(survey: YearSurvey): Figure[] {
  const { span, years, subject } = survey;
  if (span === null) return [];
  const address = ({ condition }: YearSurvey['years'][number]) => worksAddress(subject, condition);
  const works = {
    id: 'works-by-year',
    heading: say('insights.works-by-year'),
    says: yearWords(survey, span),
  };
  const words = {
    id: 'words-by-year',
    heading: say('insights.words-by-year'),
    says: say('insights.words-by-year-says'),
  };
  const drawn = (value: (year: YearSurvey['years'][number]) => number) =>
    years.map((one) => ({ year: one.year, value: value(one) }));
  return [
    {
      ...works,
      drawing: yearBars({ ...works, title: works.heading, span, years: drawn((one) => one.works) }),
      table: {
        head: [say('insights.year'), say('insights.works')],
        rows: years.map((one): PlotRow => ({ cells: [String(one.year), one.works], address: address(one) })),
      },
    },
    {
      ...words,
      drawing: yearBars({ ...words, title: words.heading, span, years: drawn((one) => one.words) }),
      table: {
        head: [say('insights.year'), say('insights.words'), say('insights.works')],
        rows: years.map((one) => ({
          cells: [String(one.year), one.words, one.works],
          address: address(one),
        })),
      },
    },
  ];
}

function yearWords({ years, undated }: YearSurvey, { first, last }: YearSpan): string {
  const outside = years
    .filter(({ year }) => year < first || year > last)
    .reduce((sum, { works }) => sum + works, 0);
  const between = { years: first === last ? 'one' : 'several', first, last };
  return say('insights.works-by-year-says', { ...between, outside, undated });
}

function monthFigures({ span, months, withoutMonth, subject }: YearSurvey): Figure[] {
  if (span === null || months.length === 0) return [];
  const rest = withoutMonth > 0 ? ` ${say('insights.months-without', { works: withoutMonth })}` : '';
  const most = months.reduce((best, one) => (one.works > best.works ? one : best));
  const figure = {
    id: 'works-by-month',
    heading: say('insights.months'),
    says: `${say('insights.months-says', { month: monthOfYear(most), works: most.works })}${rest}`,
  };
  return [
    {
      ...figure,
      drawing: monthMap({ ...figure, title: figure.heading, span, months }),
      key: monthKey({ span, months }),
      table: {
        head: [say('insights.month'), say('insights.works')],
        rows: months.map(({ year, month, works, condition }) => ({
          cells: [monthOfYear({ year, month }), works],
          address: worksAddress(subject, condition),
        })),
      },
    },
  ];
}
