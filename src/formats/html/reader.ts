import { type Block, type Chapter, chapterText, type Loss, type StoryDocument } from '#document';
import { ERROR_TABLE, FanlightError } from '#errors';
import { structureBlocks, structureLines, understandLines } from '#headers';
import {
  type BlockLine,
  blocksBetween,
  declaredCharset,
  type HtmlDocument,
  type HtmlElement,
  type HtmlTree,
  offsetOf,
  parseTree,
  readTree,
  sourceLines,
} from '#markup';
import { decodeBytes, detectLanguage, looksBinary, repairText } from '#text';
import type { FieldEvidence, FormatInput, ReadResult, ReadWork } from '../format.ts';
import { readArchiveDownload } from './archive-download.ts';
import { bodyBlocks, unwrapped } from './body-blocks.ts';
import { findChrome } from './chrome.ts';
import { mainContent } from './main-content.ts';
import { isOwnPage, readOwnPage } from './own-page.ts';
import { type PageMetadata, pageMetadata } from './page-metadata.ts';
import { type PlaceMap, placesBefore } from './places.ts';
import { storyLines } from './story-lines.ts';

const BODY_START_LENGTH = 80;
/** Below this a guess at the language is kept out of the reading. */
const SURE_LANGUAGE = 0.5;
/** Fewer characters than this are no story: a page that only says where one is. */
const SHORTEST_STORY = 60;
/** What a server says in place of a page. */
const ERROR_PAGE =
  /\b(?:(?:404|403|500|410)\b.{0,20}\b(?:not found|error|forbidden|gone)|not found|page (?:cannot|can't) be (?:found|displayed)|access denied)/i;
const LONGEST_ERROR_PAGE = 1500;

/**
 * Reads a saved web page: finds the part that holds the story, drops what is the site's, understands the header and
 * builds chapters from the rest. A page this program wrote is read back exactly. Throws FL-FILE-EMPTY and
 * FL-FILE-BINARY; a page without a story gives no works and says FL-FILE-NO-STORY among its losses.
 */
export async function readHtml(input: FormatInput): Promise<ReadResult> {
  if (input.bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', input.name);
  if (looksBinary(input.bytes)) throw new FanlightError('FL-FILE-BINARY', input.name);
  const declared = declaredCharset(input.bytes);
  const decoded = decodeBytes(input.bytes, declared === null ? {} : { declared });
  if (decoded.text.trim() === '') throw new FanlightError('FL-FILE-EMPTY', input.name);

  const repair = repairText(decoded.text, { markup: true });
  const places = placesBefore(decoded.text, repair.text);
  const tree = parseTree(repair.text);
  const { generator, ...metadata } = pageMetadata(tree);
  const { works, losses } = isOwnPage(generator)
    ? { works: [placedWork(readOwnPage(tree), places)], losses: [] }
    : readPage(tree, { ...metadata, places, name: input.name, path: input.path });
  return {
    format: 'html',
    encoding: {
      ...decoded.encoding,
      repaired: repair.repairs.map(
        ({ kind, count, before, after }) => `${kind}, ${count} times: ${before} → ${after}`,
      ),
    },
    decoded: decoded.text,
    losses: [...characterLosses(decoded.invalid), ...losses.map((loss) => placed(loss, places))],
    works,
  };
}

type PageContext = Omit<PageMetadata, 'generator'> & { places: PlaceMap; name: string; path: string };
type Page = { works: ReadWork[]; losses: Loss[] };

function readPage(tree: HtmlTree, context: PageContext): Page {
  const download = readArchiveDownload(tree);
  if (download !== null) {
    return { works: [placedWork(download.work, context.places)], losses: download.losses };
  }
  const { page, chrome } = contentOf(tree);
  const all = sourceLines(page.blocks, page.origins);
  const range = storyLines(all);
  const lines = all.slice(range.from, range.to);
  const losses = [...page.losses, ...chromeLoss([...chrome.map(offsetOf), ...range.dropped])];
  const text = lines.map((line) => line.source.text).join('\n');
  const failed = text.length < LONGEST_ERROR_PAGE && ERROR_PAGE.test(`${context.rawTitle}\n${text}`);
  const work = failed || text.trim().length < SHORTEST_STORY ? null : readStory(page, lines, context);
  if (work === null) return { works: [], losses: [...losses, noStory()] };
  return { works: [work], losses };
}

/** The page's content without chrome; a page that would be nothing but chrome by every rule keeps its links. */
function contentOf(tree: HtmlTree): { page: HtmlDocument; chrome: HtmlElement[] } {
  const { nodes } = mainContent(tree);
  const chrome = findChrome(nodes);
  return {
    page: readTree(tree, { within: nodes, skip: (element) => chrome.has(element) }),
    chrome: [...chrome],
  };
}

function readStory(page: HtmlDocument, lines: readonly BlockLine[], context: PageContext): ReadWork | null {
  const { places, hints, edition, name, path } = context;
  const understood = understandLines(
    lines.map((line) => places.line(line.source)),
    { name, path, hints, ...(edition !== null && { edition }) },
  );
  const { reading, evidence, body, story, kept = [body], contents = [] } = understood;
  const blocks = bodyBlocks(
    kept.flatMap(({ from, to }) => blocksBetween(page.blocks, lines, from, to, page.origins)),
  );
  const wrapped = blocks.filter((block) => page.origins.wrapped.has(block)).length;
  const structured =
    wrapped * 2 > blocks.length
      ? structureLines(story, { reading, contents })
      : structureBlocks(
          blocks.map((block) => (page.origins.wrapped.has(block) ? unwrapped(block) : block)),
          { reading, contents },
        );
  const { chapters } = structured;
  if (textLength(chapters) < SHORTEST_STORY) return null;
  const document: StoryDocument = { chapters };
  const language = reading.language ?? languageOf(chapters);
  if (language !== null) document.language = language;
  return {
    reading: { ...reading, language },
    evidence,
    document,
    bodyStart: firstWords(
      kept.flatMap(({ from, to }) => lines.slice(from, to)),
      blocks,
    ),
  };
}

function textLength(chapters: readonly Chapter[]): number {
  return chapters.reduce((sum, chapter) => sum + chapterText(chapter).trim().length, 0);
}

function languageOf(chapters: readonly Chapter[]): string | null {
  const guess = detectLanguage(chapters.map(chapterText).join('\n\n'));
  return guess && guess.confidence >= SURE_LANGUAGE ? guess.language : null;
}

function firstWords(lines: readonly BlockLine[], blocks: readonly Block[]): string | null {
  if (blocks.length === 0) return null;
  const first = lines.find((line) => line.block >= 0 && /[\p{L}\p{N}]/u.test(line.source.text));
  return first === undefined ? null : first.source.text.trim().slice(0, BODY_START_LENGTH);
}

function chromeLoss(offsets: readonly number[]): Loss[] {
  if (offsets.length === 0) return [];
  const at = offsets.reduce((least, offset) => Math.min(least, offset));
  const loss: Loss = { code: 'FL-LOSS-CHROME', message: ERROR_TABLE['FL-LOSS-CHROME'].says, at };
  return [offsets.length === 1 ? loss : { ...loss, count: offsets.length }];
}

function noStory(): Loss {
  return { code: 'FL-FILE-NO-STORY', message: ERROR_TABLE['FL-FILE-NO-STORY'].says };
}

function characterLosses(invalid: { count: number; firstAt: number } | null): Loss[] {
  if (invalid === null) return [];
  const { says } = ERROR_TABLE['FL-LOSS-CHARACTERS'];
  return [{ code: 'FL-LOSS-CHARACTERS', message: says, at: invalid.firstAt, count: invalid.count }];
}

/** A work whose evidence was found in the repaired text, with places in the text before. */
function placedWork(work: ReadWork, places: PlaceMap): ReadWork {
  const evidence: FieldEvidence = {};
  for (const [field, list] of Object.entries(work.evidence)) {
    const moved = list.map((one) => ({
      ...one,
      start: places.offset(one.start),
      end: places.offset(one.end),
    }));
    Object.assign(evidence, { [field]: moved });
  }
  return { ...work, evidence };
}

function placed(loss: Loss, places: PlaceMap): Loss {
  return typeof loss.at === 'number' ? { ...loss, at: places.offset(loss.at) } : loss;
}
