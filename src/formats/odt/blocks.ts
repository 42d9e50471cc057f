import type { ErrorCode } from '#errors';
import { isXmlElement, type XmlElement, xmlElementsBelow, xmlText } from '#markup';
import { PageWriter } from '../page-writer.ts';
import { type OdtWalk, writeInlines } from './inlines.ts';
import type { OdtStyles, ParagraphStyle } from './styles.ts';

/** A picture of a frame: a part's path, or its bytes in base64 as flat documents have them. */
export type OdtPicture = { path: string } | { base64: string };

/** What the body needs of its document; `picture` answers a name for the page, or null where none is kept. */
export type OdtBodyContext = {
  styles: OdtStyles;
  picture: (picture: OdtPicture) => string | null;
  lose: (code: ErrorCode) => void;
};

/** A document's body as a page, and the text of the paragraph that is styled as the story's title. */
export function writeBody(body: XmlElement, context: OdtBodyContext): { page: string; title: string | null } {
  const writer = new BodyWriter(context);
  writer.blocks(body);
  writer.notes();
  return { page: writer.page.toString(), title: writer.title };
}

/** Elements of a body without text of the story. */
const SILENT = new Set([
  'text:tracked-changes',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:dde-connection-decls',
  'text:soft-page-break',
  'office:forms',
  'text:index-title-template',
]);
/** Lists that the program made of headings, pictures or words. */
const INDEXES =
  /^text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index|bibliography)$/;

class BodyWriter implements OdtWalk {
  readonly page = new PageWriter();
  readonly styles: OdtStyles;
  title: string | null = null;
  readonly #context: OdtBodyContext;
  readonly #notes: XmlElement[] = [];
  #after: XmlElement[] = [];
  #quoting = false;
  #begun = false;

  constructor(context: OdtBodyContext) {
    this.#context = context;
    this.styles = context.styles;
  }

  lose(code: ErrorCode): void {
    this.#context.lose(code);
  }

  note(body: XmlElement): number {
    this.#notes.push(body);
    return this.#notes.length;
  }

  afterParagraph(element: XmlElement): void {
    this.#after.push(element);
  }

  blocks(parent: XmlElement, mark = ''): void {
    let first = mark;
    for (const child of parent.children) {
      if (!isXmlElement(child)) continue;
      this.#block(child, first);
      first = '';
    }
    this.#quote(false);
  }

  /** The notes in order, each led by its number. */
  notes(): void {
    if (this.#notes.length === 0) return;
    this.page.open('aside', { class: 'note note-end' });
    for (let at = 0; at < this.#notes.length; at += 1) {
      const body = this.#notes[at];
      if (body !== undefined) this.blocks(body, `[${at + 1}] `);
    }
    this.page.close('aside');
  }

  #block(element: XmlElement, mark: string): void {
    const { name, attributes } = element;
    if (SILENT.has(name)) return;
    if (INDEXES.test(name)) this.lose('FL-LOSS-PAGES');
    else if (name === 'text:p' || name === 'text:h') this.#paragraph(element, mark);
    else if (/^text:(?:ordered-|unordered-)?list$/.test(name)) this.#list(element, '', 0);
    else if (name === 'table:table') this.#table(element);
    else if (name === 'office:annotation') this.lose('FL-LOSS-COMMENT');
    else if (name === 'text:section' && attributes['text:display'] === 'none') this.lose('FL-LOSS-MARKUP');
    else if (name === 'draw:frame') this.#frame(element);
    else this.blocks(element, mark);
  }

  #paragraph(element: XmlElement, mark: string): void {
    const style = this.styles.paragraph(element.attributes['text:style-name'] ?? '');
    const name = this.#elementFor(element, style);
    this.#quote(isNamed(style, /^(?:Quotations?|Block Quotation|Quote)$/i));
    if (style.pageBefore && this.#begun) this.page.open('hr', { class: 'page' });
    if (isNamed(style, TITLE)) this.title ??= xmlText(element);
    const isRule = name === 'hr' || (style.ruled === true && xmlText(element).trim() === '');
    if (!isRule) this.#written(element, style, name, mark);
    if (isRule || style.ruled) this.page.open('hr');
    for (const frame of this.#after.splice(0)) this.#block(frame, '');
    if (style.pageAfter) this.page.open('hr', { class: 'page' });
    this.#begun ||= xmlText(element).trim() !== '';
  }

  #written(element: XmlElement, style: ParagraphStyle, name: string, mark: string): void {
    const align = isNamed(style, TITLE) ? 'center' : style.align;
    this.page.open(name, { class: align === undefined ? '' : `align-${align}` });
    this.page.text(mark);
    writeInlines(this, element.children, name === 'p' ? style.text : { hidden: style.text.hidden ?? false });
    this.page.close(name);
  }

