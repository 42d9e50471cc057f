import { type RelationshipSurvey, surveyRelationships } from '#library';
import type { Figure } from '../parts/plots/figure.ts';
import { network } from '../parts/plots/network.ts';
import { count, counted } from '../parts/wording.ts';
import { type Topic, worksAddress } from './topic.ts';

/** Relationships that are listed. */
const LISTED = 50;

/** Who is with whom. */
export const RELATIONSHIPS: Topic = {
  name: 'Relationships',
  heading: 'Who is with whom',
  async view(library, asked) {
    const survey = await surveyRelationships(library, asked);
    return {
      subject: survey.subject,
      figures: [...tied(survey), ...listed(survey)],
      without: 'None of these works names a relationship.',
    };
  },
};

function tied({ subject, people, ties }: RelationshipSurvey): Figure[] {
  if (ties.length === 0) return [];
  const figure = {
    id: 'ties',
    heading: 'A network of relationships',
    says: `The ${counted(people.length, 'person')} of the most frequent relationships. A whole line joins lovers (/), a broken one friends (&), the thicker the more works; a dot is the larger the more works have one of these relationships of that person.`,
  };
  const name = (at: number) => people[at]?.name ?? '';
  return [
    {
      ...figure,
      drawing: network({ ...figure, title: figure.heading, people, ties }),
      table: {
        head: ['Person', 'and', 'as', 'Works'],
        rows: ties.map(({ from, to, kind, works, condition }) => ({
          cells: [name(from), name(to), kind, works],
          address: worksAddress(subject, condition),
        })),
      },
    },
    {
      id: 'people',
      heading: 'The people of the network',
      says: 'Works with one of the relationships above that the person is in.',
      drawing: null,
      table: {
        head: ['Person', 'Works'],
        rows: [...people]
          .sort((a, b) => b.works - a.works)
          .map(({ name: person, works, condition }) => ({
            cells: [person, works],
            address: worksAddress(subject, condition),
          })),
      },
    },
  ];
}

function listed({ subject, relationships, allRelationships }: RelationshipSurvey): Figure[] {
  if (relationships.length === 0) return [];
  const shown = relationships.slice(0, LISTED);
  return [
    {
      id: 'relationships',
      heading: 'Works by relationship',
      says:
        allRelationships > shown.length
          ? `The ${count(shown.length)} most frequent of ${count(allRelationships)}.`
          : `${counted(allRelationships, 'relationship')}.`,
      drawing: null,
      table: {
        head: ['Relationship', 'Works'],
        rows: shown.map(({ value, works, condition }) => ({
          cells: [value, works],
          address: worksAddress(subject, condition),
        })),
      },
    },
  ];
}
