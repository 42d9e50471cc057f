import type { Condition, FacetKind } from '#search';
import { followTraits, type TraitFeed } from './follow-traits.ts';
import type { Searched } from './reader-view.ts';
import { type SurveySubject, type SurveyValue, surveyWorks, valuesOfFacet } from './survey-works.ts';
import type { Manner } from './trait-table.ts';

/** Values of a facet that are listed. */
const MOST_VALUES = 40;
/** More hosts than a library has. */
const ALL_SOURCES = 1_000_000;
const FACETS = ['language', 'status', 'source'] as const satisfies readonly FacetKind[];
const WAITS: Condition = { kind: 'has', what: 'review' };
const CORRECTED: Condition = { kind: 'is', what: 'edited' };
const SPOKEN: Condition = { kind: 'has', what: 'language' };

/** The state of a collection: where it comes from, in what form, and what still needs a person. */
export type CollectionSurvey = {
  subject: SurveySubject;
  /** Works with a reading that waits for a person, and works that a person corrected. */
  waiting: SurveyValue;
  corrected: SurveyValue;
  /** Works whose text was repaired. */
  repaired: number;
  permissions: SurveyValue[];
  formats: SurveyValue[];
  encodings: SurveyValue[];
  facets: Record<(typeof FACETS)[number], { values: SurveyValue[]; total: number; without: number }>;
};

/** Counts how the works that answer a query came, and what is not yet decided about them. */
export async function surveyCollection(
  library: Searched & { catalogue: TraitFeed },
  asked: string,
): Promise<CollectionSurvey> {
  const traits = await followTraits(library.catalogue);
  return surveyWorks(library, asked, (works) => {
    const counts = new Uint32Array(traits.manners.length);
    works.each((id) => {
      const manner = traits.mannerOf(id);
      counts[manner] = (counts[manner] ?? 0) + 1;
    });
    const sums = (saying: (manner: Manner) => string) => sumsOf(traits.manners, counts, saying);
    const [[waiting = 0, corrected = 0, spoken = 0] = []] = works.cross(
      [{ kind: 'all' }],
      [WAITS, CORRECTED, SPOKEN],
    );
    const facet = (kind: FacetKind) => {
      const { values, total } = valuesOfFacet(works, kind, MOST_VALUES);
      return { values, total };
    };
    const sources = valuesOfFacet(works, 'source', ALL_SOURCES);
    return {
      waiting: { value: 'waiting', works: waiting, condition: WAITS },
      corrected: { value: 'corrected', works: corrected, condition: CORRECTED },
      repaired: sums(({ repaired }) => String(repaired)).find(({ value }) => value === 'true')?.works ?? 0,
      permissions: sums(({ permission }) => permission),
      formats: sums(({ format }) => format),
      encodings: sums(({ encoding }) => encoding),
      facets: {
        language: { ...facet('language'), without: works.total - spoken },
        status: { ...facet('status'), without: 0 },
        source: {
          values: sources.values.slice(0, MOST_VALUES),
          total: sources.total,
          without: works.total - sources.values.reduce((sum, one) => sum + one.works, 0),
        },
      },
    };
  });
}

/** How many works have each value of what is known of their manners, most first. */
function sumsOf(
  manners: readonly (Manner | null)[],
  counts: Uint32Array,
  saying: (manner: Manner) => string,
): SurveyValue[] {
  const sums = new Map<string, number>();
  manners.forEach((manner, at) => {
    const works = counts[at] ?? 0;
    if (manner === null || works === 0) return;
    const value = saying(manner);
    sums.set(value, (sums.get(value) ?? 0) + works);
  });
  return [...sums]
    .map(([value, works]) => ({ value, works, condition: null }))
    .sort((a, b) => b.works - a.works || (a.value < b.value ? -1 : 1));
}
