import { type CoverPicture, type CoverWords, isDrawable, type SetCover, setCover, WIDTH } from './cover.ts';
import { ANY_SERIF, type Face, literataFace } from './face.ts';
import { shadedPng } from './shaded-png.ts';

/** Widths of drawn covers in pixels, 3 to 4 each: of a book, and of a list on an e-reader. */
export const COVER_SIZES = { whole: 600, small: 240 } as const;
/** One of {@link COVER_SIZES}. */
export type CoverSize = keyof typeof COVER_SIZES;

/** Drawn covers that are kept, in bytes; the one asked for least lately goes first. */
const MOST_BYTES = 16 * 1024 * 1024;

const kept = new Map<string, Uint8Array>();
let keptBytes = 0;

/** The cover of a book: drawn where the face has its letters, else as words that whoever shows it draws in a face of their own. */
export async function coverPicture(words: CoverWords): Promise<CoverPicture> {
  const drawn = await drawCover(words, 'whole');
  if (drawn !== null) return { bytes: drawn, mediaType: 'image/png' };
  const { svg } = setCover(words, ANY_SERIF);
  return { bytes: new TextEncoder().encode(svg), mediaType: 'image/svg+xml' };
}

/**
 * A cover as a PNG in the face of this site; the same words give the same bytes. Null where the face lacks a letter of the title, or
 * this machine has no program to draw with.
 */
export async function drawCover(words: CoverWords, size: CoverSize): Promise<Uint8Array | null> {
  if (!isDrawable(words)) return null;
  const face = literataFace();
  const cover = setCover(words, face);
  const key = `${size} ${cover.svg}`;
  const known = kept.get(key);
  if (known !== undefined) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const drawn = await rendered(cover, face, COVER_SIZES[size]);
  if (drawn !== null) keep(key, drawn);
  return drawn;
}

async function rendered(cover: SetCover, { file }: Face, width: number): Promise<Uint8Array | null> {
  const renderer = await rendererHere();
  if (renderer === null || file === null) return null;
  const { paper, ink } = cover;
  const font = { loadSystemFonts: false, fontFiles: [file], defaultFontFamily: 'Literata' };
  const picture = new renderer.Resvg(cover.svg, {
    fitTo: { mode: 'zoom', value: width / WIDTH },
    font,
    logLevel: 'off',
  }).render();
  return shadedPng(picture, { paper, ink });
}

let renderer: Promise<typeof import('@resvg/resvg-js') | null> | undefined;

/** The renderer is machine code, and loaded when the first cover is drawn; a machine that it was not built for has none. */
function rendererHere(): Promise<typeof import('@resvg/resvg-js') | null> {
  renderer ??= import('@resvg/resvg-js').catch(() => null);
  return renderer;
}

function keep(key: string, drawn: Uint8Array): void {
  kept.set(key, drawn);
  keptBytes += sizeOf(key, drawn);
  for (const [oldest, old] of kept) {
    if (keptBytes <= MOST_BYTES) break;
    kept.delete(oldest);
    keptBytes -= sizeOf(oldest, old);
  }
}

function sizeOf(key: string, drawn: Uint8Array): number {
  return drawn.length + 2 * key.length;
}
