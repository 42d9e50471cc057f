import { readCreators } from '../values/creators.ts';
import { readDate } from '../values/date.ts';
import { contentTag } from '../values/warnings.ts';
import type { Subject } from '../zone/subject.ts';
import type { Transport } from '../zone/transport.ts';
import { addAll, cite, type Draft } from './draft.ts';
import { interpret } from './interpret.ts';
import { unlabelled } from './interpret-value.ts';

const CONFIDENCE = 0.6;

/** Fills what the story itself left open from its mail or post: never over a label. Source: sections 0.1 and 2.9. */
export function applyTransport(draft: Draft, transport: Transport, subject: Subject): void {
  const { reading } = draft;
  const line = transport.fields.get('subject');
  const pieces = line ? [line] : [];
  if (reading.title === null && subject.title) {
    reading.title = subject.title;
    cite(draft, 'title', pieces, 'subject', CONFIDENCE);
  }
  if (reading.part === null && subject.part) {
    reading.part = subject.part;
    cite(draft, 'part', pieces, 'subject', CONFIDENCE);
  } else if (reading.part && subject.part && reading.part.of === null && subject.part.n === reading.part.n)
    reading.part = subject.part;
  reading.chapterTitle ??= subject.chapterTitle;
  reading.postStatus ??= subject.postStatus;
  if (reading.fandoms.length === 0 && subject.fandom)
    interpret(draft, 'fandom', unlabelled('fandom', subject.fandom, pieces, 'subject', CONFIDENCE));
  if (reading.rating.value === null && subject.rating) {
    reading.rating = subject.rating;
    cite(draft, 'rating', pieces, 'subject', CONFIDENCE);
  }
  if (reading.relationships.length === 0 && subject.codes.length > 0) {
    interpret(
      draft,
      'relationship',
      unlabelled('codes', subject.codes.join(', '), pieces, 'subject', CONFIDENCE),
    );
  }
  if (reading.genres.length === 0 && subject.genres.length > 0)
    interpret(
      draft,
      'genre',
      unlabelled('category', subject.genres.join(', '), pieces, 'subject', CONFIDENCE),
    );
  for (const remark of subject.remarks) {
    const tag = contentTag(remark);
    if (tag) addAll(reading.warnings.free, [tag]);
  }
  if (reading.authors.length === 0) applySender(draft, transport, subject);
  const date = transport.fields.get('date');
  const sent = date ? readDate(date.text) : null;
  if (reading.date === null && sent && date) {
    reading.date = sent.date;
    cite(draft, 'date', [date], 'transport', CONFIDENCE);
  }
}

function applySender(draft: Draft, transport: Transport, subject: Subject): void {
  const from = transport.fields.get('from');
  if (subject.author) {
    addAll(draft.reading.authors, readCreators(subject.author).names);
    return;
  }
  if (!from) return;
  const named =
    /\(([^()@]{2,60})\)/.exec(from.text)?.[1] ?? /^"?([^"<@]{2,60}?)"?\s*<[^<>]{3,80}>/.exec(from.text)?.[1];
  const people = readCreators(named ?? from.text);
  addAll(draft.reading.authors, people.names);
  const { emails } = readCreators(from.text);
  addAll(draft.reading.emails, emails);
  if (emails.length > 0) cite(draft, 'emails', [from], 'transport', CONFIDENCE);
  if (people.names.length > 0) cite(draft, 'authors', [from], 'transport', CONFIDENCE);
}
