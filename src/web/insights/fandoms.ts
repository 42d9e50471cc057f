import { type FandomSurvey, surveyFandoms } from '#library';
import { arcs } from '../parts/plots/arcs.ts';
import type { Figure } from '../parts/plots/figure.ts';
import { count, counted } from '../parts/wording.ts';
import { type Topic, worksAddress } from './topic.ts';

/** Fandoms and pairs that are drawn. */
const DRAWN_NAMES = 16;
const DRAWN_PAIRS = 40;

/** The sizes of fandoms, and which of them meet. */
export const FANDOMS: Topic = {
  name: 'Fandoms',
  heading: 'Fandoms and where they meet',
  async view(library, asked) {
    const survey = await surveyFandoms(library, asked);
    return {
      subject: survey.subject,
      figures: [...sizes(survey), ...meetings(survey)],
      without: 'None of these works names a fandom.',
    };
  },
};

function sizes({ subject, fandoms, allFandoms }: FandomSurvey): Figure[] {
  if (fandoms.length === 0) return [];
  const says =
    allFandoms > fandoms.length
      ? `The ${count(fandoms.length)} largest of ${count(allFandoms)}.`
      : `${counted(allFandoms, 'fandom')}.`;
  return [
    {
      id: 'fandoms',
      heading: 'Works by fandom',
      says,
      drawing: null,
      table: {
        head: ['Fandom', 'Works'],
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
  const rest = unseen > 0 ? ` Pairs of other fandoms have ${counted(unseen, 'work')} at most.` : '';
  const figure = {
    id: 'crossovers',
    heading: 'Fandoms that meet in one work',
    says: `${counted(crossovers, 'work')} ${crossovers === 1 ? 'has' : 'have'} more than one fandom. A line joins two that meet, the thicker the more often.${rest}`,
  };
  return [
    {
      ...figure,
      drawing: arcs({ ...figure, title: figure.heading, names, pairs: drawn }),
      table: {
        head: ['Fandom', 'and', 'Works'],
        rows: pairs.map(({ one, other, works, condition }) => ({
          cells: [one, other, works],
          address: worksAddress(subject, condition),
        })),
      },
    },
  ];
}
