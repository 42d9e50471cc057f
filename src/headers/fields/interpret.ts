import { languageCode } from '#text';
import { type FieldName, labelKey } from '#vocabulary';
import { readCharacters } from '../values/characters.ts';
import { readWordCount } from '../values/count.ts';
import { firstSentence, readCreators, splitNames, withoutUserMarks } from '../values/creators.ts';
import { readDate } from '../values/date.ts';
import { findEmails } from '../values/email.ts';
import { readGenres } from '../values/genre.ts';
import { readMusic } from '../values/music.ts';
import { saysNothing } from '../values/nothing.ts';
import { isWhole, readPartValue } from '../values/part.ts';
import { readSeries } from '../values/series.ts';
import { readSpoilers } from '../values/spoilers.ts';
import { readStatus } from '../values/status.ts';
import { readTitle, unquote } from '../values/title.ts';
import { readTranslation } from '../values/translation.ts';
import { findUrls } from '../values/url.ts';
import { contentTag, splitItems } from '../values/warnings.ts';
import { fieldText } from '../zone/zone.ts';
import type { Field } from '../zone/zone-state.ts';
import { decideLabel } from './decide-label.ts';
import { addAll, type Draft, explain } from './draft.ts';
import type { Value } from './interpret-value.ts';
import { keepUnknown, say } from './interpret-value.ts';
import { takePart } from './take-part.ts';
import { takePermission } from './take-permission.ts';
import { dropNulls, takeRelation } from './take-series.ts';
import {
  takeEmails,
  takeFandoms,
  takeGenres,
  takeRating,
  takeRelationships,
  takeWarnings,
} from './take-tags.ts';
import { takeTitle } from './take-title.ts';

type Handler = (draft: Draft, value: Value) => void;

/** Nobody read the story before it was posted. */
const UNREAD =
  /^(?:none|no|n\/a|unbeta|not beta|nobody|self|niemand|personne|nadie|nessuno|ninguém|nikt|никто|keine?[rs]?(?![\p{L}])|нет(?![\p{L}])|aucune?(?![\p{L}])|ningun[oa](?![\p{L}])|не бечено|без беты)/iu;
const PLACEHOLDER_SUMMARY =
  /^(?:see title|just read(?: it)?|i suck at summaries.{0,40}|read and find out|nope|none|n\/a|the title says it all|summary would spoil it|-|tba|no summary)[.! ]{0,3}$/i;

/** Puts every labelled value into the draft: sources of fandom first, since ship names depend on it. */
export function interpretFields(draft: Draft, fields: readonly Field[]): void {
  const labels = new Set(fields.map((field) => labelKey(field.label)));
  const ordered = [...fields].sort((a, b) => rank(a) - rank(b));
  for (const field of ordered) {
    const banned = /^do not archive$/i.test(field.label);
    const text = banned ? `${field.label} ${fieldText(field)}`.replace(/\W+$/, '') : fieldText(field);
    const names = decideLabel(field, text, labels).sort(
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
    const shares = sharesOf(field.names, text);
    explain(
      draft,
      value.pieces,
      value.source,
      value.confidence,
      () => {
        for (const name of names) {
          const share = shares.get(name);
          interpret(draft, name, share === undefined ? value : { ...value, text: share, combined: false });
        }
      },
      value.label,
    );
  }
}

/** `Rating/Warnings: G / none`: as many values, set apart by spaced strokes, as there are labels. */
function sharesOf(names: readonly FieldName[], text: string): ReadonlyMap<FieldName, string> {
  const values = text.split(/\s\/\s|\s\|\s|;\s/);
  if (names.length < 2 || values.length !== names.length) return new Map();
  return new Map(names.map((name, at) => [name, values[at] ?? '']));
}

/** Puts one value into a field of the draft. An empty value says nothing. */
export function interpret(draft: Draft, name: FieldName, value: Value): void {
  if (value.text.trim() === '') return;
  HANDLERS[name](draft, value);
}

function rank(field: Field): number {
  if (field.names.includes('fandom') || field.names.includes('crossover')) return 0;
  if (/^fic(?:tion)?$/.test(labelKey(field.label))) return 3;
  return field.names.includes('characters') && !field.names.includes('relationship') ? 1 : 2;
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
    if (saysNothing(value.text) && field !== 'disclaimer') return;
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
    draft.reading.copyright ??=
      /^[^.]{0,4}(?:19|20)\d\d(?:[^.!?]|(?<=\b\p{Lu})\.){0,60}/u.exec(stated)?.[0].trim() ?? stated;
    say(draft, 'copyright', value);
  },
  archive: takePermission,
  notes: (draft, value) => {
    if (value.tail && draft.reading.notes !== null) setText('endNotes')(draft, value);
    else setText('notes')(draft, value);
  },
  endNotes: setText('endNotes'),
  dedication: (draft, marked) => {
    const value = { ...marked, text: withoutUserMarks(marked.text) };
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
    if (saysNothing(value.text) || UNREAD.test(value.text)) return;
    addAll(
      draft.reading.beta,
      splitNames(firstSentence(value.text).split(/,\s(?:who|for|without whom)\b/)[0] ?? '').map((name) =>
        name.replace(/^the (?:[\p{L}-]{3,20} )?(?=\p{Lu})/u, ''),
      ),
    );
    say(draft, 'beta', value);
  },
  series: (draft, value) => {
    const series = readSeries(value.text);
    if (!series) return;
    draft.reading.series = { ...series, ...dropNulls(draft.reading.series) };
    say(draft, 'series', value);
  },
  part: takePart,
  sequelTo: takeRelation,
  status: (draft, value) => {
    const status = readStatus(
      value.text,
      /complet|finish|abgeschlossen|fertig|termin|conclu|complèt|zakończ|ukończ|закончен|завершен/i.test(
        value.label,
      ),
    );
    if (status !== 'unknown') draft.reading.status = status;
    const part = readPartValue(value.text);
    if (part && (part.of === 1 || (part.n !== part.of && /\d\s?\/\s?[\d?]/.test(value.text))))
      draft.reading.part ??= part;
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
    if (isWhole(value.text)) {
      draft.reading.part ??= { n: 1, of: 1 };
      say(draft, 'part', value);
      return;
    }
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
