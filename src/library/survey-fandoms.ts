import type { Catalogue } from '#catalogue';
import type { Condition, FoundSet } from '#search';
import { foldName } from '#text';
import type { Searched } from './reader-view.ts';
import { type SurveySubject, type SurveyValue, surveyWorks, valuesOfFacet } from './survey-works.ts';

/** Fandoms that are listed, and fandoms among which meetings are looked for. */
const MOST_FANDOMS = 30;
const MOST_MEETING = 40;
/** Pairs that are listed. */
const MOST_PAIRS = 60;
/** Steps from a fandom to those above it. */
const MOST_STEPS = 4;
const CROSSOVER: Condition = { kind: 'is', what: 'crossover' };

/** Two fandoms of one work. */
export type FandomPair = { one: string; other: string; works: number; condition: Condition };

/**
 * The largest fandoms, and those that meet in works with more than one, the most frequent pairs first. Pairs are looked for among the fandoms of
 * most such works; a pair of two others has at most `unseen` works.
 */
export type FandomSurvey = {
  subject: SurveySubject;
  fandoms: SurveyValue[];
  allFandoms: number;
  crossovers: number;
  pairs: FandomPair[];
  unseen: number;
};

/** Counts the fandoms of the works that answer a query, and which of them meet. A fandom and one that stands above it do not meet. */
export async function surveyFandoms(
  library: Searched & { catalogue: Pick<Catalogue, 'tag'> },
  asked: string,
): Promise<FandomSurvey> {
  const survey = await surveyWorks(library, asked, (works) => {
    const fandoms = valuesOfFacet(works, 'fandom', MOST_FANDOMS);
    const crossed = works.within(CROSSOVER);
    const meeting = valuesOfFacet(crossed, 'fandom', MOST_MEETING + 1).values;
    return {
      fandoms: fandoms.values,
      allFandoms: fandoms.total,
      crossovers: crossed.total,
      pairs: pairsOf(crossed, meeting.slice(0, MOST_MEETING)),
      unseen: meeting[MOST_MEETING]?.works ?? 0,
    };
  });
  const above = await aboveEach(
    library.catalogue,
    new Set(survey.pairs.flatMap(({ one, other }) => [one, other])),
  );
  const related = (one: string, other: string) => above.get(one)?.has(foldName(other)) ?? false;
  const pairs = survey.pairs.filter(({ one, other }) => !related(one, other) && !related(other, one));
  return { ...survey, pairs: pairs.slice(0, MOST_PAIRS) };
}

function pairsOf(crossed: FoundSet, fandoms: readonly SurveyValue[]): FandomPair[] {
  const known = fandoms.flatMap(({ value, condition }) => (condition === null ? [] : [{ value, condition }]));
  const conditions = known.map(({ condition }) => condition);
  const counts = crossed.cross(conditions, conditions);
  const pairs = known.flatMap((one, row) =>
    known.slice(row + 1).flatMap((other, at): FandomPair[] => {
      const works = counts[row]?.[row + 1 + at] ?? 0;
      if (works === 0) return [];
      const condition: Condition = { kind: 'and', parts: [one.condition, other.condition, CROSSOVER] };
      return [{ one: one.value, other: other.value, works, condition }];
    }),
  );
  return pairs.sort((a, b) => b.works - a.works);
}

/** For each fandom the folded names of those above it. */
async function aboveEach(
  catalogue: Pick<Catalogue, 'tag'>,
  fandoms: ReadonlySet<string>,
): Promise<Map<string, ReadonlySet<string>>> {
  const metas = new Map<string, string[]>();
  const metasOf = async (name: string) => {
    const known = metas.get(name);
    if (known !== undefined) return known;
    const tag = await catalogue.tag('fandom', name);
    const found = (tag?.metas.tags ?? []).map((meta) => meta.name);
    metas.set(name, found);
    return found;
  };
  const above = new Map<string, ReadonlySet<string>>();
  for (const fandom of fandoms) {
    const met = new Set<string>();
    let names = [fandom];
    for (let step = 0; step < MOST_STEPS && names.length > 0; step += 1) {
      const higher = (await Promise.all(names.map(metasOf))).flat();
      names = higher.filter((name) => !met.has(foldName(name)));
      for (const name of names) met.add(foldName(name));
    }
    above.set(fandom, met);
  }
  return above;
}
