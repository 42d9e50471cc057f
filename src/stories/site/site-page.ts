import { attribute, elementsBelow, type HtmlTree, type ReadingOptions } from '#markup';
import { decodeBytes, type EncodingReport } from '#text';
import { type OpenPage, openPage } from '../page/open-page.ts';
import { readPage } from '../page/read-page.ts';
import type { ReadStories } from '../read-work.ts';
import { characterLosses } from '../story-facts.ts';
import { readTextStory } from '../text/read-text.ts';
import { resolveLink } from './page-key.ts';
import { baseOf, type PageSketch, sketchPage, sketchText } from './page-sketch.ts';

/** A page as it came: `charset` is what a server said of it, `mediaType` lower case, empty when unknown. */
export type RawPage = { address: string; bytes: Uint8Array; mediaType: string; charset: string | null };

/** A page decoded: a web page, or plain text, which sites put beside them. */
export type SitePageContent =
  | { kind: 'page'; address: string; page: OpenPage }
  | {
      kind: 'text';
      address: string;
      decoded: string;
      encoding: EncodingReport;
      losses: ReadStories['losses'];
    };

/** Decodes a page. */
export function openSitePage({ address, bytes, mediaType, charset }: RawPage): SitePageContent {
  if (mediaType !== 'text/plain')
    return { kind: 'page', address, page: openPage(bytes, charset ?? undefined) };
  const { text, encoding, invalid } = decodeBytes(bytes, charset === null ? {} : { declared: charset });
  return { kind: 'text', address, decoded: text, encoding, losses: characterLosses(invalid) };
}

/** Sketches a page; `find` as for `sketchPage`. */
export function sketchOf(
  content: SitePageContent,
  find: (address: string) => number | undefined,
): PageSketch {
  return content.kind === 'text'
    ? sketchText(content.decoded)
    : sketchPage(content.page.tree, content.address, find);
}

/** The decoded text, and what the bytes came to. */
export function decodedOf(content: SitePageContent): { decoded: string; encoding: EncodingReport } {
  return content.kind === 'text' ? content : content.page;
}

/** Reads the story of one page. `picture` answers the SHA-256 of a kept picture by its whole address. */
export function readSitePage(
  content: SitePageContent,
  picture: (address: string) => string | null,
): ReadStories {
  const name = fileName(content.address);
  if (content.kind === 'text') {
    const { works, losses } = readTextStory(content.decoded, { name, path: content.address });
    return { works, losses: [...content.losses, ...losses] };
  }
  const { tree, places } = content.page;
  const base = baseOf(tree, content.address);
  const look: ReadingOptions['picture'] = (src) => {
    const target = resolveLink(src, base);
    return target === null ? null : picture(target);
  };
  const path = content.address;
  const { works, losses } = readPage(tree, { places, name, path, address: content.address, picture: look });
  return { works, losses: [...content.page.losses, ...losses] };
}

/** The addresses of the pictures in a page, each once, at most two hundred. */
export function picturesOf(content: SitePageContent): string[] {
  return content.kind === 'text' ? [] : picturesIn(content.page.tree, content.address);
}

const MOST_PICTURES = 200;

function picturesIn(tree: HtmlTree, address: string): string[] {
  const base = baseOf(tree, address);
  const found = new Set<string>();
  for (const element of elementsBelow(tree.root)) {
    if (element.tagName !== 'img' || found.size >= MOST_PICTURES) continue;
    const target = resolveLink(attribute(element, 'src') ?? '', base);
    if (target !== null) found.add(target);
  }
  return [...found];
}

/** The last part of an address, as the name of a file. */
function fileName(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : address;
  return path.split('/').findLast((part) => part !== '') ?? 'page';
}
