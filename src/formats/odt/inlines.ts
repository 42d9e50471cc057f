import type { ErrorCode } from '#errors';
import { type XmlElement, type XmlNode, xmlText } from '#markup';
import type { PageWriter } from '../page-writer.ts';
import type { OdtStyles, TextStyle } from './styles.ts';

/** What the text of a paragraph needs of the document around it. */
export interface OdtWalk {
  readonly styles: OdtStyles;
  readonly page: PageWriter;
  lose(code: ErrorCode): void;
  /** A note's body, kept for the end; answers its number. */
  note(body: XmlElement): number;
  /** A frame's blocks, written after the paragraph in which it stands. */
  afterParagraph(element: XmlElement): void;
}

/** Elements of a paragraph without text of the story (ODF 1.3 part 3 §6 and §7). */
const SILENT = new Set([
  'text:soft-page-break',
  'text:bookmark',
  'text:hidden-text',
  'text:hidden-paragraph',
  'text:script',
  'text:tracked-changes',
  'office:annotation-end',
  'text:alphabetical-index-mark',
  'text:toc-mark',
  'text:user-index-mark',
  'text:note-citation',
  'presentation:notes',
]);

/** Writes the content of a paragraph; `around` is how its text looks before any span. */
export function writeInlines(walk: OdtWalk, nodes: readonly XmlNode[], around: TextStyle): void {
  for (const node of nodes) {
    if (typeof node === 'string') writeText(walk, node, around);
    else writeInline(walk, node, around);
  }
}

function writeInline(walk: OdtWalk, element: XmlElement, around: TextStyle): void {
  const { name, attributes, children } = element;
  if (SILENT.has(name)) return;
  switch (name) {
    case 'text:s':
    case 'text:tab':
    case 'text:tab-stop':
      walk.page.text(' ');
      return;
    case 'text:line-break':
      walk.page.open('br');
      return;
    case 'text:span':
      writeInlines(walk, children, { ...around, ...walk.styles.text(attributes['text:style-name'] ?? '') });
      return;
    case 'text:a':
      walk.page.open('a', { href: attributes['xlink:href'] });
      writeInlines(walk, children, around);
      walk.page.close('a');
      return;
    case 'text:note':
    case 'text:footnote':
    case 'text:endnote':
      writeNoteMark(walk, element);
      return;
    case 'office:annotation':
      walk.lose('FL-LOSS-COMMENT');
      return;
    case 'text:ruby':
      writeRuby(walk, element, around);
      return;
    default:
      if (name.startsWith('draw:') && name !== 'draw:a') walk.afterParagraph(element);
      else writeInlines(walk, children, around);
  }
}

function writeText(walk: OdtWalk, text: string, style: TextStyle): void {
  if (style.hidden) {
    if (text.trim() !== '') walk.lose('FL-LOSS-MARKUP');
    return;
  }
  const marks = marksOf(style);
  for (const mark of marks) walk.page.open(mark);
  walk.page.text(text);
  for (const mark of marks.toReversed()) walk.page.close(mark);
}

function marksOf(style: TextStyle): string[] {
  const marks: string[] = [];
  if (style.bold) marks.push('strong');
  if (style.italic) marks.push('em');
  if (style.underline) marks.push('u');
  if (style.strike) marks.push('s');
  if (style.position === 'sup' || style.position === 'sub') marks.push(style.position);
  return marks;
}

function writeNoteMark(walk: OdtWalk, element: XmlElement): void {
  const body = element.children.find(
    (child): child is XmlElement => typeof child !== 'string' && child.name.endsWith('-body'),
  );
  if (body === undefined) return;
  walk.page.open('sup');
  walk.page.text(`[${walk.note(body)}]`);
  walk.page.close('sup');
}

function writeRuby(walk: OdtWalk, element: XmlElement, around: TextStyle): void {
  walk.page.open('ruby');
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'text:ruby-base') writeInlines(walk, child.children, around);
    else if (child.name === 'text:ruby-text') {
      walk.page.open('rt');
      walk.page.text(xmlText(child));
      walk.page.close('rt');
    }
  }
  walk.page.close('ruby');
}
