import { CATEGORY_WORDS } from '#vocabulary';
import { findEmails } from '../values/email.ts';
import { readFandoms } from '../values/fandom.ts';
import { genreOf, readGenres } from '../values/genre.ts';
import { readRating } from '../values/rating.ts';
import { readRelationships } from '../values/relationship.ts';
import { readSpoilers } from '../values/spoilers.ts';
import { contentTag, readWarnings, splitItems } from '../values/warnings.ts';
import { addAll, type Draft } from './draft.ts';
import { say, type Value } from './interpret-value.ts';

/** Private addresses of a value. */
export function takeEmails(draft: Draft, value: Value): void {
  const emails = findEmails(value.text).map((one) => one.address);
  addAll(draft.reading.emails, emails);
  if (emails.length > 0) say(draft, 'emails', value);
}

/** Fandoms, the telling that is meant, a cameo. */
export function takeFandoms(draft: Draft, value: Value): void {
  const fandoms = readFandoms(value.text);
  addAll(draft.reading.fandoms, fandoms.names);
  addAll(draft.reading.characters, fandoms.characters);
  draft.reading.fandomQualifier ??= fandoms.qualifier;
  if (fandoms.crossover) addAll(draft.reading.genres, ['crossover']);
  if (fandoms.names.length > 0) say(draft, 'fandoms', value);
}

/** Pairings, and the people and categories that stand among them. */
export function takeRelationships(draft: Draft, value: Value): void {
  const kind = /^codes?$/i.test(value.label)
    ? 'codes'
    : /char/i.test(value.label)
      ? 'characters'
      : value.source === 'label'
        ? 'pairing'
        : 'prose';
  const found = readRelationships(value.text, { fandoms: draft.reading.fandoms, kind });
  const before = draft.reading.relationships.length;
  for (const one of found.open) draft.open.push({ ...one, at: before + one.at, label: value.label });
  for (const one of found.relationships) {
    if (!draft.reading.relationships.some((known) => known.raw === one.raw))
      draft.reading.relationships.push(one);
  }
  addAll(draft.reading.characters, found.characters);
  addAll(draft.reading.categories, found.categories);
  if (found.none) addAll(draft.reading.categories, ['Gen']);
  const named = found.none && found.relationships.length === 0 ? namesIn(found.chatter) : [];
  addAll(draft.reading.characters, named);
  say(draft, 'relationships', value);
}

/** People named in passing: "none, it's all Mr. Collins". */
function namesIn(chatter: readonly string[]): string[] {
  return chatter.flatMap((text) =>
    [
      ...text.matchAll(
        /(?<=\s)(?:(?:Mr|Mrs|Miss|Dr|Lady|Lord|Sir)\.? )?\p{Lu}\p{Ll}{2,20}(?: \p{Lu}\p{Ll}{2,20})?/gu,
      ),
    ].map((match) => match[0]),
  );
}

