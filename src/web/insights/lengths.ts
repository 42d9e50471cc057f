import { type LengthSurvey, surveyLengths } from '#library';
import type { Figure } from '../parts/plots/figure.ts';
import { lengthBars, lengthWords } from '../parts/plots/length-bars.ts';
import { yearBars } from '../parts/plots/year-bars.ts';
import { counted } from '../parts/wording.ts';
import { type Topic, worksAddress } from './topic.ts';

/** How long works are. */
export const LENGTHS: Topic = {
  name: 'Lengths',
  heading: 'How long works are',
  async view(library, asked) {
    const survey = await surveyLengths(library, asked);
    return { subject: survey.subject, figures: [...ofAll(survey), ...ofYears(survey)], without: '' };
  },
};

function ofAll({ subject, bins, middle, words }: LengthSurvey): Figure[] {
  if (middle === null) return [];
  const figure = {
    id: 'works-by-length',
    heading: 'Works by length',
    says: `${counted(words, 'word')} in all. Half of the works have ${counted(middle, 'word')} or fewer. The stretches that the bars stand for grow with the length.`,
  };
  return [
    {
      ...figure,
      drawing: lengthBars({ ...figure, title: figure.heading, bins }),
      table: {
        head: ['Words', 'Works'],
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
    heading: 'The middle length of each year',
    says: `As many works of the year are shorter as are longer; years of few works say little. From ${span.first} to ${span.last}.`,
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
        head: ['Year', 'Words of the middle work', 'Works'],
        rows: years.map(({ year, middle, works, condition }) => ({
          cells: [String(year), middle, works],
          address: worksAddress(subject, condition),
        })),
      },
    },
  ];
}
