import { spanOfYears, type YearSpan, yearsOf } from '#insights';
import type { FoundSet } from '#search';
import { READ_FIELDS, readFieldName } from './explain-work.ts';
import { followTraits, type TraitFeed } from './follow-traits.ts';
import type { Searched } from './reader-view.ts';
import { type SurveySubject, surveyWorks, valuesOfFacet } from './survey-works.ts';
import { yearIn } from './survey-years.ts';
import type { TraitTable } from './trait-table.ts';

/** Labels of a field that are told apart. */
const MOST_LABELS = 12;
const ALL_YEARS = 10_000;

/** A label of a field, in lower case: how many works have it, and how many of each year of the span. */
export type LabelUse = { label: string; works: number; byYear: number[] };
/** A field of headers: how many works have it under a label, and the labels, most used first. `others` labels are not listed. */
export type FieldUse = {
  field: string;
  name: string;
  works: number;
  byYear: number[];
  labels: LabelUse[];
  others: number;
};

/** What authors called the fields of their headers, by year. */
export type HeaderSurvey = {
  subject: SurveySubject;
  span: YearSpan | null;
  years: number[];
  /** Works with a labelled field. */
  labelled: number;
  /** In the order of pages. */
  fields: FieldUse[];
};

/** Counts the labels in the headers of the works that answer a query. */
export async function surveyHeaders(
  library: Searched & { catalogue: TraitFeed },
  asked: string,
): Promise<HeaderSurvey> {
  const traits = await followTraits(library.catalogue);
  return surveyWorks(library, asked, (works) => {
    const dated = valuesOfFacet(works, 'year', ALL_YEARS).values;
    const span = spanOfYears(dated.map((one) => ({ year: Number(one.value), value: one.works })));
    const years = span === null ? [] : yearsOf(span);
    return { span, years, ...countLabels(works, traits, span?.first ?? 0, years.length) };
  });
}

/** Counts by thing and year: in the first place of each row those of other years and of none. */
class YearCounts {
  readonly #width: number;
  readonly #counts: Uint32Array;

  constructor(rows: number, years: number) {
    this.#width = years + 1;
    this.#counts = new Uint32Array(rows * this.#width);
  }

  add(row: number, place: number): void {
    const at = row * this.#width + place;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  of(row: number): { works: number; byYear: number[] } {
    const counts = [...this.#counts.subarray(row * this.#width, (row + 1) * this.#width)];
    return { works: counts.reduce((sum, count) => sum + count, 0), byYear: counts.slice(1) };
  }
}

function countLabels(
  works: FoundSet,
  traits: TraitTable,
  first: number,
  years: number,
): Pick<HeaderSurvey, 'labelled' | 'fields'> {
  const names: readonly string[] = READ_FIELDS;
  const fieldOf = new Int32Array(traits.lastLabel + 1).fill(-1);
  for (const { id, field } of traits.labels.values()) fieldOf[id] = names.indexOf(field);
  const byLabel = new YearCounts(fieldOf.length, years);
  const byField = new YearCounts(names.length, years);
  const lastWork = new Uint32Array(names.length);
  let labelled = 0;
  works.each((id, _, from) => {
    const year = yearIn(from) - first;
    const place = year >= 0 && year < years ? year + 1 : 0;
    let isLabelled = false;
    traits.eachLabel(id, (label) => {
      const field = fieldOf[label] ?? -1;
      if (field < 0) return;
      isLabelled = true;
      byLabel.add(label, place);
      if (lastWork[field] !== id) byField.add(field, place);
      lastWork[field] = id;
    });
    if (isLabelled) labelled += 1;
  });
  const uses = [...traits.labels.values()].map(({ id, field, name }) => ({
    field,
    label: name,
    ...byLabel.of(id),
  }));
  const fields = READ_FIELDS.flatMap((field, at): FieldUse[] => {
    const all = uses.filter((use) => use.field === field && use.works > 0);
    if (all.length === 0) return [];
    all.sort((a, b) => b.works - a.works || (a.label < b.label ? -1 : 1));
    const labels = all
      .slice(0, MOST_LABELS)
      .map(({ label, works: found, byYear }) => ({ label, works: found, byYear }));
    return [
      {
        field,
        name: readFieldName(field),
        ...byField.of(at),
        labels,
        others: all.length - labels.length,
      },
    ];
  });
  return { labelled, fields };
}