/** A rating; of two, the labelled one stays and the higher one gates. */
export function takeRating(draft: Draft, value: Value): void {
  const items = value.combined ? splitItems(value.text) : [value.text];
  const text = value.combined
    ? (items.find((item) => readRating(item)?.value) ?? items[0] ?? '')
    : value.text;
  const rating =
    readRating(text) ??
    readRating(
      text.replace(
        /^(?:this is |I(?:'d| would) (?:rate|call|give) (?:this|it) )?(?:rated|rating(?: is)?)?:?\s*(?:an?\s)?/i,
        '',
      ),
    );
  if (!rating && draft.reading.rating.raw === null && GRADED.test(value.label) && !value.combined) {
    draft.reading.rating = { ...draft.reading.rating, raw: text.trim() };
    say(draft, 'rating', value);
  }
  if (!rating || draft.reading.rating.value !== null) return;
  draft.reading.rating = { ...rating, raw: text.trim() };
  if (rating.reason) takeReason(draft, rating.reason);
  say(draft, 'rating', { ...value, confidence: Math.min(value.confidence, rating.confidence ?? 1) });
}

/** Labels behind which nothing but a rating is looked for: what nobody can grade is kept as it stands. */
const GRADED =
  /^(?:rating|rated|mpaa|рейтинг|clasificaci[oó]n|altersfreigabe|alterseinstufung|classement)$/iu;

/** What a rating's reason names is also a content tag; it never sets an archive warning. */
function takeReason(draft: Draft, reason: string): void {
  for (const item of splitItems(reason)) {
    const tag = contentTag(item.replace(/^(?:some |small |very )+/i, ''));
    if (tag) addAll(draft.reading.warnings.free, [tag]);
    else if (/\bviolence\b/i.test(item)) addAll(draft.reading.warnings.free, ['violence']);
    else if (/\blanguage\b/i.test(item)) addAll(draft.reading.warnings.free, ['language']);
  }
}

/** Genres, and whatever else stands among them. */
export function takeGenres(draft: Draft, value: Value): void {
  const items = value.text.split(/\s{2,}|,\s?/).filter((item) => /\S\/\S/.test(item));
  const found = readGenres(genreSlashes(value.text));
  addAll(draft.reading.genres, found.genres);
  addAll(draft.reading.categories, found.categories);
  addAll(draft.reading.negatedTags, found.negated);
  addAll(draft.reading.characters, found.characters);
  draft.reading.pov ??= found.pov;
  const pairings = readRelationships(
    found.unknown.filter((item) => /\S\/\S|^[A-Z]SR$/.test(item)).join(', '),
    { fandoms: draft.reading.fandoms, kind: 'prose' },
  );
  for (const one of pairings.relationships)
    if (items.length > 0 || one.members.length > 0) draft.reading.relationships.push(one);
  const rest = found.unknown.filter(
    (item) => !pairings.relationships.some((one) => one.raw === item.replace(/[.!]+$/, '')),
  );
  if (!draft.reading.rating.value) {
    const rating = rest
      .map((item) => readRating(item))
      .find((one) => one?.value && one.raw && /^(?:NC|PG|FR)/i.test(one.raw));
    if (rating) draft.reading.rating = rating;
  }
  const tags = rest.filter((item) => !readRating(item)?.value && item.length <= 60);
  if (!value.combined) addAll(draft.reading.genres, tags);
  if (draft.reading.genres.length > 0) say(draft, 'genres', value);
}

/** `Angst/Freindship`: a slash beside a genre parts genres, whatever the other side is. */
function genreSlashes(text: string): string {
  return text.replace(
    /(?<![^\s,;])(\p{L}{2,20})\/(\p{L}{2,20})(?![^\s,;.!])/gu,
    (whole, left: string, right: string) => {
      const known = [left, right].filter((side) => genreOf(side) !== null).length;
      return known === 1 && readGenres(whole).unknown.length > 0 ? `${left}, ${right}` : whole;
    },
  );
}

/** A rating that no content could be taken for, among the warnings. Section 0.3. */
const GRADE =
  /^(?:rated |probably |about |maybe |perhaps |it's |a |hard |soft )*(?:NC-?17|PG(?:[ -]?1\d)?|FR(?:C|T|M|AO|\d\d)|R)(?:[ ,]|$)/i;
const MISPLACED = 0.7;

/** Warnings; a clause on spoilers goes where it belongs. */
export function takeWarnings(draft: Draft, value: Value): void {
  const slashed = value.combined ? /^([^/"“]{2,40})\//.exec(value.text)?.[1] : undefined;
  const items = splitItems(slashed ?? value.text);
  const grade = items.find((item) => GRADE.test(item));
  const found = readWarnings(
    grade === undefined || value.combined
      ? (slashed ?? value.text)
      : items.filter((item) => item !== grade).join(', '),
  );
  const warnings = draft.reading.warnings;
  if (grade !== undefined && !value.combined)
    takeRating(draft, { ...value, text: grade, confidence: MISPLACED });
  for (const item of items) {
    const category = CATEGORY_WORDS.get(item.toLowerCase());
    if (category) addAll(draft.reading.categories, [category]);
  }
  addAll(warnings.archive, found.archive);
  addAll(
    warnings.free,
    found.free.filter((tag) => !CATEGORY_WORDS.get(tag) && !(value.combined && readRating(tag)?.value)),
  );
  addAll(warnings.negated, found.negated);
  warnings.stated = true;
  if (found.spoilers && draft.reading.spoilers.raw === null && !value.combined)
    draft.reading.spoilers = readSpoilers(found.spoilers);
  say(draft, 'warnings', value);
}
