import { type FandomSurvey, surveyFandoms } from '#library';
import { say } from '#words';
import { arcs } from '../parts/plots/arcs.ts';
import type { Figure } from '../parts/plots/figure.ts';
import { type Topic, worksAddress } from './topic.ts';

/** Fandoms and pairs that are drawn. */
const DRAWN_NAMES = 16;
const DRAWN_PAIRS = 40;

/** The sizes of fandoms, and which of them meet. */
export const FANDOMS: Topic = {
  async view(library, asked) {
    const survey = await surveyFandoms(library, asked);
    return {
      subject: survey.subject,
      figures: [...sizes(survey), ...meetings(survey)],
      without: say('insights.fandoms-without'),
    };
  },
};

function sizes({ subject, fandoms, allFandoms }: FandomSurvey): Figure[] {
  if (fandoms.length === 0) return [];
  const says =
    allFandoms > fandoms.length
      ? say('insights.fandoms-largest', { shown: fandoms.length, all: allFandoms })
      : say('insights.fandoms-all', { fandoms: allFandoms });
  return [
    {
      id: 'fandoms',
      heading: say('insights.fandoms'),
      says,
      drawing: null,
      table: {
        head: [say('insights.fandom'), say('insights.works')],
        rows: fandoms.map(({ value, works, condition }) => ({
          cells: [value, works],
          address: worksAddress(subject, condition),
        })),
      },
    },
  ];
}

function meetings({ subject, crossovers, pairs, unseen }: FandomSurvey): Figure[] {
  if (pairs.length === 0) return [];
  const names: string[] = [];
  for (const { one, other } of pairs)
    for (const name of [one, other])
      if (!names.includes(name) && names.length < DRAWN_NAMES) names.push(name);
  const drawn = pairs
    .filter(({ one, other }) => names.includes(one) && names.includes(other))
    .slice(0, DRAWN_PAIRS);
  const rest = unseen > 0 ? ` ${say('insights.crossovers-unseen', { works: unseen })}` : '';
  const figure = {
    id: 'crossovers',
    heading: say('insights.crossovers'),
    says: `${say('insights.crossovers-says', { works: crossovers })}${rest}`,
  };
  return [
    {
      ...figure,
      drawing: arcs({ ...figure, title: figure.heading, names, pairs: drawn }),
      table: {
        head: [say('insights.fandom'), say('insights.and'), say('insights.works')],
        rows: pairs.map(({ one, other, works, condition }) => ({
          cells: [one, other, works],
          address: worksAddress(subject, condition),
        })),
      },
    },
  ];
}
