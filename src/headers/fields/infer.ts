import { LABEL_LANGUAGES, readNumber } from '#vocabulary';
import type { HeaderContext } from '../understanding.ts';
import { citeOutside, type Draft } from './draft.ts';
import { inferCategories } from './infer-categories.ts';
import { inferCouples } from './infer-couples.ts';
import { inferFandom } from './infer-fandom.ts';
import type { InferenceSource } from './inference-source.ts';
import { mineDisclaimer, mineNotes, mineShortFields } from './mine-notes.ts';

/** Draws what follows from the values read, and fills gaps with guesses marked as such. Never overrides a label. */
export function inferFields(draft: Draft, source: InferenceSource): void {
  mineNotes(draft);
  mineShortFields(draft);
  inferFandom(draft, source);
  inferCouples(draft, source);
  inferCategories(draft);
  inferStatus(draft);
  inferPosition(draft);
  mineDisclaimer(draft);
  nameOwnChapter(draft);
  applyContext(draft, source.context);
}

/** `1/1` is a complete story, `1/?` an unfinished one. Section 1.16. */
function inferStatus(draft: Draft): void {
  const { reading } = draft;
  if (
    reading.status === 'unknown' &&
    /\bnot (?:yet )?(?:finished|complete)|\bstill writing|\bunfinished\b/i.test(
      reading.archivePermission.raw ?? '',
    )
  )
    reading.status = 'wip';
  if (reading.status !== 'unknown' || reading.part === null) return;
  if (reading.part.n === 1 && reading.part.of === 1) reading.status = 'complete';
}

/** "Quarantine III: Lime" in the series "Quarantine": the number in the title is the story's place. Section 1.1. */
function inferPosition(draft: Draft): void {
  const { series, title } = draft.reading;
  if (
    !series?.name ||
    series.position !== null ||
    !title?.toLowerCase().startsWith(series.name.toLowerCase())
  )
    return;
  const number = /^\s(?:part |book |#)?(\d{1,2}|[IVX]{1,5})(?=[:.,\s–—-]|$)/.exec(
    title.slice(series.name.length),
  );
  series.position = number ? readNumber(number[1] ?? '') : null;
}

/** The weakest hints of all: metadata of the container, labels' language. */
function applyContext(draft: Draft, context: HeaderContext): void {
  const { reading } = draft;
  const hints = context.hints ?? {};
  if (reading.title === null && hints.title) {
    reading.title = hints.title;
    citeOutside(draft, 'title', hints.title, 'metadata', 0.5);
  }
  if (reading.authors.length === 0 && hints.author) {
    reading.authors = [hints.author];
    citeOutside(draft, 'authors', hints.author, 'metadata', 0.5);
  }
  if (reading.summary === null && hints.description) {
    reading.summary = hints.description;
    citeOutside(draft, 'summary', hints.description, 'metadata', 0.5);
  }
  if (reading.language === null && hints.language) reading.language = hints.language;
}

/** The language whose words two or more labels are; null when none is, or several are alike. */
export function languageOfLabels(labels: readonly string[]): string | null {
  const words = labels.map((label) => label.trim().toLowerCase().replace(/[’‘]/g, "'"));
  const counts = new Map<string, number>();
  for (const word of words)
    for (const language of LANGUAGES_OF.get(word) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const best = [...counts].filter(([, count]) => count === most);
  return most >= 2 && best.length === 1 ? (best[0]?.[0] ?? null) : null;
}

/** "This chapter" in a rating is the part this file holds. */
function nameOwnChapter(draft: Draft): void {
  const { part, rating } = draft.reading;
  if (!part) return;
  for (const scope of rating.scopes ?? []) if (scope.part === 'this part') scope.part = `chapter ${part.n}`;
}

/** The languages that a label tells of. */
const LANGUAGES_OF = new Map<string, string[]>();
for (const { language, labels } of LABEL_LANGUAGES)
  for (const label of new Set(labels))
    LANGUAGES_OF.set(label, [...(LANGUAGES_OF.get(label) ?? []), language]);
