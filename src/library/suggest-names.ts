import { OWN_READER, type ReaderId } from '#catalogue';
import {
  type Condition,
  FIELD_ALIASES,
  type NameField,
  renderQuery,
  type Suggestion,
  type SuggestionKind,
} from '#search';
import { foldName, languageName } from '#text';
import { languageText } from '#words';
import type { Library } from './context.ts';
import { findWorks } from './find-works.ts';
import { readerView, searchAs } from './reader-view.ts';

/** Names that one answer holds. */
const MOST = 10;
/** Names looked at where some may be of muted works alone. */
const MOST_SIFTED = 40;
/** More languages than a library has. */
const ALL_LANGUAGES = 1000;

type SuggestedField = NameField | 'otp';

/** Fields of a query whose values are names of works, with what they are names of. */
const KIND_OF_FIELD: ReadonlyMap<string, SuggestionKind> = new Map<SuggestedField, SuggestionKind>([
  ['fandom', 'fandom'],
  ['ship', 'relationship'],
  ['otp', 'relationship'],
  ['character', 'character'],
  ['who', 'character'],
  ['tag', 'tag'],
  ['by', 'creator'],
  ['series', 'series'],
  ['source', 'source'],
  ['lang', 'language'],
]);

/** Whatever may stand before the colon where names are suggested behind it, also the names of facets. */
export const SUGGESTED_FIELDS: readonly string[] = [...FIELD_ALIASES]
  .filter(([, field]) => KIND_OF_FIELD.has(field))
  .map(([word]) => word);

/** What is being typed behind one of {@link SUGGESTED_FIELDS}; with `fandoms`, names of works in any of these only, except of fandoms and languages. */
export type NamesAsked = { field: string; text: string; fandoms: readonly string[] };

/** A name that may be meant. `shown` is how it is said, `condition` the query that asks for it. */
export type SuggestedName = Suggestion & { shown: string; condition: string };

/**
 * At most ten names for what is being typed, best first; none for a field that is not one of {@link SUGGESTED_FIELDS}. Works that
 * the reader has muted are not counted, and names of no others are left out.
 */
export async function suggestNames(
  library: Library,
  asked: NamesAsked,
  reader: ReaderId = OWN_READER,
): Promise<SuggestedName[]> {
  const field = FIELD_ALIASES.get(asked.field) as SuggestedField | undefined;
  const kind = field === undefined ? undefined : KIND_OF_FIELD.get(field);
  if (field === undefined || kind === undefined) return [];
  const found =
    kind === 'language'
      ? await languagesLike(library, asked.text, reader)
      : await unmuted(library, reader, field, (limit) =>
          library.index.suggest(asked.text, {
            kinds: [kind],
            limit,
            ...(asked.fandoms.length > 0 && kind !== 'fandom' && { fandoms: asked.fandoms }),
          }),
        );
  return found.map((name) => ({
    ...name,
    shown: kind === 'language' ? languageText(name.name) : name.name,
    condition: conditionText(field, name.name),
  }));
}

/** Names with the works that the reader's mutes leave of each. */
async function unmuted(
  library: Library,
  reader: ReaderId,
  field: SuggestedField,
  suggest: (limit: number) => Suggestion[],
): Promise<Suggestion[]> {
  const { muted } = await readerView(library, reader);
  if (muted === null) return suggest(MOST);
  const search = await searchAs(library, reader);
  const shown: Suggestion[] = [];
  for (const name of suggest(MOST_SIFTED)) {
    const query = { condition: conditionOf(field, name.name), sort: null };
    const { total } = await search(query, { offset: 0, limit: 0 });
    if (total > 0) shown.push({ ...name, works: total });
    if (shown.length === MOST) break;
  }
  return shown;
}

/** Works say a language by its code, and people by its name, in English or in the language that they read. */
async function languagesLike(library: Library, text: string, reader: ReaderId): Promise<Suggestion[]> {
  const typed = foldName(text);
  if (typed === '') return [];
  const facets = { kinds: ['language'], values: ALL_LANGUAGES } as const;
  const { facets: found } = await findWorks(library, '', { page: 1, size: 1, facets, reader });
  return (found[0]?.values ?? [])
    .filter(({ value }) =>
      [languageText(value), languageName(value), value].some((name) => foldName(name).startsWith(typed)),
    )
    .slice(0, MOST)
    .map(({ value, count }) => ({ kind: 'language', name: value, works: count, alias: null, fandoms: [] }));
}

function conditionOf(field: SuggestedField, value: string): Condition {
  return field === 'otp' ? { kind: 'otp', value } : { kind: 'name', field, value, prefix: false };
}

function conditionText(field: SuggestedField, value: string): string {
  return renderQuery({ condition: conditionOf(field, value), sort: null });
}
