import type { SourceLine } from '#text';
import { CANONS, type Canon, LABEL_LANGUAGES, WARNING_GENRES } from '#vocabulary';
import type { HeaderContext } from '../understanding.ts';
import { readChallenge } from '../values/challenge.ts';
import { splitNames, withoutPraise } from '../values/creators.ts';
import { findEmails } from '../values/email.ts';
import { genreOf } from '../values/genre.ts';
import { codeFits, fandomOfDisclaimer, fandomOfPeople } from '../values/owner.ts';
import { readPermission } from '../values/permission.ts';
import { readRating } from '../values/rating.ts';
import { readSetting, settingOfSpoilers } from '../values/setting.ts';
import { readSpoilers } from '../values/spoilers.ts';
import { readTranslationPermission } from '../values/translation.ts';
import { readProse } from '../zone/prose.ts';
import { addAll, citeOutside, type Draft } from './draft.ts';

/** What inference may look at besides the header's values. */
export type InferenceSource = { story: readonly SourceLine[]; context: HeaderContext };

const GUESS = 0.4;

/** Draws what follows from the values read, and fills gaps with guesses marked as such. Never overrides a label. */
export function inferFields(draft: Draft, source: InferenceSource): void {
  mineNotes(draft);
  mineShortFields(draft);
  inferFandom(draft, source);
  resolveInitials(draft);
  inferCategories(draft);
  inferStatus(draft);
  mineDisclaimer(draft);
  nameOwnChapter(draft);
  applyContext(draft, source.context);
}

