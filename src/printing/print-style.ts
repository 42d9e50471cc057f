import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BookPaper } from './papers.ts';

/** What stands above the pages of a part of a book, by the id of its element: on left pages the one, on right pages the other. */
export type PageHead = { id: string; left: string; right: string };

/** Heads are one line; longer ones are cut. */
const LONGEST_HEAD = 60;

const FACES = [
  ['400Regular/Literata_400Regular.ttf', 400, 'normal'],
  ['400Regular_Italic/Literata_400Regular_Italic.ttf', 400, 'italic'],
  ['700Bold/Literata_700Bold.ttf', 700, 'normal'],
] as const;

/**
 * The style of a written HTML book on paper, with the faces that it is set in: the size of its pages, numbers below, heads above. Added after the
 * book's own style.
 */
export function printStyle(paper: BookPaper, heads: readonly PageHead[]): string {
  const { width, height, margins, size } = paper;
  const small = `${(size * 0.8).toFixed(1)}pt Literata, serif`;
  return `${faces()}
@page { size: ${width}mm ${height}mm; margin: ${margins.top}mm ${margins.outer}mm ${margins.bottom}mm; @bottom-center { content: counter(page); font: ${small}; } }
@page :left { margin-left: ${margins.outer}mm; margin-right: ${margins.inner}mm; }
@page :right { margin-left: ${margins.inner}mm; margin-right: ${margins.outer}mm; }
@page :first { @bottom-center { content: none; } }
${heads.map((head, index) => headRules(head, index, small)).join('\n')}
:root { color-scheme: light; }
html { background: none; color: #000; font: ${size}pt/1.4 Literata, serif; }
body { max-width: none; padding: 0; orphans: 2; widows: 2; }
.preface { break-after: page; }
.chapter > :is(h2, h3):first-child { margin: 12% 0 8%; text-align: center; }
`;
}

function headRules({ id, left, right }: PageHead, index: number, font: string): string {
  const name = `part-${index + 1}`;
  return `#${id} { page: ${name}; }
@page ${name}:left { @top-center { content: ${cssText(left)}; font: italic ${font}; } }
@page ${name}:right { @top-center { content: ${cssText(right)}; font: italic ${font}; } }`;
}

/** A string of CSS in which everything but letters and digits of ASCII is escaped (CSS Syntax 3 §4.3.7), so that no text ends it. */
function cssText(text: string): string {
  const characters = [...text.toWellFormed().replace(/\s+/g, ' ').trim()];
  const shown =
    characters.length > LONGEST_HEAD ? [...characters.slice(0, LONGEST_HEAD - 1), '…'] : characters;
  const escaped = shown.map((one) =>
    /[a-z0-9]/i.test(one) ? one : `\\${(one.codePointAt(0) || 0xfffd).toString(16).padStart(6, '0')}`,
  );
  return `"${escaped.join('')}"`;
}

let written: string | undefined;

/** The faces, in the style itself, since the page may load nothing. */
function faces(): string {
  written ??= FACES.map(([file, weight, style]) => {
    const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/literata/${file}`);
    const data = readFileSync(path).toString('base64');
    return `@font-face { font-family: Literata; font-weight: ${weight}; font-style: ${style}; src: url(data:font/ttf;base64,${data}) format("truetype"); }`;
  }).join('\n');
  return written;
}
