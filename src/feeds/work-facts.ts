/** What every feed says of a work, in words and lists, whatever it is written as. */
import type { TagKind, WorkCard } from '#catalogue';
import { oneLine } from '#markup';
import { ratingName, warningNames } from '#vocabulary';
import { say } from '#words';

/** Longer summaries are cut: e-readers hold a whole page of a feed in memory. */
const MOST_SUMMARY = 5_000;

/** Schemes of categories, as books name them too; the kind of tag follows. */
const SCHEME = 'urn:x-fanlight:';

/** Something that a work is filed under. */
export type Subject = { kind: SubjectKind; scheme: string; name: string };
/** What a work is filed by; rating and warnings come first. */
export type SubjectKind = 'rating' | 'warning' | 'category' | TagKind;

/** A title as feeds have it: one line, never empty. */
export function titled(title: string): string {
  return oneLine(title) || say('feeds.untitled');
}

/** The bylines of a work, never none. */
export function bylines({ creators }: WorkCard): string[] {
  const names = filled(creators);
  return names.length === 0 ? [say('feeds.anonymous')] : names;
}

/** Whether nobody's name stands on a work. */
export function isAnonymous({ creators }: WorkCard): boolean {
  return filled(creators).length === 0;
}

/** Everything that a work is filed under: rating and warnings before all else. */
export function subjectsOf(work: WorkCard): Subject[] {
  const tags = (kind: TagKind) => work.tags.flatMap((tag) => (tag.kind === kind ? tag.name : []));
  const kinds: readonly (readonly [SubjectKind, readonly string[]])[] = [
    ['rating', [ratingName(work.rating)]],
    ['warning', warningNames(work)],
    ['category', work.categories],
    ['fandom', tags('fandom')],
    ['relationship', tags('relationship')],
    ['character', tags('character')],
    ['tag', tags('tag')],
  ];
  return kinds.flatMap(([kind, names]) =>
    [...new Set(filled(names))].map((name) => ({ kind, scheme: SCHEME + kind, name })),
  );
}

/** Rating, warnings and length as lines, then the summary: plain text. `note` stands between. */
export function summaryOf(work: WorkCard, note: string | null = null): string {
  const lines = [...warningLines(work), lengthLine(work), ...(note === null ? [] : [note])];
  const summary = work.summary?.trim() ?? '';
  return summary === '' ? lines.join('\n') : `${lines.join('\n')}\n\n${cut(summary)}`;
}

/** What a reader must know before the text, as lines. */
export function warningLines(work: WorkCard): string[] {
  const { ratingRaw: own } = work;
  const rating = ratingName(work.rating);
  const isOwn = own !== null && own !== work.rating && own !== rating;
  return [
    isOwn ? say('feeds.rating-own', { rating, own }) : say('feeds.rating', { rating }),
    say('feeds.warnings', { warnings: warningNames(work).join(', ') }),
  ];
}

/** When a work was written, where its source says it as dates are written in feeds: a year, a month or a day. */
export function issuedOn({ published }: WorkCard): string | null {
  return published !== null && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(published) ? published : null;
}

/** The language of a work as BCP 47 has it, or null. */
export function languageOf({ language }: WorkCard): string | null {
  return oneLine(language ?? '') || null;
}

function lengthLine(work: WorkCard): string {
  const { words, chapters, status } = work;
  return say('feeds.length', { words, chapters, complete: status === 'complete' ? 'yes' : 'no' });
}

function filled(names: readonly string[]): string[] {
  return names.map(oneLine).filter((name) => name !== '');
}

function cut(text: string): string {
  return text.length <= MOST_SUMMARY ? text : `${text.slice(0, MOST_SUMMARY - 1).trimEnd()}…`;
}