  #elementFor(element: XmlElement, style: ParagraphStyle): string {
    if (element.name === 'text:h') {
      const level = Number(element.attributes['text:outline-level'] ?? element.attributes['text:level'] ?? 1);
      return `h${Math.min(6, Math.max(1, Number.isInteger(level) ? level : 1))}`;
    }
    if (isNamed(style, TITLE)) return 'p';
    const heading = style.names
      .map((one) => /^Heading (\d)$/i.exec(one)?.[1])
      .find((one) => one !== undefined);
    if (heading !== undefined) return `h${Math.min(6, Math.max(1, Number(heading)))}`;
    return isNamed(style, /^Horizontal Line$/i) && xmlText(element).trim() === '' ? 'hr' : 'p';
  }

  #list(element: XmlElement, outerStyle: string, level: number): void {
    const items = element.children
      .filter(isXmlElement)
      .filter(({ name }) => name === 'text:list-item' || name === 'text:list-header');
    const style = element.attributes['text:style-name'] ?? outerStyle;
    // OpenOffice puts numbered headings into lists of their own.
    if (items.every((item) => item.children.every((child) => !isXmlElement(child) || holdsHeading(child)))) {
      for (const item of items) this.blocks(item);
      return;
    }
    const ordered = element.name === 'text:ordered-list' || this.styles.isOrdered(style, level);
    const name = ordered ? 'ol' : 'ul';
    this.#quote(false);
    this.page.open(name, { start: items[0]?.attributes['text:start-value'] });
    for (const item of items) {
      this.page.open('li');
      for (const child of item.children.filter(isXmlElement)) {
        if (child.name === 'text:list') this.#list(child, style, level + 1);
        else this.#block(child, '');
      }
      this.#quote(false);
      this.page.close('li');
    }
    this.page.close(name);
  }

  #table(element: XmlElement): void {
    this.#quote(false);
    this.page.open('table');
    this.#rows(element, 'td');
    this.page.close('table');
  }

  #rows(parent: XmlElement, cell: 'td' | 'th'): void {
    for (const child of parent.children.filter(isXmlElement)) {
      if (child.name === 'table:table-row') this.#row(child, cell);
      else if (child.name === 'table:table-header-rows') this.#rows(child, 'th');
      else if (/^table:table-(?:rows|row-group)$/.test(child.name)) this.#rows(child, cell);
    }
  }

  #row(row: XmlElement, cell: 'td' | 'th'): void {
    this.page.open('tr');
    for (const child of row.children.filter(isXmlElement)) {
      if (child.name !== 'table:table-cell') continue;
      this.page.open(cell);
      this.blocks(child);
      this.page.close(cell);
    }
    this.page.close('tr');
  }

  /** A frame holds a text box, or one picture in several forms, of which the first that is kept is shown. */
  #frame(frame: XmlElement): void {
    const boxes = frame.children.filter(isXmlElement).filter(({ name }) => name === 'draw:text-box');
    for (const box of boxes) this.blocks(box);
    const images = frame.children.filter(isXmlElement).filter(({ name }) => name === 'draw:image');
    if (boxes.length > 0) return;
    if (images.length === 0) {
      this.lose('FL-LOSS-SCRIPT');
      return;
    }
    const src = images.map((image) => this.#pictureOf(image)).find((one) => one !== null) ?? 'lost';
    this.page.open('img', { src, alt: descriptionOf(frame) });
  }

  #pictureOf(image: XmlElement): string | null {
    for (const child of xmlElementsBelow(image))
      if (child.name === 'office:binary-data') return this.#context.picture({ base64: xmlText(child) });
    const path = image.attributes['xlink:href'] ?? '';
    return /^[a-z]+:/i.test(path) ? null : this.#context.picture({ path: path.replace(/^\.\//, '') });
  }

  #quote(wanted: boolean): void {
    if (wanted === this.#quoting) return;
    if (wanted) this.page.open('blockquote', { class: 'quote' });
    else this.page.close('blockquote');
    this.#quoting = wanted;
  }
}

const TITLE = /^Title$/i;

function isNamed(style: ParagraphStyle, name: RegExp): boolean {
  return style.names.some((one) => name.test(one));
}

function holdsHeading(element: XmlElement): boolean {
  if (element.name === 'text:h') return true;
  if (element.name !== 'text:list') return false;
  for (const inner of xmlElementsBelow(element)) {
    if (inner.name === 'text:p') return false;
    if (inner.name === 'text:h') return true;
  }
  return false;
}

function descriptionOf(frame: XmlElement): string {
  for (const wanted of ['svg:desc', 'svg:title']) {
    const found = frame.children.filter(isXmlElement).find(({ name }) => name === wanted);
    if (found !== undefined) return xmlText(found);
  }
  return '';
}
