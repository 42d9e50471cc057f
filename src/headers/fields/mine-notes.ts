import { WARNING_GENRES } from '#vocabulary';
import { readChallenge } from '../values/challenge.ts';
import { splitNames, withoutPraise } from '../values/creators.ts';
import { findEmails } from '../values/email.ts';
import { genreOf } from '../values/genre.ts';
import { readPermission } from '../values/permission.ts';
import { readRating } from '../values/rating.ts';
import { readSetting, settingOfSpoilers } from '../values/setting.ts';
import { readSpoilers } from '../values/spoilers.ts';
import { readTranslationPermission } from '../values/translation.ts';
import { readProse } from '../zone/prose.ts';
import { addAll, citeOutside, type Draft } from './draft.ts';

const GUESS = 0.4;

/** Notes tell of challenges, settings, spoilers and permissions. */
export function mineNotes(draft: Draft): void {
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
export function mineShortFields(draft: Draft): void {
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

/** A disclaimer may hold a claim of copyright, and in jest a rating or a permission: doubtful, so never above 0.4. */
export function mineDisclaimer(draft: Draft): void {
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
