import type { Loss } from '#document';
import { chapterText } from '#document';
import { FanlightError } from '#errors';
import { attribute, elementsBelow, type HtmlTree } from '#markup';
import {
  loss,
  mergeLosses,
  type OpenPage,
  openPage,
  type ReadStories,
  type ReadWork,
  readPage,
} from '#stories';
import type { FormatInput, ReadResult } from '../format.ts';
import { PictureShelf } from '../picture-shelf.ts';
import { type PagePart, type PageParts, readParts } from './parts.ts';

const HTML = /^(?:text\/html|application\/xhtml\+xml)$/;
/** Frames of a page that are looked into. */
const MOST_FRAMES = 20;

/**
 * Reads a page in one file: the page that it starts with, or of its frames the one with the most story, with the
 * pictures that are in the file. Inner frames (advertisements, players) count only where the page has no story. Throws FL-FILE-DAMAGED where there is no page in it.
 */
export async function readMhtml(input: FormatInput): Promise<ReadResult> {
  const opened = readParts(input.bytes);
  const main = mainPart(opened);
  if (main === null) throw new FanlightError('FL-FILE-DAMAGED', input.name);
  const book = new PageFile(opened, input);
  const first = book.read(main);
  const inner = first.stories.works.length === 0;
  const best = book
    .frames(first.page.tree, main, inner ? ['frame', 'iframe'] : ['frame'])
    .map((part) => book.read(part))
    .reduce((most, next) => (storyLength(next.stories) > storyLength(most.stories) ? next : most), first);
  const losses: Loss[] = opened.cut ? [loss('FL-LOSS-CUT')] : [];
  return {
    format: 'mhtml',
    encoding: best.page.encoding,
    decoded: best.page.decoded,
    losses: mergeLosses([...losses, ...best.page.losses, ...best.stories.losses]),
    works: best.stories.works.map((work) => withAddress(work, best.address)),
    pictures: book.shelf.pictures,
  };
}

/** The part that the header names as the start, the one of the page's own address, or the first page. */
function mainPart({ parts, start, location }: PageParts): PagePart | null {
  const pages = parts.filter(({ type }) => HTML.test(type));
  return (
    (start === null ? undefined : pages.find(({ id }) => id === start)) ??
    (location === null ? undefined : pages.find((page) => page.location === location)) ??
    pages[0] ??
    null
  );
}

/** `address` is where the page stood on the web. */
type ReadPart = { page: OpenPage; stories: ReadStories; address: string | null };

/** The parts of a file as its pages name them. */
class PageFile {
  readonly shelf = new PictureShelf();
  readonly #byName = new Map<string, PagePart>();
  readonly #input: FormatInput;
  readonly #location: string | null;

  constructor({ parts, location }: PageParts, input: FormatInput) {
    this.#input = input;
    this.#location = location;
    for (const part of parts) {
      if (part.id !== null) this.#name(`cid:${part.id}`, part);
      if (part.location !== null) this.#name(withoutFragment(part.location), part);
    }
  }

  read(part: PagePart): ReadPart {
    const page = openPage(part.bytes, part.charset ?? undefined);
    const base = this.#baseOf(page.tree, part);
    const address = httpAddress(part.location) ?? httpAddress(this.#location);
    const { name, path } = this.#input;
    const stories = readPage(page.tree, {
      places: page.places,
      name,
      path,
      ...(address !== null && { address }),
      picture: (src) => {
        const picture = this.#find(src, base);
        return picture === null ? null : this.shelf.keep(picture.bytes);
      },
    });
    return { page, stories, address };
  }

  /** The pages in the frames of a page. */
  frames(tree: HtmlTree, part: PagePart, names: readonly string[]): PagePart[] {
    const base = this.#baseOf(tree, part);
    const found = new Set<PagePart>();
    for (const element of elementsBelow(tree.root)) {
      if (!names.includes(element.tagName)) continue;
      const page = this.#find(attribute(element, 'src') ?? '', base);
      if (page !== null && page !== part && HTML.test(page.type)) found.add(page);
    }
    return [...found].slice(0, MOST_FRAMES);
  }

  #name(name: string, part: PagePart): void {
    if (!this.#byName.has(name)) this.#byName.set(name, part);
  }

  #find(address: string, base: string | null): PagePart | null {
    const bare = withoutFragment(address.trim());
    const absolute = base === null ? null : resolved(bare, base);
    return (
      this.#byName.get(bare) ??
      this.#byName.get(decoded(bare)) ??
      (absolute === null ? undefined : this.#byName.get(absolute)) ??
      null
    );
  }

  #baseOf(tree: HtmlTree, part: PagePart): string | null {
    for (const element of elementsBelow(tree.root)) {
      if (element.tagName === 'body') break;
      const href = element.tagName === 'base' ? attribute(element, 'href') : null;
      if (href !== null) return resolved(href, part.location ?? '') ?? href;
    }
    return part.location ?? this.#location;
  }
}

/** A work that its page does not number is known by where the page stood. */
function withAddress(work: ReadWork, address: string | null): ReadWork {
  return work.addresses !== undefined || address === null
    ? work
    : { ...work, addresses: [{ address: withoutFragment(address) }] };
}

function storyLength({ works }: ReadStories): number {
  return works.reduce(
    (sum, { document }) => sum + document.chapters.reduce((own, one) => own + chapterText(one).length, 0),
    0,
  );
}

function httpAddress(location: string | null): string | null {
  return location !== null && /^https?:\/\//i.test(location) ? location : null;
}

function withoutFragment(address: string): string {
  const hash = address.indexOf('#');
  return hash < 0 ? address : address.slice(0, hash);
}

function resolved(address: string, base: string): string | null {
  return URL.canParse(address, base) ? new URL(address, base).href : null;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
