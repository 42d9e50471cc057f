/** What works are listed by in a museum: values of facets, creators and series, each with a page of its own. */
import { createHash } from 'node:crypto';
import type { TagAlias, WorkId } from '#catalogue';
import { findWorks, type Library, listCreators, listSeries } from '#library';
import { type Condition, type FacetKind, FIELD_OF_KIND, facetChoices } from '#search';
import { foldName } from '#text';
import type { RatingName } from '#vocabulary';

/** The facets whose values have pages. How far a work is, how long it is and where it comes from are asked for in the search. */
export const LISTED_FACETS = [
  'fandom',
  'relationship',
  'character',
  'tag',
  'rating',
  'warning',
  'category',
  'language',
  'year',
] as const satisfies readonly FacetKind[];
/** One of {@link LISTED_FACETS}. */
export type ListedFacet = (typeof LISTED_FACETS)[number];
/** What a page of works is about. */
export type ValueKind = ListedFacet | 'creator' | 'series';
/** A value with its number of works. */
export type ListedValue = { name: string; works: number };

/** The folder of each kind; its list of names is the index there. */
export const FOLDERS = {
  fandom: 'fandoms',
  relationship: 'relationships',
  character: 'characters',
  tag: 'tags',
  rating: 'ratings',
  warning: 'warnings',
  category: 'categories',
  language: 'languages',
  year: 'years',
  creator: 'creators',
  series: 'series',
} as const satisfies Record<ValueKind, string>;

/** More values than a facet has. */
const ALL = 10_000_000;
/** Letters of a name that stand in the name of its file. */
const MOST_LETTERS = 40;

/** Every value that a page of works is about, by kind and folded name. */
export class ListedValues {
  readonly #values = new Map<ValueKind, Map<string, ListedValue>>();
  /** Spellings that mean one canonical tag and are none themselves, by kind and folded name. */
  readonly #meanings = new Map<string, string>();

  /** Gathers the values of a library that is open to the public: those that facets count, and the spellings that works have beside them. */
  static async gather(library: Library, works: readonly WorkId[]): Promise<ListedValues> {
    const listed = new ListedValues();
    const wanted = { kinds: LISTED_FACETS, values: ALL };
    const { facets } = await findWorks(library, '', { page: 1, size: 1, facets: wanted });
    for (const { kind, values } of facets)
      if (isListed(kind)) for (const { value, count } of values) listed.#add(kind, value, count);
    for (const { name, works: count } of await listCreators(library)) listed.#add('creator', name, count);
    for (const { name, works: count } of await listSeries(library)) listed.#add('series', name, count);
    listed.#takeMeanings(await library.catalogue.tagAliases());
    await listed.#addSpellings(library, works);
    return listed;
  }

  /** The values of a kind that facets count, in no order; of creators and series all. */
  of(kind: ValueKind): ListedValue[] {
    return [...(this.#values.get(kind)?.values() ?? [])].filter(({ works }) => works > 0);
  }

  /** Every value of a kind that has a page, spellings too that facets count under other names. */
  withPages(kind: ValueKind): ListedValue[] {
    return [...(this.#values.get(kind)?.values() ?? [])];
  }

  /** The name under which a value has its page, whichever way it is spelt; null where it has none. */
  pageName(kind: ValueKind, name: string): string | null {
    const folded = foldName(name);
    const values = this.#values.get(kind);
    const own = values?.get(folded);
    if (own !== undefined) return own.name;
    const meant = this.#meanings.get(`${kind} ${folded}`);
    return meant === undefined ? null : (values?.get(foldName(meant))?.name ?? null);
  }

  #add(kind: ValueKind, name: string, works: number): void {
    const values = this.#values.get(kind) ?? new Map<string, ListedValue>();
    this.#values.set(kind, values);
    const folded = foldName(name);
    const before = values.get(folded);
    if (before === undefined) values.set(folded, { name, works });
    else before.works += works;
  }

  #takeMeanings(aliases: readonly TagAlias[]): void {
    const several = new Set<string>();
    for (const { kind, name, of } of aliases) {
      const key = `${kind} ${foldName(name)}`;
      const known = this.#meanings.get(key);
      if (known !== undefined && foldName(known) !== foldName(of)) several.add(key);
      this.#meanings.set(key, of);
    }
    for (const key of several) this.#meanings.delete(key);
  }

  /** A spelling that means several tags, in several fandoms, has a page of all that it finds. */
  async #addSpellings({ catalogue }: Library, works: readonly WorkId[]): Promise<void> {
    const size = 500;
    for (let from = 0; from < works.length; from += size)
      for (const { tags } of await catalogue.cards(works.slice(from, from + size)))
        for (const { kind, name } of tags) if (this.pageName(kind, name) === null) this.#add(kind, name, 0);
  }
}

function isListed(kind: FacetKind): kind is ListedFacet {
  return LISTED_FACETS.some((one) => one === kind);
}

/** The condition that finds the works with a value, as links to them have it. */
export function conditionOf(kind: ValueKind, value: string): Condition {
  switch (kind) {
    case 'rating':
      return { kind: 'rating', comparison: '=', value: value as RatingName };
    case 'year':
      return { kind: 'date', field: 'published', from: value, to: value };
    case 'creator':
      return { kind: 'name', field: 'by', value, prefix: false };
    case 'series':
      return { kind: 'name', field: 'series', value, prefix: false };
    default:
      return { kind: 'name', field: FIELD_OF_KIND[kind], value, prefix: false };
  }
}

/** The one value that a condition asks for, where it asks for nothing else. */
export function valueIn(condition: Condition): { kind: ValueKind; value: string } | null {
  if (condition.kind === 'name' && !condition.prefix) {
    if (condition.field === 'by') return { kind: 'creator', value: condition.value };
    if (condition.field === 'series') return { kind: 'series', value: condition.value };
  }
  const { choices, rest } = facetChoices(condition);
  const [only] = choices;
  if (only === undefined || choices.length > 1 || rest.length > 0 || only.state !== 'include') return null;
  return isListed(only.kind) ? { kind: only.kind, value: only.value } : null;
}

/**
 * What the file of a value is called, without its ending: letters of the name as far as they are plain, and a hash of all of it, below a folder of
 * the first, `0` where there is none. The same for every spelling that is the same folded.
 */
export function fileStemOf(kind: ValueKind, name: string): string {
  const folded = foldName(name);
  const letters =
    folded
      .match(/[a-z0-9]+/g)
      ?.join('-')
      .slice(0, MOST_LETTERS)
      .replace(/-$/, '') ?? '';
  const digits = createHash('sha256').update(`${kind} ${folded}`.toWellFormed()).digest('hex').slice(0, 12);
  return `${FOLDERS[kind]}/${letters.slice(0, 1) || '0'}/${letters === '' ? '' : `${letters}-`}${digits}`;
}
