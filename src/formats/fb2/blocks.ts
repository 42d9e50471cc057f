import { isXmlElement, localName, type XmlElement, type XmlNode, xmlElementsBelow, xmlText } from '#markup';
import { PageWriter } from '../page-writer.ts';
import { childrenOf, hrefOf } from './description.ts';

/** The main bodies of a book as a page, its notes at the end. */
export function writeBodies(book: XmlElement): string {
  const writer = new BodyWriter(childrenOf(book, 'body'));
  writer.write();
  return writer.page.toString();
}

/** The level of a chapter's title; a book's is above it. */
const CHAPTER = 2;
/** Names of bodies that hold what others refer to. */
const NOTES = /^(?:notes?|comments?|footnotes?|примечания|сноски|комментарии)$/i;
const MARKS: ReadonlyMap<string, string> = new Map([
  ['strong', 'strong'],
  ['emphasis', 'em'],
  ['strikethrough', 's'],
  ['sub', 'sub'],
  ['sup', 'sup'],
  ['code', 'code'],
]);

class BodyWriter {
  readonly page = new PageWriter();
  readonly #bodies: readonly XmlElement[];
  /** Sections that notes stand in, by their ids, and the numbers of those referred to. */
  readonly #sections = new Map<string, XmlElement>();
  readonly #numbers = new Map<XmlElement, number>();
  /** Titles of parts whose first chapter has not begun. */
  readonly #parts: XmlElement[] = [];

  constructor(bodies: readonly XmlElement[]) {
    this.#bodies = bodies;
    for (const body of bodies.filter(isNotes))
      for (const element of xmlElementsBelow(body)) {
        const id = element.attributes['id'];
        if (localName(element.name) === 'section' && id !== undefined) this.#sections.set(id, element);
      }
  }

  write(): void {
    const main = this.#bodies.filter((body) => !isNotes(body));
    for (const body of main.length > 0 ? main : this.#bodies) this.#section(body, 1);
    this.#notes();
  }

  /**
   * A body or section, its own text before what is nested in it. `depth` is that of its title: 1 for the book's, 2 for
   * chapters', more within a chapter. A section that only holds others is a part: its title leads its first chapter's.
   */
  #section(element: XmlElement, depth: number): void {
    const nested = childrenOf(element, 'section');
    const isPart = nested.length > 0 && !holdsText(element) && depth === CHAPTER;
    const titles = childrenOf(element, 'title');
    if (isPart) this.#parts.push(...titles);
    else this.#heading(titles, depth);
    for (const child of element.children.filter(isXmlElement))
      if (localName(child.name) !== 'section' && localName(child.name) !== 'title') this.#block(child, depth);
    nested.forEach((section, index) => {
      // Sections without titles part scenes; the first stands directly under its parent's title.
      if (index > 0 && childrenOf(section, 'title').length === 0) this.page.open('hr');
      this.#section(section, isPart ? CHAPTER : Math.min(6, depth + 1));
    });
  }

