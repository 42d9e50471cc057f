import { readCharacters } from '../values/characters.ts';
import { readCreators } from '../values/creators.ts';
import { readTitle } from '../values/title.ts';
import { addAll, type Draft } from './draft.ts';
import { say, type Value } from './interpret-value.ts';
import { takeFacts } from './take-facts.ts';

/** Puts a title and what stands with it (part, rating, byline) into the draft; the first title wins. */
export function takeTitle(draft: Draft, value: Value): void {
  const title = readTitle(value.text);
  const { reading } = draft;
  if (title.title !== null && reading.title === null) {
    reading.title = title.title;
    say(draft, 'title', value);
  }
  if (title.part && reading.part === null) {
    reading.part = title.part;
    say(draft, 'part', value);
  }
  reading.chapterTitle ??= title.chapterTitle;
  if (title.complete) reading.status = 'complete';
  if (title.rating && reading.rating.value === null) reading.rating = title.rating;
  if (title.facts) {
    takeFacts(draft, title.facts, value);
    addAll(reading.characters, readCharacters(title.people ?? ''));
  }
  if (title.byline !== null) {
    const people = readCreators(title.byline);
    addAll(reading.authors, people.names);
    addAll(reading.emails, people.emails);
    addAll(reading.realNames, people.realNames);
    say(draft, 'authors', value);
  }
}
