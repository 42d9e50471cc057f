import { bodyOf, isElement } from '#markup';
import type { Book, BookDocument } from '../../book.ts';
import type { ReadStories } from '../../read-work.ts';
import { mergeLosses, noStory, textLength } from '../../story-facts.ts';
import { ChapterList } from '../chapter-list.ts';
import { chapterTitle } from '../chapter-title.ts';
import { isBlank, lineOf } from '../elements.ts';
import type { BookProducer } from '../producer.ts';
import { Said } from '../said.ts';
import { sourcesOf } from '../source.ts';
import { packageMetadata } from './package-metadata.ts';

/** A folder that holds one of the books: its number is the first part of the path that is nothing else. */
const NUMBERED = /^(?:[^/]{1,100}\/){0,3}?(\d{1,4})\//;

/**
 * Reads an anthology that EpubMerge put together (formats §4): each book stands in a numbered folder, with its own
 * package beside it, and becomes a work of its own. `dialects` are asked for each book.
 */
export function readAnthology(dialects: readonly BookProducer[]): BookProducer {
  return (book) => {
    if (!isAnthology(book)) return null;
    const parts = booksIn(book);
    if (parts.length === 0) return null;
    const read = parts.map((part) => readPart(part, dialects));
    const works = read.flatMap((one) => one.works).map((work) => inAnthology(work, book.metadata.title));
    const losses = read.flatMap((one) => one.losses);
    return { works, losses: mergeLosses(works.length === 0 ? [...losses, noStory()] : losses) };
  };
}

/** By its identifier or contributor; where an editor took both, by how its description begins. */
function isAnthology({ metadata }: Book): boolean {
  const { identifiers, contributors, description } = metadata;
  return (
    identifiers.some(({ id, value }) => id === 'epubmerge-id' || /^(?:urn:)?epubmerge-uid\b/i.test(value)) ||
    contributors.some((name) => /^epubmerge\b/i.test(name)) ||
    /^(?:<[^<>]{1,100}>\s{0,9}){0,5}Anthology containing:/i.test(description ?? '')
  );
}

function booksIn({ metadata, documents, contents }: Book): Book[] {
  const groups = new Map<string, BookDocument[]>();
  for (const document of documents) {
    const folder = folderOf(document.path);
    if (folder !== null) groups.set(folder, [...(groups.get(folder) ?? []), document]);
  }
  return [...groups].map(([folder, own]): Book => {
    const inside = (path: string) => folderOf(path) === folder;
    const xml = metadata.packages.find(({ path }) => inside(path))?.xml ?? '';
    return {
      metadata: packageMetadata(xml),
      documents: own,
      contents: contents.filter(({ path }) => inside(path)),
    };
  });
}

function folderOf(path: string): string | null {
  return NUMBERED.exec(path)?.[1] ?? null;
}

function readPart(book: Book, dialects: readonly BookProducer[]): ReadStories {
  for (const read of dialects) {
    const stories = read(book);
    if (stories !== null) return stories;
  }
  return readPlainly(book);
}

/** A book that no dialect knows: its package says whose it is, its documents are its chapters. */
function readPlainly({ metadata, documents, contents }: Book): ReadStories {
  const said = new Said();
  said.take('title', metadata.title ?? contents[0]?.title ?? null);
  said.take(
    'authors',
    metadata.creators.map(({ name }) => name),
  );
  const list = new ChapterList();
  const sources = sourcesOf(documents);
  for (const source of sources) {
    const nodes = bodyOf(source.tree).childNodes;
    const first = nodes.find((node) => !isBlank(node));
    const heading = first !== undefined && isElement(first) && /^h[1-4]$/.test(first.tagName) ? first : null;
    list.open(chapterTitle(lineOf(heading), said.reading.title));
    for (const node of nodes) if (node !== heading) list.add(source, node);
  }
  const chapters = list.chapters();
  const losses = sources.flatMap((source) => source.losses);
  return { works: textLength(chapters) === 0 ? [] : [said.work(chapters)], losses };
}

function inAnthology(work: ReadStories['works'][number], title: string | null): ReadStories['works'][number] {
  if (title === null) return work;
  const other = [...work.reading.other, { label: 'Anthology', value: title }];
  return { ...work, reading: { ...work.reading, other } };
}
