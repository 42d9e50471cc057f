import { languageCode } from '#text';
import { ARCHIVE_NAME, type FieldName, labelKey } from '#vocabulary';
import { addAll, cite, type Draft } from './draft.ts';
import type { Value } from './interpret-value.ts';
import type { Reading } from './reading.ts';
import { takeTitle } from './take-title.ts';
import { readCharacters } from './values/characters.ts';
import { readWordCount } from './values/count.ts';
import { readCreators, splitNames } from './values/creators.ts';
import { readDate } from './values/date.ts';
import { findEmails } from './values/email.ts';
import { isKnownFandom, readFandoms } from './values/fandom.ts';
import { readGenres } from './values/genre.ts';
import { readMusic } from './values/music.ts';
import { readPartValue } from './values/part.ts';
import { readPermission } from './values/permission.ts';
import { readRating } from './values/rating.ts';
import { readRelationships } from './values/relationship.ts';
import { readRelation, readSeries, relatedTitle } from './values/series.ts';
import { readSpoilers } from './values/spoilers.ts';
import { readStatus } from './values/status.ts';
import { readTitle, unquote } from './values/title.ts';
import { readTranslation } from './values/translation.ts';
import { findUrls } from './values/url.ts';
import { contentTag, readWarnings, splitItems } from './values/warnings.ts';
import { fieldText } from './zone.ts';
import type { Field } from './zone-state.ts';

type Handler = (draft: Draft, value: Value) => void;

const PLACEHOLDER_SUMMARY =
  /^(?:see title|just read(?: it)?|i suck at summaries.{0,40}|read and find out|nope|none|n\/a|the title says it all|summary would spoil it|-|tba|no summary)[.! ]{0,3}$/i;

/** Puts every labelled value into the draft: sources of fandom first, since ship names depend on it. */
export function interpretFields(draft: Draft, fields: readonly Field[]): void {
  const labels = new Set(fields.map((field) => labelKey(field.label)));
  const ordered = [...fields].sort((a, b) => rank(a) - rank(b));
  for (const field of ordered) {
    const text = fieldText(field);
    const names = decide(field, text, labels).sort(
      (a, b) => Number(b === 'relationship') - Number(a === 'relationship'),
    );
    const value: Value = {
      label: field.label,
      text,
      pieces: field.pieces,
      confidence: field.confidence,
      source: 'label',
      combined: names.length > 1,
      tail: field.tail,
    };
    if (names.length === 0) keepUnknown(draft, value);
    for (const name of names) interpret(draft, name, value);
  }
}

/** Puts one value into a field of the draft. An empty value says nothing. */
export function interpret(draft: Draft, name: FieldName, value: Value): void {
  if (value.text.trim() === '') return;
  HANDLERS[name](draft, value);
}

function rank(field: Field): number {
  if (field.names.includes('fandom') || field.names.includes('crossover')) return 0;
  return field.names.includes('characters') && !field.names.includes('relationship') ? 1 : 2;
}

