import type { NewChapter, NewWork, PrivateField, WorkMetadata, WorkTag } from '#catalogue';
import { deflateJoinable } from '#containers';
import { type Chapter, chapterText, type Evidence } from '#document';
import { findPrivateDetails, type Reading } from '#headers';
import { picturesIn, toXhtml } from '#markup';
import type { FieldEvidence, ReadWork } from '#stories';
import { countWords, detectLanguage, plainName } from '#text';
import { warningName } from '#vocabulary';
import { sourceOf } from './catalogue-source.ts';
import {
  clip,
  fitted,
  isPrivateLabel,
  MAX_NAME,
  MAX_PROSE,
  type Shown,
  showing,
  spokenTexts,
  withoutAddresses,
} from './shown-text.ts';

/** What an import saves of a story that was read: public metadata, private fields apart, chapters ready to be served. */
export function catalogueWork(work: ReadWork, fileName: string): NewWork {
  const { reading, document } = work;
  const language = reading.language ?? document.language ?? languageOf(document.chapters);
  const stored = document.chapters.map(storedChapter);
  const chapters = stored.map(({ chapter }) => chapter);
  const source = sourceOf(work);
  return {
    metadata: metadataOf(reading, fileName, language),
    evidence: flattenEvidence(work.evidence),
    private: privateFields(reading),
    chapters,
    words: chapters.reduce((sum, chapter) => sum + chapter.words, 0),
    ...(source !== null && { source }),
    ...(stored.some(({ hasPictures }) => hasPictures) && { hasPictures: true }),
  };
}

/** A reading as public metadata. What is private is taken out of every string; a missing title becomes the file's name. */
export function metadataOf(reading: Reading, fileName: string, language: string | null): WorkMetadata {
  const { prose, voice } = showing(reading);
  return {
    title: name(reading.title) ?? titleFromFile(fileName),
    creators: names(reading.authors),
    rating: reading.rating.ao3,
    ratingRaw: name(reading.rating.raw),
    warnings: reading.warnings.archive.map(warningName),
    warningsStated: reading.warnings.stated,
    categories: [...reading.categories],
    tags: tagsOf(reading),
    language,
    summary: prose(reading.summary),
    notes: voice(reading.notes),
    endNotes: voice(reading.endNotes),
    disclaimer: voice(reading.disclaimer),
    dedication: voice(reading.dedication),
    spoilers: prose(reading.spoilers.raw),
    setting: prose(reading.setting),
    series: reading.series?.name ? { name: reading.series.name, position: reading.series.position } : null,
    part: reading.part,
    status: reading.status,
    permission: reading.archivePermission.policy,
    permissionRaw: voice(reading.archivePermission.raw),
    published: reading.date,
    other: otherOf(reading, voice),
  };
}

function tagsOf(reading: Reading): WorkTag[] {
  const tags: WorkTag[] = [
    ...names(reading.fandoms).map((value): WorkTag => ({ kind: 'fandom', name: value })),
    ...reading.relationships.map(
      (pair): WorkTag => ({ kind: 'relationship', name: relationshipName(pair), members: pair.members }),
    ),
    ...names(reading.characters).map((value): WorkTag => ({ kind: 'character', name: value })),
    ...names([...reading.genres, ...reading.warnings.free]).map(
      (value): WorkTag => ({ kind: 'tag', name: value }),
    ),
  ];
  const seen = new Set<string>();
  return tags.filter((tag) => {
    const key = `${tag.kind}\n${tag.name}`;
    return tag.name !== '' && !seen.has(key) && seen.add(key);
  });
}

/** AO3's spelling: `/` between lovers, ` & ` between friends. */
function relationshipName(pair: Reading['relationships'][number]): string {
  if (pair.members.length === 0) return clip(plainName(withoutAddresses(pair.raw)), MAX_NAME);
  return clip(plainName(pair.members.join(pair.type === 'platonic' ? ' & ' : '/')), MAX_NAME);
}

