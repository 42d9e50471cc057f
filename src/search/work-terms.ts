import type { WorkFacets } from '#catalogue';
import { nameWords } from './name-words.ts';
import type { TermKind } from './names/kinds.ts';
import type { TermTable } from './names/term-table.ts';
import { WARNING_NOT_STATED } from './read-value.ts';

/** The terms of a work, each once: values of facets, and what else it is found by. Names that are new are numbered. */
export function termsOfWork(terms: TermTable, work: WorkFacets): number[] {
  const found = new Set(work.tags.map((tag) => terms.intern(tag.kind, tag.name, tag.members)));
  for (const [kind, name] of [...smallNames(work), ...otherNames(work)]) found.add(terms.intern(kind, name));
  return [...found];
}

function smallNames(work: WorkFacets): [TermKind, string][] {
  const warnings = work.warnings.length > 0 ? work.warnings : [WARNING_NOT_STATED];
  const names: [TermKind, string][] = [['rating', work.rating]];
  for (const name of warnings) names.push(['warning', name]);
  for (const name of work.categories) names.push(['category', name]);
  if (work.language !== null) names.push(['language', work.language]);
  if (work.status !== 'unknown') names.push(['complete', work.status === 'complete' ? 'yes' : 'no']);
  return names;
}

function otherNames(work: WorkFacets): [TermKind, string][] {
  const names = work.creators.map((name): [TermKind, string] => ['creator', name]);
  if (work.series !== null) names.push(['series', work.series]);
  for (const word of nameWords(work.title)) names.push(['titleWord', word]);
  return names;
}
