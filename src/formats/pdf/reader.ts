import type { Loss } from '#document';
import { FanlightError } from '#errors';
import { loss, mergeLosses, type ReadWork, readBlocksStory, withWrittenTags } from '#stories';
import { cleanControls, type EncodingReport } from '#text';
import { documentHints } from '../document-hints.ts';
import type { FormatInput, ReadResult } from '../format.ts';
import { archiveDownload } from './archive-download.ts';
import { blocksOf } from './blocks.ts';
import { linesOf } from './lines.ts';
import { openPdf, type PdfText } from './open.ts';
import { withoutRunningHeads } from './running-heads.ts';

/** Larger files are not opened, bytes. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Fewer characters on a page than this, in the mean, are stamps on a scan. */
const LEAST_ON_PAGE = 8;

const ENCODING: EncodingReport = {
  name: 'utf-8',
  confidence: 1,
  reason: 'the PDF says which characters it draws',
  repaired: [],
};

/**
 * Reads the text layer of a PDF: lines become paragraphs, running heads go, italics are known by the names of typefaces; the
 * header is understood as any other. What a page looks like is lost, and said so. Throws FL-FILE-EMPTY, FL-FILE-PASSWORD,
 * FL-PDF-DAMAGED, FL-PDF-NO-TEXT and FL-FILE-TOO-LARGE.
 */
export async function readPdf(input: FormatInput): Promise<ReadResult> {
  const { bytes, name, path } = input;
  if (bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', name);
  if (bytes.length > MOST_BYTES) throw new FanlightError('FL-FILE-TOO-LARGE', name);
  const text = await openPdf(bytes, name);
  if (text.pages.length === 0) throw new FanlightError('FL-PDF-DAMAGED', name);
  const all = linesOf(text.pages.map(({ items }) => ({ items: items.map(shown) })));
  const characters = all.reduce((sum, line) => sum + line.text.trim().length, 0);
  if (characters < LEAST_ON_PAGE * text.pages.length) throw new FanlightError('FL-PDF-NO-TEXT', name);
  const { lines, dropped } = withoutRunningHeads(all);
  const hints = documentHints({ ...text.info, language: null, description: null });
  const { blocks, address, tags, endNotes, dropped: chrome } = archiveDownload(blocksOf(lines));
  const story = readBlocksStory(blocks, { name, path, hints });
  return {
    format: 'pdf',
    encoding: ENCODING,
    decoded: story.decoded,
    losses: mergeLosses([...lossesOf(text, dropped), ...counted('FL-LOSS-CHROME', chrome), ...story.losses]),
    works: story.works.map((work) =>
      address === null
        ? work
        : { ...withEndNotes(withWrittenTags(work, tags, story.decoded), endNotes), addresses: [{ address }] },
    ),
  };
}

function withEndNotes(work: ReadWork, endNotes: string | null): ReadWork {
  if (endNotes === null) return work;
  const raw = endNotes.slice(0, 500);
  return {
    ...work,
    reading: { ...work.reading, endNotes },
    evidence: { ...work.evidence, endNotes: [{ source: 'metadata', raw, start: 0, end: 0, confidence: 1 }] },
  };
}

function shown<Item extends { text: string }>(item: Item): Item {
  return { ...item, text: cleanControls(item.text).text.replaceAll('\n', ' ') };
}

function lossesOf({ pages, unread, namesFonts, mended }: PdfText, dropped: number): Loss[] {
  const empty = pages.filter(({ items }) => items.every((item) => item.text.trim() === '')).length;
  return [
    loss('FL-LOSS-LAYOUT'),
    ...(mended ? [loss('FL-LOSS-CUT')] : []),
    ...(namesFonts ? [] : [loss('FL-LOSS-EMPHASIS')]),
    ...counted('FL-LOSS-PAGES', dropped),
    ...counted('FL-LOSS-UNREAD', unread),
    ...counted('FL-LOSS-SCANNED', empty),
  ];
}

function counted(code: Loss['code'], count: number): Loss[] {
  return count === 0 ? [] : [loss(code, undefined, count === 1 ? undefined : count)];
}
