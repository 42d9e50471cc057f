import { type Block, blockText, type Loss } from '#document';
import { emptyReading, structureBlocks, structureLines, withholdPrivate } from '#headers';
import { oneLine, parseHtml } from '#markup';
import { characterLosses, describeRepair } from '#stories';
import { cleanControls, decodeField, type EncodingReport, type Repair, splitLines } from '#text';

const SAMPLE = 40;
const MARKUP = /<\/?[a-z!][^<>]{0,2000}>|&(?:[a-z]{2,8}|#\d{2,7}|#x[0-9a-f]{2,6});/i;
const LAID_OUT = /<(?:br|p)[\s/>]/i;

/**
 * Turns the fields of one story into text and blocks, and keeps what had to be repaired in them: each field is decoded on
 * its own. Source: formats §1.
 */
export class FieldReader {
  readonly losses: Loss[] = [];
  readonly #repairs = new Map<string, Repair>();
  readonly #charsets = new Map<string, number>();

  /** A field as text, its markup kept. */
  text(bytes: Uint8Array | null | undefined): string {
    if (bytes === null || bytes === undefined || bytes.length === 0) return '';
    const decoded = decodeField(bytes);
    this.#charsets.set(decoded.encoding, (this.#charsets.get(decoded.encoding) ?? 0) + 1);
    for (const repair of decoded.repaired) this.#note(repair);
    if (decoded.encoding !== 'utf-8') this.#note(charsetRepair(bytes, decoded.text, decoded.encoding));
    const lost = decoded.text.split('\ufffd').length - 1;
    if (lost > 0) this.losses.push(...characterLosses({ count: lost, firstAt: 0 }));
    const { text, removed } = cleanControls(decoded.text);
    if (removed > 0) this.losses.push(...characterLosses(null, removed));
    return this.#withoutSlashes(text);
  }

  /** A field as one line without markup: a title, a name. */
  line(bytes: Uint8Array | null | undefined): string {
    const text = this.text(bytes);
    if (!MARKUP.test(text)) return oneLine(text).trim();
    return oneLine(parseHtml(text).blocks.map(blockText).join(' ')).trim();
  }

  /** A field as paragraphs of plain text with blank lines between; null where there is nothing. */
  prose(bytes: Uint8Array | null | undefined): string | null {
    const text = this.blocks(bytes)
      .map(blockText)
      .filter((part) => part.trim() !== '')
      .join('\n\n')
      .trim();
    return text === '' ? null : text;
  }

  /** A field as blocks. */
  blocks(bytes: Uint8Array | null | undefined): Block[] {
    return this.htmlBlocks(this.text(bytes));
  }

  /** As {@link blocks}, for words that the site shows: mail addresses are left out. */
  publicBlocks(text: string): Block[] {
    return this.htmlBlocks(withholdPrivate(text, [], false));
  }

  /** The blocks of a text that is HTML, or was shown as HTML with its line ends as breaks. */
  htmlBlocks(text: string): Block[] {
    if (text.trim() === '') return [];
    const html = LAID_OUT.test(text) ? text : withBreaks(text);
    const { blocks, losses } = parseHtml(html);
    this.losses.push(...losses);
    return blocks;
  }

  /** A chapter's text: HTML, text in which the site made line ends breaks, or plain text with its own layout. */
  chapterBlocks(bytes: Uint8Array | null): Block[] {
    const text = this.text(bytes);
    if (text.trim() === '') return [];
    const context = { reading: emptyReading() };
    const { chapters } = MARKUP.test(text)
      ? structureBlocks(this.htmlBlocks(text), context)
      : structureLines(splitLines(text), context);
    const [only] = chapters;
    if (chapters.length === 1 && only !== undefined) return titled(only.title, only.blocks);
    return chapters.flatMap((chapter) => titled(chapter.title, chapter.blocks));
  }

  /** How the fields were decoded, and what was mended, before → after. */
  report(): EncodingReport {
    const charsets = [...this.#charsets].sort((a, b) => b[1] - a[1]);
    const reason = charsets.map(([name, count]) => `${name} in ${count}`).join(', ');
    return {
      name: 'utf-8',
      confidence: 1,
      reason: reason === '' ? 'no field holds text' : `each field decoded on its own: ${reason}`,
      repaired: [...this.#repairs.values()].map(describeRepair),
    };
  }

  #note(repair: Repair): void {
    const known = this.#repairs.get(repair.kind);
    if (known === undefined) this.#repairs.set(repair.kind, { ...repair });
    else known.count += repair.count;
  }

  /** Backslashes before quotes, undone once, where every quote has one. */
  #withoutSlashes(text: string): string {
    if (!/\\["']/.test(text) || /(?<!\\)["']/.test(text)) return text;
    const mended = text.replace(/\\(["'\\])/g, '$1');
    const at = Math.max(0, text.search(/\\["']/) - 10);
    this.#note({
      kind: 'backslashes before quotes',
      count: 1,
      before: text.slice(at, at + SAMPLE),
      after: mended.slice(at, at + SAMPLE),
    });
    return mended;
  }
}

function titled(title: string | undefined, blocks: readonly Block[]): Block[] {
  if (title === undefined) return [...blocks];
  return [{ type: 'heading', level: 3, children: [{ type: 'text', text: title }] }, ...blocks];
}

/** Line ends as the site showed them: a blank line parts paragraphs, any other is a break. */
function withBreaks(text: string): string {
  return text
    .trim()
    .split(/\n[ \t]{0,200}(?:\n[ \t]{0,200}){1,100}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

/** What another charset than UTF-8 made of the first bytes beyond ASCII, for the report. */
function charsetRepair(bytes: Uint8Array, text: string, charset: string): Repair {
  const at = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, at - 10);
  const before = [...bytes.subarray(from, from + SAMPLE)]
    .map((byte) => (byte >= 0x80 ? `\\x${byte.toString(16)}` : byte < 0x20 ? ' ' : String.fromCharCode(byte)))
    .join('');
  const place = Math.max(0, text.search(/[^\0-\x7f]/) - 10);
  return { kind: `${charset} bytes`, count: 1, before, after: oneLine(text.slice(place, place + SAMPLE)) };
}
