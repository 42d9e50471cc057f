import type { Condition, FoundSet } from '#search';
import { foldName } from '#text';
import type { Searched } from './reader-view.ts';
import { type SurveySubject, type SurveyValue, surveyWorks, valuesOfFacet } from './survey-works.ts';

/** Relationships that are looked at, and people who are drawn. */
const MOST_SHIPS = 120;
const MOST_PEOPLE = 45;
/** Relationships of more people are not drawn: every two of them would be a line. */
const MOST_MEMBERS = 6;

/** Two people of one relationship or several; `kind` says whether these are of lovers (`/`) or of friends (`&`). */
export type Tie = {
  /** Places in the list of people. */
  from: number;
  to: number;
  kind: 'lovers' | 'friends';
  /** Works with a relationship that holds both. */
  works: number;
  condition: Condition;
};
/** Someone in a relationship; `works` have any of the relationships that are drawn. */
export type Person = { name: string; works: number; condition: Condition };

/** The most frequent relationships, and the network of the people in them. */
export type RelationshipSurvey = {
  subject: SurveySubject;
  relationships: SurveyValue[];
  allRelationships: number;
  people: Person[];
  ties: Tie[];
};

type Ship = { condition: Condition; members: string[]; kind: Tie['kind'] };

/** Counts the relationships of the works that answer a query, and ties the people in them. */
export function surveyRelationships(library: Searched, asked: string): Promise<RelationshipSurvey> {
  return surveyWorks(library, asked, (works) => {
    const { values, total } = valuesOfFacet(works, 'relationship', MOST_SHIPS);
    return { relationships: values, allRelationships: total, ...networkOf(works, shipsOf(works, values)) };
  });
}

function shipsOf(works: FoundSet, values: readonly SurveyValue[]): Ship[] {
  return values.flatMap(({ value, condition }): Ship[] => {
    const members = works.membersOf(value);
    if (condition === null || members.length < 2 || members.length > MOST_MEMBERS) return [];
    return [{ condition, members, kind: value.includes('&') && !value.includes('/') ? 'friends' : 'lovers' }];
  });
}

/** Takes in the relationships, the most frequent first, until there are as many people as are drawn. */
function networkOf(works: FoundSet, ships: readonly Ship[]): Pick<RelationshipSurvey, 'people' | 'ties'> {
  const people = new Map<string, { name: string; at: number; ships: Condition[] }>();
  const ties = new Map<string, { from: number; to: number; kind: Tie['kind']; ships: Condition[] }>();
  for (const { condition, members, kind } of ships) {
    const keys = [...new Map(members.map((name) => [foldName(name), name]))];
    const added = keys.filter(([key]) => !people.has(key)).length;
    if (keys.length < 2 || people.size + added > MOST_PEOPLE) continue;
    const places = keys.map(([key, name]) => {
      const person = people.get(key) ?? { name, at: people.size, ships: [] };
      person.ships.push(condition);
      people.set(key, person);
      return person.at;
    });
    for (const [one, from] of places.entries())
      for (const to of places.slice(one + 1)) {
        const ends = { from: Math.min(from, to), to: Math.max(from, to) };
        const key = `${ends.from} ${ends.to} ${kind}`;
        const tie = ties.get(key) ?? { ...ends, kind, ships: [] };
        tie.ships.push(condition);
        ties.set(key, tie);
      }
  }
  return {
    people: counted(works, [...people.values()]).map(({ name, works: found, condition }) => ({
      name,
      works: found,
      condition,
    })),
    ties: counted(works, [...ties.values()])
      .map(({ from, to, kind, works: found, condition }) => ({ from, to, kind, works: found, condition }))
      .sort((a, b) => b.works - a.works),
  };
}

/** With how many works have any of the relationships of each. */
function counted<One extends { ships: Condition[] }>(
  works: FoundSet,
  list: readonly One[],
): (One & { works: number; condition: Condition })[] {
  const conditions = list.map(({ ships }) => anyOf(ships));
  const counts = works.cross(conditions, [{ kind: 'all' }]);
  return list.map((one, at) => ({
    ...one,
    works: counts[at]?.[0] ?? 0,
    condition: conditions[at] ?? { kind: 'all' },
  }));
}

function anyOf(parts: readonly Condition[]): Condition {
  const [first = { kind: 'all' }] = parts;
  return parts.length === 1 ? first : { kind: 'or', parts: [...parts] };
}
