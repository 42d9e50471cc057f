import type { Chapter, Loss, StoryDocument } from '#document';
import type { HeaderContext } from '#headers';
import type { ReadStories, ReadWork } from '../read-work.ts';
import { languageOfChapters, mergeLosses, noStory } from '../story-facts.ts';
import { joinReadings } from './join-readings.ts';
import { areHeaded, chaptersOfPart, withNotes } from './part-chapters.ts';
import { readPost, type StoryPost } from './read-post.ts';

/**
 * A story of messages. `decoded` are they one after another, each with its visible header: what evidence points into.
 * `chapters` says for each message at which chapter it begins, from 1; null for one without text.
 */
export type ReadPosts = ReadStories & {
  decoded: string;
  repaired: string[];
  chapters: (number | null)[];
};

/**
 * Reads the story that messages hold, in the order of its parts: each part is read with its own header, the parts
 * become chapters, and of the headers of later parts only that is used which the first leaves open.
 */
export function readPosts(posts: readonly StoryPost[], context: HeaderContext): ReadPosts {
  const texts: string[] = [];
  const losses: Loss[] = [];
  const repaired = new Set<string>();
  let at = 0;
  const works = posts.map((post) => {
    const read = readPost(post, at, context);
    const text = read.decoded.endsWith('\n') ? read.decoded : `${read.decoded}\n`;
    texts.push(text);
    at += text.length + 1;
    losses.push(...read.losses);
    for (const one of read.repaired) repaired.add(one);
    return read.work;
  });
  const decoded = texts.join('\n');
  const { work, chapters } = joined(works);
  return {
    works: work === null ? [] : [work],
    losses: mergeLosses(work === null ? [...losses, noStory()] : losses),
    decoded,
    repaired: [...repaired],
    chapters,
  };
}

function joined(works: readonly (ReadWork | null)[]): { work: ReadWork | null; chapters: (number | null)[] } {
  const parts = works.filter((work) => work !== null);
  const [first] = parts;
  if (first === undefined) return { work: null, chapters: works.map(() => null) };
  if (parts.length === 1)
    return {
      work: withLanguage(first, first.document.chapters),
      chapters: works.map((work) => (work ? 1 : null)),
    };
  const headed = areHeaded(parts);
  const chapters: Chapter[] = [];
  const starts = works.map((work) => {
    if (work === null) return null;
    const own = chaptersOfPart(work, headed);
    const start = chapters.length + 1;
    chapters.push(...(work === first ? own : withNotes(own, work)));
    return own.length === 0 ? null : start;
  });
  const { reading, evidence } = joinReadings(parts);
  const work = { reading, evidence, document: { chapters }, bodyStart: first.bodyStart };
  return { work: withLanguage(work, chapters), chapters: starts };
}

/** A work in the language that its header or its words are in. */
function withLanguage(work: ReadWork, chapters: Chapter[]): ReadWork {
  const language = work.reading.language ?? languageOfChapters(chapters);
  const document: StoryDocument = { chapters };
  if (language !== null) document.language = language;
  return { ...work, reading: { ...work.reading, language }, document };
}