function otherOf(reading: Reading, voice: Shown): { label: string; value: string }[] {
  const said: [string, string | null][] = [
    ['Dedication', reading.recipient],
    ['Point of view', reading.pov],
    ['Challenge', reading.challenge],
    ['Music', reading.music ? [reading.music.title, reading.music.artist].filter(Boolean).join(' – ') : null],
    ['Translated from', reading.translation?.originalTitle ?? null],
    ['Translator', reading.translation?.translator.join(', ') ?? null],
    ['Copyright', reading.copyright],
    ['Feedback', reading.feedback],
    ['Sequel', reading.series?.related ?? null],
    ...reading.other.map(({ label, value }): [string, string] => [label, value]),
  ];
  return said.flatMap(([label, value]) => {
    const shown = isPrivateLabel(label) ? null : voice(value);
    return shown === null ? [] : [{ label: clip(withoutAddresses(label), MAX_NAME), value: shown }];
  });
}

function privateFields(reading: Reading): PrivateField[] {
  return [
    ...reading.other
      .filter(({ label }) => isPrivateLabel(label))
      .map(({ value }): PrivateField => ({ kind: 'stated', value })),
    ...reading.emails.map((value): PrivateField => ({ kind: 'email', value })),
    ...reading.realNames.map((value): PrivateField => ({ kind: 'real-name', value })),
    ...reading.urls.map((value): PrivateField => ({ kind: 'url', value })),
    ...[...reading.beta, ...reading.thanks].map((value): PrivateField => ({ kind: 'third-party', value })),
    ...spokenTexts(reading).flatMap((text) =>
      findPrivateDetails(text).map(({ kind, value }): PrivateField => ({ kind, value })),
    ),
  ];
}

/** Deflate level of stored chapters: the quickest, since a story is written once per import of thousands. */
export const STORED_LEVEL = 1;

/**
 * Each text has a buffer of its own, so that it can be handed to the writing thread without being copied, and is deflated so that it
 * goes into a book as it is.
 */
function storedChapter(chapter: Chapter): { chapter: NewChapter; hasPictures: boolean } {
  const plainText = chapterText(chapter);
  const fragment = toXhtml(chapter.blocks);
  const stored = {
    title: name(chapter.title ?? null),
    words: countWords(plainText),
    body: deflateJoinable(fragment.value, STORED_LEVEL),
  };
  return { chapter: stored, hasPictures: picturesIn(fragment).length > 0 };
}

function languageOf(chapters: readonly Chapter[]): string | null {
  const sample = chapters.slice(0, 3).map(chapterText).join('\n').slice(0, MAX_PROSE);
  return detectLanguage(sample)?.language ?? null;
}

/** Fields whose values are private; where they stand in the source is nobody's business either. */
const PRIVATE_FIELDS = new Set<string>(['emails', 'realNames', 'urls', 'beta', 'thanks']);

function flattenEvidence(evidence: FieldEvidence): NewWork['evidence'] {
  return Object.entries(evidence)
    .filter(([field]) => !PRIVATE_FIELDS.has(field))
    .flatMap(([field, list]) => (list ?? []).map((one) => ({ field, evidence: one })))
    .filter(({ evidence: { label } }) => label === undefined || !isPrivateLabel(label))
    .map(({ field, evidence: one }) => ({ field, evidence: withPublicLabel(one) }));
}

/** Whoever puts an address before a colon has made a label of it. */
function withPublicLabel({ label, ...evidence }: Evidence): Evidence {
  return label === undefined ? evidence : { ...evidence, label: withoutAddresses(label) };
}

/** What a work is called that has no title, after its file: `The_Long-Watch_pt2.txt` → `The Long-Watch pt2`. */
export function titleFromFile(fileName: string): string {
  const stem = plainName(fileName)
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll('_', ' ')
    .trim();
  return clip(stem === '' ? 'Untitled' : stem, MAX_NAME);
}

function names(values: readonly string[]): string[] {
  return values.flatMap((value) => name(value) ?? []);
}

function name(value: string | null): string | null {
  return fitted(value === null ? null : withoutAddresses(plainName(value)), MAX_NAME);
}
