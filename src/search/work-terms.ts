import type { WorkFacets } from '#catalogue';
import { readDate } from './dates.ts';
import { lengthBandOf } from './length-bands.ts';
import { nameWords } from './name-words.ts';
import type { TermKind } from './names/kinds.ts';
import type { TermTable } from './names/term-table.ts';
import type { HasValue, IsValue } from './query.ts';
import { WARNING_NOT_STATED } from './value-words.ts';

/** What a work can be found by beside its names. `otp`: it has no two relationships of its own. */
type Flag = HasValue | Extract<IsValue, 'crossover' | 'oneshot' | 'edited'> | 'otp';

/** The terms of a work, each once: values of facets, and what else it is found by. Names that are new are numbered. */
export function termsOfWork(terms: TermTable, work: WorkFacets): number[] {
  const tags = work.tags.map((tag) => terms.intern(tag.kind, tag.name, tag.members));
  const own = new Set(tags.filter((_, at) => work.tags[at]?.above !== true));
  const ownOf = (kind: TermKind) => [...own].filter((term) => terms.kindOf(term) === kind).length;
  const flags = flagsOf(work, { fandoms: ownOf('fandom'), relationships: ownOf('relationship') });
  const names = [...facetNames(work), ...otherNames(work), ...flags.map((flag) => ['flag', flag] as const)];
  return [...new Set([...tags, ...names.map(([kind, name]) => terms.intern(kind, name))])];
}

/** What a work has and is. `own` counts its tags without those that stand above another. */
function flagsOf(work: WorkFacets, own: { fandoms: number; relationships: number }): Flag[] {
  const flags: Flag[] = work.has.map((flag) => (flag === 'edits' ? 'edited' : flag));
  if (work.series !== null) flags.push('series');
  if (work.language !== null) flags.push('language');
  if (yearOf(work) !== null) flags.push('date');
  if (work.kudos !== null) flags.push('kudos');
  if (work.chapters === 1 && work.status === 'complete') flags.push('oneshot');
  if (own.fandoms > 1) flags.push('crossover');
  if (own.relationships < 2) flags.push('otp');
  return flags;
}

/** Values of facets beside the tags. */
function facetNames(work: WorkFacets): [TermKind, string][] {
  const warnings = work.warnings.length > 0 ? work.warnings : [WARNING_NOT_STATED];
  const names: [TermKind, string][] = [['rating', work.rating]];
  for (const name of warnings) names.push(['warning', name]);
  for (const name of work.categories) names.push(['category', name]);
  for (const tag of languageRanges(work.language)) names.push(['language', tag]);
  names.push(['status', work.status], ['length', lengthBandOf(work.words)]);
  const year = yearOf(work);
  if (year !== null) names.push(['year', year]);
  if (work.source !== null) names.push(['source', work.source]);
  return names;
}

function yearOf({ published }: WorkFacets): string | null {
  return (published === null ? null : readDate(published))?.slice(0, 4) ?? null;
}

/** A language and those that it is a kind of (RFC 4647 basic filtering): `en-GB` is `en` too, so that both count it. */
function languageRanges(tag: string | null): string[] {
  const parts = tag?.split('-') ?? [];
  return parts.map((_, at) => parts.slice(0, at + 1).join('-'));
}

function otherNames(work: WorkFacets): [TermKind, string][] {
  const names = work.creators.map((name): [TermKind, string] => ['creator', name]);
  if (work.series !== null) names.push(['series', work.series]);
  for (const word of nameWords(work.title)) names.push(['titleWord', word]);
  return names;
}
