import { type LengthSurvey, surveyLengths } from '#library';
import { say } from '#words';
import type { Figure } from '../parts/plots/figure.ts';
import { lengthBars, lengthWords } from '../parts/plots/length-bars.ts';
import { yearBars } from '../parts/plots/year-bars.ts';
import { type Topic, worksAddress } from './topic.ts';

/** How long works are. */
export const LENGTHS: Topic = {
  async view(library, asked) {
    const survey = await surveyLengths(library, asked);
    return { subject: survey.subject, figures: [...ofAll(survey), ...ofYears(survey)], without: '' };
  },
};

function ofAll({ subject, bins, middle, words }: LengthSurvey): Figure[] {
  if (middle === null) return [];
  const figure = {
    id: 'works-by-length',
    heading: say('insights.lengths'),
    says: say('insights.lengths-says', { words, middle }),
  };
  return [
    {
      ...figure,
      drawing: lengthBars({ ...figure, title: figure.heading, bins }),
      table: {
        head: [say('insights.words'), say('insights.works')],
        rows: bins.map((bin) => ({
          cells: [lengthWords(bin), bin.works],
          address: bin.works === 0 ? null : worksAddress(subject, bin.condition),
        })),
      },
    },
  ];
}

function ofYears({ subject, span, years }: LengthSurvey): Figure[] {
  if (span === null || years.length < 2) return [];
  const figure = {
    id: 'middle-length-by-year',
    heading: say('insights.middle-lengths'),
    says: say('insights.middle-lengths-says', span),
  };
  return [
    {
      ...figure,
      drawing: yearBars({
        ...figure,
        title: figure.heading,
        span,
        years: years.map(({ year, middle: value }) => ({ year, value })),
      }),
      table: {
        head: [say('insights.year'), say('insights.words-of-middle'), say('insights.works')],
        rows: years.map(({ year, middle, works, condition }) => ({
          cells: [String(year), middle, works],
          address: worksAddress(subject, condition),
        })),
      },
    },
  ];
}
