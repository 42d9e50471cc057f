import { FanlightError } from '#errors';
import { mendPdf } from './mend.ts';

/** A piece of text as the page draws it: from `x` to `right` on the baseline `y`, in points, y upwards. */
export type TextItem = {
  text: string;
  x: number;
  right: number;
  y: number;
  /** Size of the typeface, points. */
  size: number;
  italic: boolean;
  bold: boolean;
};

/** A page's text in the order it is drawn. */
export type PdfPage = { items: TextItem[] };

/** What of a PDF could be read. `unread` counts pages that failed or are over the limit. */
export type PdfText = {
  pages: PdfPage[];
  unread: number;
  /** The file names its typefaces, so italic and bold ones are known. */
  namesFonts: boolean;
  /** Its pages had to be found again. */
  mended: boolean;
  info: { title: string | null; author: string | null };
};

/** Longer files than any story is; the rest is not read. */
const MOST_PAGES = 5000;
/** Milliseconds for all pages together; those after it are left out and told. */
const MOST_TIME = 40_000;
/** Pieces of text on one page; a page of prose has some hundred. */
const MOST_ITEMS = 50_000;

/**
 * Takes the text out of a PDF (ISO 32000), with nothing of it executed, drawn or fetched: no fonts are loaded, no pictures
 * decoded. Throws FL-FILE-PASSWORD and FL-PDF-DAMAGED.
 */
export async function openPdf(bytes: Uint8Array, name: string): Promise<PdfText> {
  try {
    return { ...(await readDocument(bytes)), mended: false };
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'PasswordException')
      throw new FanlightError('FL-FILE-PASSWORD', name);
  }
  const mended = mendPdf(bytes);
  if (mended === null) throw new FanlightError('FL-PDF-DAMAGED', name);
  try {
    return { ...(await readDocument(mended)), mended: true };
  } catch {
    throw new FanlightError('FL-PDF-DAMAGED', name);
  }
}

async function readDocument(bytes: Uint8Array): Promise<Omit<PdfText, 'mended'>> {
  const { getResolvedPDFJS } = await import('unpdf');
  const pdfjs = await getResolvedPDFJS();
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    fontExtraProperties: false,
    stopAtErrors: false,
    maxImageSize: 1,
    verbosity: 0,
  });
  try {
    return await readPages(await soon(task.promise));
  } finally {
    await soon(task.destroy()).catch(() => undefined);
  }
}

/** The longest that one page may take; damaged files can leave a promise that nobody keeps. Milliseconds. */
const MOST_WAITING = 5000;

async function soon<Result>(promised: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), MOST_WAITING);
  });
  return Promise.race([promised, late]).finally(() => clearTimeout(timer));
}

type Library = Awaited<ReturnType<typeof import('unpdf')['getResolvedPDFJS']>>;
type PdfDocument = Awaited<ReturnType<Library['getDocument']>['promise']>;
type Page = Awaited<ReturnType<PdfDocument['getPage']>>;

async function readPages(document: PdfDocument): Promise<Omit<PdfText, 'mended'>> {
  const fonts = new Map<string, string | null>();
  const pages: PdfPage[] = [];
  const begun = performance.now();
  let failed = 0;
  let number = 1;
  for (; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
    if (performance.now() - begun > MOST_TIME) break;
    try {
      const page = await soon(document.getPage(number));
      pages.push({ items: await soon(readItems(page, fonts)) });
      page.cleanup();
    } catch {
      failed += 1;
    }
  }
  return {
    pages,
    unread: failed + document.numPages - (number - 1),
    namesFonts: [...fonts.values()].every((font) => font !== null),
    info: await readInfo(document),
  };
}

async function readItems(page: Page, fonts: Map<string, string | null>): Promise<TextItem[]> {
  const { items, styles } = await page.getTextContent();
  await nameFonts(page, Object.keys(styles), fonts);
  const out: TextItem[] = [];
  for (const item of items.slice(0, MOST_ITEMS)) {
    if (!('str' in item) || item.str === '') continue;
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform.map(Number);
    // Text that stands on its side is a mark at the margin.
    if (Math.abs(b) > Math.abs(a)) continue;
    const font = fonts.get(item.fontName) ?? '';
    out.push({
      text: item.str,
      x,
      right: x + item.width,
      y,
      size: Math.abs(d) || item.height || 1,
      italic: /ital|obliq|slanted/i.test(font),
      bold: /bold|black|heavy|demi/i.test(font),
    });
  }
  return out;
}

/** The names of typefaces, which come with the list of what a page draws; null where they have none. */
async function nameFonts(
  page: Page,
  ids: readonly string[],
  fonts: Map<string, string | null>,
): Promise<void> {
  const unknown = ids.filter((id) => !fonts.has(id));
  if (unknown.length === 0) return;
  for (const id of unknown) fonts.set(id, null);
  await page.getOperatorList();
  for (const id of unknown) {
    if (!page.commonObjs.has(id)) continue;
    const font: unknown = page.commonObjs.get(id);
    if (typeof font === 'object' && font !== null && 'name' in font && typeof font.name === 'string')
      fonts.set(id, font.name);
  }
}

async function readInfo(document: PdfDocument): Promise<PdfText['info']> {
  const found = await soon(document.getMetadata()).catch(() => null);
  const info: Record<string, unknown> = { ...found?.info };
  const text = (key: string) => (typeof info[key] === 'string' ? info[key] : null);
  return { title: text('Title'), author: text('Author') };
}