/** Notes tell of challenges, settings, spoilers and permissions. */
function mineNotes(draft: Draft): void {
  const { reading } = draft;
  for (const note of [reading.notes, reading.endNotes]) {
    if (note === null) continue;
    const challenge = readChallenge(note);
    if (challenge) {
      reading.challenge ??= challenge.challenge;
      reading.recipient ??= challenge.recipient;
    }
    if (/\b(?:feedback|comments?|reviews?|e-?mail|write|contact)\b/i.test(note))
      addAll(
        reading.emails,
        findEmails(note).map((one) => one.address),
      );
    if (reading.beta.length === 0) reading.beta = betasOf(note);
    reading.setting ??= readSetting(note);
    const spoilers = /\bspoilers (?:for|up to|through) [^.!?]{2,160}[.!?]?/i.exec(note)?.[0];
    if (spoilers && reading.spoilers.raw === null)
      reading.spoilers = { ...readSpoilers(spoilers.replace(/^spoilers for /i, '')), raw: spoilers };
    if (/\bAU set\b|^AU\b/.test(note)) addAll(reading.genres, ['AU']);
    const clause = sentenceWith(
      note,
      /\b(?:ne pas (?:republier|diffuser|archiver)|do(?:n't| not) (?:archive|repost))\b/i,
    );
    if (clause && reading.archivePermission.raw === null)
      reading.archivePermission = { ...readPermission(clause), raw: clause };
    if (reading.translation && reading.translation.permission === null)
      reading.translation.permission = readTranslationPermission(note);
  }
}

/** "Beta'd by the lovely Bea": who a note says read the story first. */
function betasOf(note: string): string[] {
  return readProse(note)
    .filter((one) => one.field === 'beta')
    .flatMap((one) => splitNames(one.text))
    .map(withoutPraise);
}

/** Genre words that open a summary; forms among the warnings; people who are nobody's invention. */
function mineShortFields(draft: Draft): void {
  const { reading } = draft;
  const opening = /^(\p{Lu}\p{L}{2,14})\.\s/u.exec(reading.summary ?? '')?.[1];
  const genre = opening ? genreOf(opening) : null;
  if (genre) addAll(reading.genres, [genre]);
  addAll(
    reading.genres,
    reading.warnings.free.filter((tag) => WARNING_GENRES.has(tag)),
  );
  if (reading.characters.some((name) => /^original (?:female |male )?characters?$|^O[FM]?C$/i.test(name)))
    addAll(reading.warnings.free, ['OC']);
  if (reading.spoilers.raw !== null) reading.setting ??= settingOfSpoilers(reading.spoilers.raw);
}

function inferFandom(draft: Draft, source: InferenceSource): void {
  const { reading } = draft;
  const owned = reading.disclaimer ? fandomOfDisclaimer(reading.disclaimer) : null;
  const [code] = reading.fandoms;
  if (
    code &&
    reading.fandoms.length === 1 &&
    /^[A-Z][A-Z0-9]{1,4}$/.test(code) &&
    owned &&
    codeFits(code, owned)
  ) {
    reading.fandoms = [owned];
    citeOutside(draft, 'fandoms', owned, 'inferred', GUESS);
    return;
  }
  if (reading.fandoms.length > 0) return;
  const people = [...reading.characters, ...reading.relationships.flatMap((one) => one.members)];
  const opening = source.story
    .slice(0, 40)
    .map((line) => line.text)
    .join(' ')
    .slice(0, 4000);
  const told = [...opening.matchAll(/\b\p{Lu}\p{Ll}{2,20}\b/gu)].map((match) => match[0]);
  const titled = [
    ...`${reading.title ?? ''} ${reading.summary ?? ''}`.matchAll(/\b\p{Lu}\p{Ll}{2,20}\b/gu),
  ].map((match) => match[0]);
  const found = owned ?? fandomOfPeople(people, 2) ?? fandomOfPeople([...people, ...titled, ...told], 3);
  if (!found) return;
  reading.fandoms = [found];
  citeOutside(draft, 'fandoms', found, 'inferred', GUESS);
}

/** `K/V` in a story about Kestrel & Vale: initials with one possible owner each. Section 5.4. */
function resolveInitials(draft: Draft): void {
  const { reading } = draft;
  const pool = [
    ...new Set([
      ...reading.characters,
      ...reading.fandoms.flatMap((name) => (/\s&\s/.test(name) ? name.split(/\s&\s/) : [])),
    ]),
  ].filter((name) => /^\p{Lu}\p{Ll}/u.test(name));
  for (const one of reading.relationships) {
    if (!one.members.every((member) => /^\p{Lu}\p{L}?$/u.test(member))) continue;
    const resolved = one.members.map((member) => {
      const fits = pool.filter((name) => name.startsWith(member));
      return fits.length === 1 ? (fits[0] ?? null) : null;
    });
    const names = resolved.filter((name) => name !== null);
    if (names.length === one.members.length && new Set(names).size === names.length) one.resolved = names;
  }
}

/** Categories from the people of pairings whose gender the tables know, from modifiers, and from friendship alone. */
function inferCategories(draft: Draft): void {
  const { reading } = draft;
  const known = CANONS.filter((canon) => canon.names.some((name) => reading.fandoms.includes(name)));
  let guessed = false;
  for (const one of reading.relationships) {
    if (one.type !== 'romantic' || one.triangle || one.modifiers.includes('pre-slash')) {
      if (one.modifiers.includes('pre-slash')) guessed = push(reading.categories, 'M/M') || guessed;
      continue;
    }
    const genders = (one.resolved ?? one.members).map((member) => genderOf(member, known));
    if (genders.length !== 2 || genders.some((gender) => gender === null)) continue;
    const category = genders[0] !== genders[1] ? 'F/M' : genders[0] === 'f' ? 'F/F' : 'M/M';
    guessed = push(reading.categories, category) || guessed;
  }
  const platonic =
    reading.relationships.length > 0 && reading.relationships.every((one) => one.type === 'platonic');
  if (platonic && reading.categories.length === 0) guessed = push(reading.categories, 'Gen') || guessed;
  if (guessed) citeOutside(draft, 'categories', reading.categories.join(', '), 'inferred', GUESS);
}

function genderOf(name: string, canons: readonly Canon[]): 'f' | 'm' | null {
  if (canons.some((canon) => canon.women.includes(name))) return 'f';
  return canons.some((canon) => canon.men.includes(name)) ? 'm' : null;
}

function push<T>(list: T[], item: T): boolean {
  if (list.includes(item)) return false;
  list.push(item);
  return true;
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

/** The language whose words two or more labels are; null when none is. */
export function languageOfLabels(labels: readonly string[]): string | null {
  const words = labels.map((label) => label.trim().toLowerCase().replace(/[’‘]/g, "'"));
  let best: { language: string; count: number } | null = null;
  for (const { language, labels: known } of LABEL_LANGUAGES) {
    const count = words.filter((word) => known.includes(word)).length;
    if (count >= 2 && count > (best?.count ?? 0)) best = { language, count };
  }
  return best?.language ?? null;
}

/** A disclaimer may hold a claim of copyright, and in jest a rating or a permission: doubtful, so never above 0.4. */
function mineDisclaimer(draft: Draft): void {
  const { reading } = draft;
  const text = reading.disclaimer ?? '';
  reading.copyright ??=
    /(?:\(c\)|©)\s?((?:19|20)\d\d [\p{Lu}][\p{L}. ]{1,40}?)(?:\.$|\.\s|$|,)/u.exec(text)?.[1] ?? null;
  const rated = /\bRated (NC-17|PG-13|PG|R|G|X)\b(?! for\b)/.exec(text);
  const rating = rated && reading.rating.raw === null ? readRating(rated[1] ?? '') : null;
  if (rating && rated) {
    reading.rating = { ...rating, raw: rated[0], confidence: GUESS };
    citeOutside(draft, 'rating', rated[0], 'inferred', GUESS);
  }
  const clause = sentenceWith(text, /\bdo(?:n't| not) (?:distribute|archive|repost)\b/i);
  if (!clause || reading.archivePermission.raw !== null) return;
  reading.archivePermission = { ...readPermission(clause), raw: clause, confidence: GUESS };
  citeOutside(draft, 'archivePermission', clause, 'inferred', GUESS);
}

/** The sentence in which a phrase first stands, trimmed; null when it stands nowhere. */
function sentenceWith(text: string, phrase: RegExp): string | null {
  const found = phrase.exec(text);
  if (!found) return null;
  const from = Math.max(...['.', '!', '?'].map((mark) => text.lastIndexOf(mark, found.index))) + 1;
  const length = text.slice(found.index).search(/[.!?]/);
  return text.slice(from, length < 0 ? text.length : found.index + length + 1).trim();
}

/** "This chapter" in a rating is the part this file holds. */
function nameOwnChapter(draft: Draft): void {
  const { part, rating } = draft.reading;
  if (!part) return;
  for (const scope of rating.scopes ?? []) if (scope.part === 'this part') scope.part = `chapter ${part.n}`;
}
