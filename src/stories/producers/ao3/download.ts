import { bodyOf, type HtmlElement, isElement } from '#markup';
import type { ReadStories } from '../../read-work.ts';
import { mergeLosses, textLength } from '../../story-facts.ts';
import { allBelow, byId, firstBelow, isWithin, lineOf } from '../elements.ts';
import type { BookProducer, PageProducer } from '../producer.ts';
import { proseIn } from '../prose.ts';
import { Said } from '../said.ts';
import { Source, sourcesOf } from '../source.ts';
import { workAddresses } from '../story-address.ts';
import { readChapters } from './chapters.ts';
import { isMessage, isTagList, isUserQuote, type Part, postedAt, readPreface } from './preface.ts';

/**
 * Reads an HTML download of the Archive of Our Own (formats §3), of every period: the preface's list of tags, title,
 * byline, summary and notes, then the chapters with their own summaries and notes.
 */
export const readArchivePage: PageProducer = (tree, { picture }) =>
  readDownload([new Source(tree, picture && { picture })]);

/**
 * Reads an EPUB download of the Archive: built by hand until 2019-01, by calibre since. Tags come from the preface
 * alone, never from the package's subjects, which are untyped (formats §3).
 */
export const readArchiveBook: BookProducer = ({ documents }) => readDownload(sourcesOf(documents));

function readDownload(sources: readonly Source[]): ReadStories | null {
  if (!sources.some(isArchives)) return null;
  const said = new Said();
  const { address, updated } = readPreface(said, sources.flatMap(prefaceParts));
  const chapters = readChapters(sources, said.reading.title);
  readAfterword(said, sources);
  const losses = mergeLosses(sources.flatMap((source) => source.losses));
  if (textLength(chapters) === 0 && !said.has('title')) return null;
  const addresses = address === null ? [] : workAddresses(address);
  return { works: [said.work(chapters, { addresses, updated })], losses };
}

/** The Archive's message with a work's address; where that is cut off, a list of tags and one of the landmarks. */
function isArchives({ tree }: Source): boolean {
  if (byId(tree.root, 'workskin') !== null) return false;
  const posted = firstBelow(
    tree.root,
    (one) =>
      isMessage(one) && /^.{0,1100}posted originally on\b/i.test(lineOf(one, 1500)) && postedAt(one) !== null,
  );
  if (posted !== null) return true;
  const landmark = byId(tree.root, 'preface') ?? byId(tree.root, 'chapters');
  return landmark !== null && firstBelow(tree.root, isTagList) !== null;
}

/** Where a source's preface stands: marked as such, or before 2019-01 the message and the group with the tags. */
function prefaceParts(source: Source): Part[] {
  const body = bodyOf(source.tree);
  const preface = byId(body, 'preface');
  if (preface !== null) return [{ source, element: preface }];
  const afterword = byId(body, 'afterword');
  const outer = body.childNodes.filter(isElement).filter((element) => element !== afterword);
  const found = outer.filter(
    (element) => (isMessage(element) && postedAt(element) !== null) || holdsTags(element),
  );
  return found.map((element) => ({ source, element }));
}

function holdsTags(element: HtmlElement): boolean {
  return isTagList(element) || firstBelow(element, isTagList) !== null;
}

/** End notes, and the works that this one inspired. */
function readAfterword(said: Said, sources: readonly Source[]): void {
  for (const source of sources) {
    const notes = byId(source.tree.root, 'endnotes');
    const quoted = notes === null ? null : firstBelow(notes, isUserQuote);
    if (quoted !== null) said.take('endNotes', proseIn(source, quoted), source.evidence(quoted));
    const afterword = byId(source.tree.root, 'afterword');
    if (afterword === null) continue;
    for (const work of allBelow(afterword, (one) => one.tagName === 'dd'))
      if (quoted === null || !isWithin(work, quoted))
        said.add('Inspired works', lineOf(work, 2000), source.evidence(work));
  }
}