/** Which fields a label stands for, given its value. Source: section 1.19. */
function decide(field: Field, text: string, labels: ReadonlySet<string>): FieldName[] {
  const key = labelKey(field.label);
  const names = [...field.names];
  const number = /^\W{0,3}\d[\d,]*\W{0,3}$/.test(text);
  switch (key) {
    case 'name':
      return ['author', 'from', 'by', 'penname', 'pseud'].some((one) => labels.has(one))
        ? ['title']
        : ['author'];
    case 'series':
      return isKnownFandom(text) || /^[A-Z][A-Z0-9]{1,4}$/.test(text.trim()) ? ['fandom'] : ['series'];
    case 'fic':
    case 'story':
      return labels.has('title') ? (key === 'fic' ? [] : ['summary']) : ['title'];
    case 'category':
    case 'categories':
      return isKnownFandom(text) ? ['fandom'] : ['genre'];
    case 'language':
      return languageCode(text) === null ? ['warnings'] : ['language'];
    case 'chapters':
    case 'chapter':
      return /\d/.test(text) ? ['part'] : ['chapterTitle'];
    case 'section':
      return number ? ['part'] : ['fandom'];
    case 'reviews':
    case 'kudos':
    case 'follows':
    case 'favorites':
      return number ? ['stats'] : key === 'follows' ? ['sequelTo'] : ['feedback'];
    case 'updated':
      return readDate(text) ? ['date'] : ['status'];
    case 'year':
      return /^(?:19|20)\d\d$/.test(text.trim()) ? ['date'] : ['setting'];
    case 'artist':
      return labels.has('song') || labels.has('lyrics') ? ['music'] : ['artist'];
    case 'responseto':
      return /["“]/.test(text) ? ['sequelTo'] : ['challenge'];
    case 'contents':
    case 'content':
      return splitItems(text).some(
        (item) =>
          readWarnings(item).archive.length > 0 || (contentTag(item) && readGenres(item).genres.length === 0),
      )
        ? ['contains']
        : ['genre'];
    case 'comments':
      return /\b(?:please|to|at|welcome)\b|@/i.test(text) ? ['feedback'] : ['notes'];
    case 'na':
      return text.split(/\s+/).length > 3 ? ['notes'] : [];
    case 'foundat':
      return /https?:/.test(text) ? ['url'] : ['archive'];
    case 'book':
      return number ? ['setting'] : ['fandom'];
    case 'tag':
      return /^to\b|^for\b/i.test(text) ? ['setting'] : ['genre'];
    case 'copyright':
      return ['copyright'];
    case 'time':
    case 'season':
      return ['setting'];
    default:
      return names;
  }
}

function keepUnknown(draft: Draft, value: Value): void {
  if (value.text === '' || labelKey(value.label) === 'fic') return;
  draft.reading.other.push({ label: value.label, value: value.text });
  cite(draft, 'other', value.pieces, value.source, value.confidence);
}

function say(draft: Draft, field: keyof Reading, value: Value): void {
  cite(draft, field, value.pieces, value.source, value.confidence);
}

/** Sets a text field the first time, and keeps later values as notes of their own. */
function setText(
  field:
    | 'summary'
    | 'disclaimer'
    | 'notes'
    | 'endNotes'
    | 'dedication'
    | 'feedback'
    | 'setting'
    | 'pov'
    | 'copyright'
    | 'challenge'
    | 'epigraph',
): Handler {
  return (draft, value) => {
    if (draft.reading[field] === null) {
      draft.reading[field] = value.text;
      say(draft, field, value);
    } else if (draft.reading[field] !== value.text) keepUnknown(draft, value);
  };
}

const HANDLERS: Record<FieldName, Handler> = {
  title: takeTitle,
  subtitle: (draft, value) => {
    if (draft.reading.title) draft.reading.title = `${draft.reading.title}: ${unquote(value.text)}`;
  },
  chapterTitle: (draft, value) => {
    const { title, part } = readTitle(value.text);
    draft.reading.chapterTitle ??= title;
    draft.reading.part ??= part;
    say(draft, 'chapterTitle', value);
  },
  author: (draft, value) => {
    const people = readCreators(value.text);
    addAll(draft.reading.authors, people.names);
    addAll(draft.reading.emails, people.emails);
    addAll(draft.reading.realNames, people.realNames);
    addAll(draft.reading.beta, people.betas);
    if (people.names.length > 0) say(draft, 'authors', value);
    if (people.emails.length > 0) say(draft, 'emails', value);
  },
  email: takeEmails,
  url: (draft, value) => {
    addAll(draft.reading.urls, findUrls(value.text));
    if (draft.reading.urls.length > 0) say(draft, 'urls', value);
    takeEmails(draft, value);
  },
  messenger: () => undefined,
  fandom: takeFandoms,
  crossover: (draft, value) => {
    if (/^\W{0,2}(?:no|none|n\/a|nope)\b/i.test(value.text)) return;
    takeFandoms(draft, value);
    addAll(draft.reading.genres, ['crossover']);
  },
  relationship: takeRelationships,
  characters: (draft, value) => {
    if (value.combined && draft.reading.relationships.length + draft.reading.characters.length > 0) return;
    if (/\S\/\S/.test(value.text)) takeRelationships(draft, value);
    else addAll(draft.reading.characters, readCharacters(value.text));
    if (draft.reading.characters.length > 0) say(draft, 'characters', value);
  },
  rating: (draft, value) => takeRating(draft, value),
  genre: takeGenres,
  warnings: takeWarnings,
  contains: (draft, value) => {
    const items = splitItems(value.text).map((item) => item.replace(/\s*\([^()]*\)$/, ''));
    addAll(draft.reading.contains, items);
    for (const item of items) {
      const tag = contentTag(item);
      if (tag) addAll(draft.reading.warnings.free, [tag]);
    }
    say(draft, 'contains', value);
  },
  spoilers: (draft, value) => {
    const slashed = value.combined ? /^[^/"“]{2,40}\/(.+)$/.exec(value.text)?.[1] : undefined;
    const clause = value.combined
      ? (slashed ?? splitItems(value.text).find((item) => /\bspoilers?\b/i.test(item)) ?? null)
      : value.text;
    if (clause === null || draft.reading.spoilers.raw !== null) return;
    draft.reading.spoilers = readSpoilers(clause);
    say(draft, 'spoilers', value);
  },
  setting: (draft, value) => {
    if (draft.reading.setting === null) {
      draft.reading.setting = value.text.replace(/\.$/, '');
      say(draft, 'setting', value);
    }
  },
  summary: (draft, value) => {
    if (draft.reading.summary !== null) {
      keepUnknown(draft, value);
      return;
    }
    if (PLACEHOLDER_SUMMARY.test(value.text.trim())) return;
    draft.reading.summary = value.text;
    say(draft, 'summary', value);
  },
  disclaimer: setText('disclaimer'),
  copyright: (draft, value) => {
    const stated = value.text.replace(/^(?:\(c\)|©|copyright)[\s:]*/i, '');
    draft.reading.copyright ??= /^[^.]{0,4}(?:19|20)\d\d[^.!?]{0,60}/.exec(stated)?.[0].trim() ?? stated;
    say(draft, 'copyright', value);
  },
  archive: takePermission,
  notes: (draft, value) => {
    if (value.tail && draft.reading.notes !== null) setText('endNotes')(draft, value);
    else setText('notes')(draft, value);
  },
  endNotes: setText('endNotes'),
  dedication: (draft, value) => {
    setText('dedication')(draft, value);
    if (/^(?:for|to|gift for|recipient|written for)$/i.test(value.label))
      draft.reading.recipient ??= value.text.replace(/[.,!].*$/, '');
  },
  thanks: (draft, value) => {
    addAll(
      draft.reading.thanks,
      splitNames(value.text.replace(/^to\s/i, '').split(/,\s(?:you|who|for)\b|\sfor\s/)[0] ?? '').slice(
        0,
        10,
      ),
    );
    say(draft, 'thanks', value);
  },
  beta: (draft, value) => {
    if (/^(?:none|no|n\/a|unbeta|not beta|nobody|self)/i.test(value.text)) return;
    addAll(
      draft.reading.beta,
      splitNames(value.text).map((name) => name.replace(/^the (?:[\p{L}-]{3,20} )?(?=\p{Lu})/u, '')),
    );
    say(draft, 'beta', value);
  },
  series: (draft, value) => {
    const series = readSeries(value.text);
    if (!series) return;
    draft.reading.series = { ...series, ...dropNulls(draft.reading.series) };
    say(draft, 'series', value);
  },
  part: (draft, value) => {
    const total = /^chapters$/i.test(value.label)
      ? /^\W{0,3}(\d{1,4})\W{0,3}(?:$|\s[A-Z])/.exec(value.text)?.[1]
      : undefined;
    if (total !== undefined) {
      draft.reading.part = draft.reading.part
        ? { ...draft.reading.part, of: Number(total) }
        : { n: 1, of: Number(total) };
    } else draft.reading.part = readPartValue(value.text) ?? draft.reading.part;
    if (draft.reading.part) say(draft, 'part', value);
  },
  sequelTo: takeRelation,
  status: (draft, value) => {
    const status = readStatus(value.text, /complet|finish/i.test(value.label));
    if (status !== 'unknown') draft.reading.status = status;
    const part = readPartValue(value.text);
    if (part && /\d\s?\/\s?[\d?]/.test(value.text)) draft.reading.part ??= part;
    const updated = /\bupdated?\b/i.test(value.text) ? readDate(value.text) : null;
    if (updated?.candidates.length) draft.reading.dateUpdatedCandidates = updated.candidates;
    else if (updated) draft.reading.dateUpdated = updated.date;
    say(draft, 'status', value);
  },
  date: (draft, value) => {
    const found = readDate(value.text);
    if (!found) return;
    if (/updat|revis/i.test(value.label)) {
      draft.reading.dateUpdated ??= found.date;
      say(draft, 'dateUpdated', value);
    } else {
      draft.reading.date = found.date;
      say(draft, 'date', value);
    }
  },
  wordCount: (draft, value) => {
    draft.reading.wordCount ??= readWordCount(value.text);
    const form = readGenres(value.text.replace(/\([^()]*\)|[~\d].*$/g, '').trim());
    addAll(draft.reading.genres, form.genres);
    if (draft.reading.wordCount !== null) say(draft, 'wordCount', value);
  },
  stats: () => undefined,
  feedback: (draft, value) => {
    const emails = findEmails(value.text);
    addAll(
      draft.reading.emails,
      emails.map((one) => one.address),
    );
    if (emails.length > 0) say(draft, 'emails', value);
    const label = /^flames?$/i.test(value.label) ? `${value.label}: ${value.text}` : value.text;
    if (emails.length === 0 || value.text.length > (emails[0]?.to ?? 0) - (emails[0]?.from ?? 0) + 4)
      draft.reading.feedback ??= label;
    say(draft, 'feedback', value);
  },
  challenge: setText('challenge'),
  music: (draft, value) => {
    draft.reading.music ??= readMusic(value.text);
    say(draft, 'music', value);
  },
  quote: setText('epigraph'),
  translation: (draft, value) => {
    draft.reading.translation = readTranslation(draft.reading.translation, value.label, value.text);
    addAll(draft.reading.urls, findUrls(value.text));
    say(draft, 'translation', value);
  },
  language: (draft, value) => {
    draft.reading.language ??= languageCode(value.text);
    say(draft, 'language', value);
  },
  pov: (draft, value) => {
    draft.reading.pov ??= value.text.replace(/['’]s? (?:pov|point of view)$|\s(?:pov|point of view)$/i, '');
    say(draft, 'pov', value);
  },
  au: (draft, value) => {
    if (/^(?:no|n\/a|none)\b/i.test(value.text)) return;
    addAll(draft.reading.genres, ['AU']);
    keepUnknown(draft, value);
  },
  artist: (draft, value) => {
    addAll(draft.reading.artist, splitNames(value.text));
    say(draft, 'artist', value);
  },
  mediaType: keepUnknown,
  awards: (draft, value) => {
    const winner = /^by (.{1,60})$/i.exec(value.text)?.[1];
    if (winner) {
      draft.reading.recipient ??= winner;
      draft.reading.notes ??= `${value.label} ${value.text}`;
    } else keepUnknown(draft, value);
  },
  glossary: keepUnknown,
};

function takeEmails(draft: Draft, value: Value): void {
  const emails = findEmails(value.text).map((one) => one.address);
  addAll(draft.reading.emails, emails);
  if (emails.length > 0) say(draft, 'emails', value);
}

function takeFandoms(draft: Draft, value: Value): void {
  const fandoms = readFandoms(value.text);
  addAll(draft.reading.fandoms, fandoms.names);
  addAll(draft.reading.characters, fandoms.characters);
  draft.reading.fandomQualifier ??= fandoms.qualifier;
  if (fandoms.crossover) addAll(draft.reading.genres, ['crossover']);
  if (fandoms.names.length > 0) say(draft, 'fandoms', value);
}

function takeRelationships(draft: Draft, value: Value): void {
  const kind = /^codes?$/i.test(value.label)
    ? 'codes'
    : /char/i.test(value.label)
      ? 'characters'
      : value.source === 'label'
        ? 'pairing'
        : 'prose';
  const found = readRelationships(value.text, { fandoms: draft.reading.fandoms, kind });
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
  if (!rating || draft.reading.rating.value !== null) return;
  draft.reading.rating = { ...rating, raw: text.trim() };
  if (rating.reason) takeReason(draft, rating.reason);
  say(draft, 'rating', value);
}

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
  const found = readGenres(value.text);
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
  say(draft, 'genres', value);
}

function takeWarnings(draft: Draft, value: Value): void {
  const slashed = value.combined ? /^([^/"“]{2,40})\//.exec(value.text)?.[1] : undefined;
  const found = readWarnings(slashed ?? value.text);
  const warnings = draft.reading.warnings;
  addAll(warnings.archive, found.archive);
  addAll(
    warnings.free,
    found.free.filter((tag) => !(value.combined && readRating(tag)?.value)),
  );
  addAll(warnings.negated, found.negated);
  warnings.stated = true;
  if (found.spoilers && draft.reading.spoilers.raw === null && !value.combined)
    draft.reading.spoilers = readSpoilers(found.spoilers);
  say(draft, 'warnings', value);
}

/** Permission: site answers add up, a plain "do not archive" beats everything. */
export function takePermission(draft: Draft, value: Value): void {
  const known = draft.reading.archivePermission;
  const answer =
    ARCHIVE_NAME.test(value.label) &&
    /^(?:yes|no|ok|okay|sure)\b/i.test(value.text) &&
    !/^(?:archive|archives)$/i.test(value.label);
  const line = answer || /^other\b/i.test(value.label) ? `${value.label}: ${value.text}` : value.text;
  const raw = known.raw === null ? line : `${known.raw}\n${line}`;
  const banned = known.policy === 'no' && known.archives.length === 0;
  if (!banned) draft.reading.archivePermission = readPermission(raw);
  if (/https?:/.test(value.text)) addAll(draft.reading.urls, findUrls(value.text));
  say(draft, 'archivePermission', value);
}

function takeRelation(draft: Draft, value: Value): void {
  const stated = readRelation(value.text);
  const labelled = value.combined ? null : readRelation(`${value.label} ${value.text}`);
  const label = /^prequel/i.test(value.label)
    ? 'prequel-to'
    : /^companion/i.test(value.label)
      ? 'companion-to'
      : 'sequel-to';
  const related =
    stated?.related ??
    (/^(?:sequel|prequel|companion|follows|continuation)/i.test(value.label) && !value.combined
      ? relatedTitle(value.text)
      : null);
  if (related === null || /^(?:no|none|n\/a|yes)$/i.test(related)) return;
  const relation = stated?.relation ?? labelled?.relation ?? label;
  const empty = { name: null, position: null, of: null };
  draft.reading.series = { ...empty, ...draft.reading.series, relation, related };
  say(draft, 'series', value);
}

function dropNulls(series: Reading['series']): Partial<NonNullable<Reading['series']>> {
  return Object.fromEntries(Object.entries(series ?? {}).filter(([, one]) => one !== null));
}
