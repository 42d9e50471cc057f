import { attribute, bodyOf, elementsBelow, type HtmlElement, isElement, offsetOf } from '#markup';
import type { Book } from '../../book.ts';
import type { ReadStories } from '../../read-work.ts';
import { loss, mergeLosses, textLength } from '../../story-facts.ts';
import { ChapterList } from '../chapter-list.ts';
import { allBelow, firstBelow, hasClass, isBlank, lineOf } from '../elements.ts';
import type { BookProducer } from '../producer.ts';
import { Said } from '../said.ts';
import { type Source, sourcesOf } from '../source.ts';
import { addChapter, addNodes, isFailedPicture } from './chapter.ts';
import { takeEntries, wholeWork } from './fields.ts';
import { takePackage } from './package.ts';
import { readTitlePage } from './title-page.ts';

/** What a document of such a book is; anything else in it is a cover or somebody's addition. */
type Role = 'title' | 'chapter' | 'apart' | 'unknown';

/**
 * Reads an EPUB of FanFicFare, or of fanficdownloader before it (formats §4). Known by its identifier, its contributor
 * or its pages' classes: calibre changes the identifier's scheme and the files' names, Sigil the identifier's id.
 */
export const readFanFicFareBook: BookProducer = (book) => {
  const sources = sourcesOf(book.documents);
  const roles = sources.map(roleOf);
  if (!isFanFicFare(book) && !(roles.includes('title') && roles.includes('chapter'))) return null;
  const said = new Said();
  let address: string | null = null;
  const list = new ChapterList(isFailedPicture);
  sources.forEach((source, index) => {
    if (roles[index] === 'title') address ??= takeTitlePage(said, source);
  });
  takePackage(said, book.metadata);
  sources.forEach((source, index) => {
    if (roles[index] === 'chapter') takeChapter(list, source, said.reading.title);
  });
  const chapters = list.chapters();
  const losses = mergeLosses(sources.flatMap((source) => source.losses));
  if (textLength(chapters) === 0 && losses.length === 0) return null;
  const { dateUpdated, date } = said.reading;
  const addresses = wholeWork(address ?? addressOf(book) ?? '');
  const works = [said.work(chapters, { addresses, updated: dateUpdated ?? date })];
  return { works, losses } satisfies ReadStories;
};

/** Whether a book's metadata names one of the two programs. */
export function isFanFicFare({ metadata }: Pick<Book, 'metadata'>): boolean {
  const { identifiers, contributors } = metadata;
  return (
    contributors.some((name) => /^(?:FanFicFare|fanficdownloader)\b/i.test(name)) ||
    identifiers.some(
      ({ value, scheme, id }) =>
        /^(?:fanficfare|fanficdownloader)-uid/i.test(value) ||
        /^(?:fanficfare|fanficdownloader)-uid$/i.test(scheme ?? id ?? ''),
    )
  );
}

/** Told by what the program wrote into it, else by its name, `_u3` and `_split_001` of calibre included. */
function roleOf({ tree, path }: Source): Role {
  const body = bodyOf(tree);
  const names = 'tagName' in body ? (attribute(body, 'class') ?? '') : '';
  const told = /\bfff_(titlepage|chapter|tocpage|logpage|coverpage)\b/.exec(names)?.[1];
  if (told === 'titlepage') return 'title';
  if (told === 'chapter') return 'chapter';
  if (told !== undefined) return 'apart';
  const [, name = ''] = /([^/]{1,200}?)(?:_u\d{1,3})?(?:_split_\d{1,4})?\.x?html?$/.exec(path) ?? [];
  if (name === 'title_page') return 'title';
  if (/^(?:toc_page|log_page|cover)$/.test(name)) return 'apart';
  return /^file\d{4,5}$/.test(name) ? 'chapter' : 'unknown';
}

function takeTitlePage(said: Said, source: Source): string | null {
  const body = bodyOf(source.tree);
  const heading = firstBelow(body, (element) => /^h[1-4]$/.test(element.tagName));
  if (heading === null || !('tagName' in body)) return null;
  const { entries, address } = readTitlePage(said, source, heading, body);
  takeEntries(said, entries);
  return address;
}

/** A chapter's document; one without a heading goes on with the chapter before, where calibre cut it. */
function takeChapter(list: ChapterList, source: Source, workTitle: string | null): void {
  const body = bodyOf(source.tree);
  const heading = headingOf(body.childNodes.filter(isElement));
  const nodes = body.childNodes.filter((node) => node !== heading);
  for (const picture of allBelow(source.tree.root, isFailedPicture))
    source.lose(loss('FL-LOSS-IMAGE', offsetOf(picture)));
  const metas = metasOf(source);
  const failed = /removed due to failure/.test(metas.get('chapterurl') ?? '') ? ' (CHAPTER ERROR)' : '';
  const cut = /_split_0{0,3}[1-9]\d{0,3}\.x?html?$/.test(source.path);
  if (heading === null && cut) {
    addNodes(list, source, nodes);
    return;
  }
  const title = heading === null ? (metas.get('chaptertitle') ?? '') : lineOf(heading);
  addChapter(list, source, { title: title + failed, workTitle, nodes, at: heading ? offsetOf(heading) : 0 });
}

function headingOf(elements: readonly HtmlElement[]): HtmlElement | null {
  const marked = elements.find((element) => hasClass(element, 'fff_chapter_title'));
  const [first] = elements.filter((element) => !isBlank(element));
  return marked ?? (first !== undefined && /^h[1-4]$/.test(first.tagName) ? first : null);
}

function metasOf({ tree }: Source): Map<string, string> {
  const metas = new Map<string, string>();
  for (const element of elementsBelow(tree.root)) {
    if (element.tagName === 'body') break;
    if (element.tagName === 'meta')
      metas.set(attribute(element, 'name') ?? '', attribute(element, 'content') ?? '');
  }
  return metas;
}

function addressOf({ metadata }: Book): string | null {
  const named = [
    ...metadata.sources,
    ...metadata.identifiers.map(({ value }) => value.replace(/^url:/i, '')),
  ];
  return named.find((value) => /^https?:\/\//i.test(value)) ?? null;
}