  #heading(titles: readonly XmlElement[], depth: number): void {
    const parts = depth === CHAPTER ? this.#parts.splice(0) : [];
    if (parts.length + titles.length === 0) return;
    const name = `h${depth}`;
    this.page.open(name);
    for (const part of parts)
      this.page.text(`${textOfTitle(part)}${titles.length > 0 || part !== parts.at(-1) ? ': ' : ''}`);
    titles.forEach((title, index) => {
      if (index > 0) this.page.open('br');
      this.#titleLines(title);
    });
    this.page.close(name);
  }

  #block(element: XmlElement, depth: number): void {
    const name = localName(element.name);
    switch (name) {
      case 'title':
        this.#heading([element], depth);
        return;
      case 'subtitle':
        this.#paragraph(element, 'p', 'align-center');
        return;
      case 'p':
        this.#paragraph(element, 'p');
        return;
      case 'empty-line':
        this.page.open('p');
        this.page.close('p');
        return;
      case 'epigraph':
        this.#quotation(element, depth, 'epigraph');
        return;
      case 'cite':
        this.#quotation(element, depth, 'quote');
        return;
      case 'poem':
        this.#poem(element, depth);
        return;
      case 'image':
        this.#image(element);
        return;
      case 'table':
        this.#table(element);
        return;
      case 'text-author':
        this.#paragraph(element, 'p', 'align-right');
        return;
      default:
        this.#section(element, depth);
    }
  }

  #paragraph(element: XmlElement, name: string, className = ''): void {
    this.page.open(name, { class: className });
    this.#inlines(element.children);
    this.page.close(name);
  }

  /** A title of several paragraphs is one heading of several lines. */
  #lines(element: XmlElement, name: string): void {
    this.page.open(name);
    this.#titleLines(element);
    this.page.close(name);
  }

  #titleLines(element: XmlElement): void {
    const lines = childrenOf(element, 'p');
    if (lines.length === 0) this.#inlines(element.children);
    lines.forEach((line, index) => {
      if (index > 0) this.page.open('br');
      this.#inlines(line.children);
    });
  }

  #quotation(element: XmlElement, depth: number, role: string): void {
    this.page.open('blockquote', { class: role });
    for (const child of element.children.filter(isXmlElement))
      if (localName(child.name) !== 'text-author') this.#block(child, depth);
    this.#attribution(element);
    this.page.close('blockquote');
  }

  #attribution(element: XmlElement): void {
    const authors = childrenOf(element, 'text-author');
    if (authors.length === 0) return;
    this.page.open('p', { class: 'attribution' });
    authors.forEach((author, index) => {
      if (index > 0) this.page.open('br');
      this.#inlines(author.children);
    });
    this.page.close('p');
  }

  #poem(element: XmlElement, depth: number): void {
    for (const child of element.children.filter(isXmlElement)) {
      const name = localName(child.name);
      if (name === 'title') this.#lines(child, 'h6');
      else if (name === 'stanza') this.#stanza(child);
      else if (name === 'date') this.#paragraph(child, 'p', 'align-right');
      else this.#block(child, depth);
    }
  }

  #stanza(element: XmlElement): void {
    for (const title of [...childrenOf(element, 'title'), ...childrenOf(element, 'subtitle')])
      this.#lines(title, 'p');
    this.page.open('div', { class: 'verse poem' });
    for (const line of childrenOf(element, 'v')) this.#paragraph(line, 'p', 'line');
    this.page.close('div');
  }

  #table(element: XmlElement): void {
    this.page.open('table');
    for (const row of childrenOf(element, 'tr')) {
      this.page.open('tr');
      for (const cell of row.children.filter(isXmlElement)) {
        const name = localName(cell.name) === 'th' ? 'th' : 'td';
        this.#paragraph(cell, name);
      }
      this.page.close('tr');
    }
    this.page.close('table');
  }

  #image(element: XmlElement): void {
    const { alt, title } = element.attributes;
    this.page.open('img', { src: hrefOf(element) ?? 'lost', alt: alt ?? title });
  }

  #inlines(nodes: readonly XmlNode[]): void {
    for (const node of nodes) {
      if (!isXmlElement(node)) this.page.text(node);
      else this.#inline(node);
    }
  }

  #inline(element: XmlElement): void {
    const name = localName(element.name);
    const mark = MARKS.get(name);
    if (name === 'image') this.#image(element);
    else if (name === 'a') this.#link(element);
    else if (mark === undefined) this.#inlines(element.children);
    else {
      this.page.open(mark);
      this.#inlines(element.children);
      this.page.close(mark);
    }
  }

  #link(element: XmlElement): void {
    const target = hrefOf(element) ?? '';
    const note = this.#sections.get(target.replace(/^#/, ''));
    if (note !== undefined && target.startsWith('#')) {
      const number = this.#numbers.get(note) ?? this.#numbers.size + 1;
      this.#numbers.set(note, number);
      this.page.open('sup');
      this.page.text(`[${number}]`);
      this.page.close('sup');
      return;
    }
    this.page.open('a', { href: target });
    this.#inlines(element.children);
    this.page.close('a');
  }

  /** Notes in the order in which they are referred to, then those that nothing refers to. */
  #notes(): void {
    const main = this.#bodies.some((body) => !isNotes(body));
    if (this.#sections.size === 0 || !main) return;
    for (const section of this.#sections.values())
      if (!this.#numbers.has(section) && xmlText(section).trim() !== '')
        this.#numbers.set(section, this.#numbers.size + 1);
    this.page.open('aside', { class: 'note note-end' });
    for (const [section, number] of this.#numbers) this.#note(section, number);
    this.page.close('aside');
  }

  #note(section: XmlElement, number: number): void {
    const parts = section.children.filter(isXmlElement).filter(({ name }) => localName(name) !== 'title');
    const [first, ...rest] = parts;
    this.page.open('p');
    this.page.text(`[${number}] `);
    if (first !== undefined && localName(first.name) === 'p') this.#inlines(first.children);
    this.page.close('p');
    const others = first !== undefined && localName(first.name) === 'p' ? rest : parts;
    for (const part of others) if (localName(part.name) !== 'section') this.#block(part, 6);
  }
}

function isNotes(body: XmlElement): boolean {
  return NOTES.test(body.attributes['name'] ?? '');
}

function holdsText(section: XmlElement): boolean {
  return section.children
    .filter(isXmlElement)
    .some(({ name }) => /^(?:p|poem|cite|subtitle|table)$/.test(localName(name)));
}

function textOfTitle(title: XmlElement): string {
  const lines = childrenOf(title, 'p');
  return (lines.length > 0 ? lines : [title]).map((line) => xmlText(line).trim()).join(' ');
}
