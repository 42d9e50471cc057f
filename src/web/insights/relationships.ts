import { type RelationshipSurvey, surveyRelationships } from '#library';
import { say } from '#words';
import type { Figure } from '../parts/plots/figure.ts';
import { network } from '../parts/plots/network.ts';
import { type Topic, worksAddress } from './topic.ts';

/** Relationships that are listed. */
const LISTED = 50;

/** Who is with whom. */
export const RELATIONSHIPS: Topic = {
  async view(library, asked) {
    const survey = await surveyRelationships(library, asked);
    return {
      subject: survey.subject,
      figures: [...tied(survey), ...listed(survey)],
      without: say('insights.relationships-without'),
    };
  },
};

function tied({ subject, people, ties }: RelationshipSurvey): Figure[] {
  if (ties.length === 0) return [];
  const figure = {
    id: 'ties',
    heading: say('insights.ties'),
    says: say('insights.ties-says', { people: people.length }),
  };
  const name = (at: number) => people[at]?.name ?? '';
  return [
    {
      ...figure,
      drawing: network({ ...figure, title: figure.heading, people, ties }),
      table: {
        head: [say('insights.person'), say('insights.and'), say('insights.as'), say('insights.works')],
        rows: ties.map(({ from, to, kind, works, condition }) => ({
          cells: [name(from), name(to), say(`insights.tie-${kind}`), works],
          address: worksAddress(subject, condition),
        })),
      },
    },
    {
      id: 'people',
      heading: say('insights.people'),
      says: say('insights.people-says'),
      drawing: null,
      table: {
        head: [say('insights.person'), say('insights.works')],
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
      heading: say('insights.relationships'),
      says:
        allRelationships > shown.length
          ? say('insights.frequent', { shown: shown.length, all: allRelationships })
          : say('insights.relationships-all', { relationships: allRelationships }),
      drawing: null,
      table: {
        head: [say('insights.relationship'), say('insights.works')],
        rows: shown.map(({ value, works, condition }) => ({
          cells: [value, works],
          address: worksAddress(subject, condition),
        })),
      },
    },
  ];
}
