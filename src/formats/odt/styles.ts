import { isXmlElement, localName, type XmlElement, xmlElementsBelow } from '#markup';

/** How characters look; absent means as around them. `position` is that of superscripts and subscripts. */
export type TextStyle = {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  position?: 'sup' | 'sub' | 'base';
  hidden?: boolean;
};

/** How a paragraph stands. `names` are its style and those it comes from, nearest first, as people see them. */
export type ParagraphStyle = {
  names: string[];
  text: TextStyle;
  align?: 'center' | 'right';
  pageBefore?: boolean;
  pageAfter?: boolean;
  /** A line is drawn under it, and none above. */
  ruled?: boolean;
};

type StatedAlign = 'center' | 'right' | 'start';

/** No style comes from as many others; a ring of styles ends here. */
const MOST_PARENTS = 20;

/** The styles of a document (ODF 1.3 part 3 §16), each with all that it takes from its parents. */
export class OdtStyles {
  readonly #styles = new Map<string, XmlElement>();
  readonly #ordered = new Map<string, boolean[]>();
  readonly #paragraphs = new Map<string, ParagraphStyle>();
  readonly #texts = new Map<string, TextStyle>();

  /** Takes the styles below some elements; of two with one name the first counts. */
  constructor(sources: readonly XmlElement[]) {
    for (const source of sources) {
      for (const element of source.children.filter(isXmlElement)) {
        const name = element.attributes['style:name'] ?? '';
        if (element.name === 'style:style') {
          const key = `${element.attributes['style:family'] ?? ''}/${name}`;
          if (!this.#styles.has(key)) this.#styles.set(key, element);
        } else if (element.name === 'text:list-style') this.#ordered.set(name, orderedLevels(element));
      }
    }
  }

  /** A paragraph's style, by its internal name. */
  paragraph(name: string): ParagraphStyle {
    const known = this.#paragraphs.get(name);
    if (known !== undefined) return known;
    const style: Omit<ParagraphStyle, 'align'> & { align?: StatedAlign } = { names: [], text: {} };
    for (const element of this.#chain('paragraph', name)) {
      style.names.push(visibleName(element));
      style.text = { ...textStyleOf(element), ...style.text };
      const { align, pageBefore, pageAfter } = paragraphStyleOf(element);
      if (align !== undefined) style.align ??= align;
      if (pageBefore !== undefined) style.pageBefore ??= pageBefore;
      if (pageAfter !== undefined) style.pageAfter ??= pageAfter;
      // Named styles draw lines under titles and heads of pages; only one drawn by hand parts scenes.
      if (style.names.length === 1 && isRuled(element)) style.ruled = true;
    }
    if (style.names.length === 0) style.names.push(name.replaceAll('_20_', ' '));
    const { align, ...rest } = style;
    const settled: ParagraphStyle = align === undefined || align === 'start' ? rest : { ...rest, align };
    this.#paragraphs.set(name, settled);
    return settled;
  }

  /** The style of a span. */
  text(name: string): TextStyle {
    const known = this.#texts.get(name);
    if (known !== undefined) return known;
    let style: TextStyle = {};
    for (const element of this.#chain('text', name)) style = { ...textStyleOf(element), ...style };
    this.#texts.set(name, style);
    return style;
  }

  /** Whether a list counts its items at a level, from 0. */
  isOrdered(listStyle: string, level: number): boolean {
    return this.#ordered.get(listStyle)?.[level] ?? false;
  }

  *#chain(family: string, name: string): Generator<XmlElement> {
    let next: string | undefined = name;
    for (let count = 0; next !== undefined && count < MOST_PARENTS; count += 1) {
      const element: XmlElement | undefined = this.#styles.get(`${family}/${next}`);
      if (element === undefined) return;
      yield element;
      next = element.attributes['style:parent-style-name'];
    }
  }
}

function visibleName(element: XmlElement): string {
  const { attributes } = element;
  return attributes['style:display-name'] ?? (attributes['style:name'] ?? '').replaceAll('_20_', ' ');
}

/** ODF 1.3 part 3 §20: what of the text properties is told in a story. */
function textStyleOf(element: XmlElement): TextStyle {
  const style: TextStyle = {};
  for (const properties of propertiesOf(element, 'text-properties')) {
    const { attributes } = properties;
    const weight = attributes['fo:font-weight'];
    const slant = attributes['fo:font-style'];
    const under = attributes['style:text-underline-style'] ?? attributes['style:text-underline'];
    const through = attributes['style:text-line-through-style'] ?? attributes['style:text-line-through-type'];
    const position = attributes['style:text-position'];
    const display = attributes['text:display'];
    if (weight !== undefined) style.bold = weight === 'bold' || Number(weight) >= 600;
    if (slant !== undefined) style.italic = slant === 'italic' || slant === 'oblique';
    if (under !== undefined) style.underline = under !== 'none';
    if (through !== undefined) style.strike = through !== 'none';
    if (position !== undefined) style.position = positionOf(position);
    if (display !== undefined) style.hidden = display === 'none';
  }
  return style;
}

function positionOf(value: string): 'sup' | 'sub' | 'base' {
  if (value.startsWith('super')) return 'sup';
  if (value.startsWith('sub')) return 'sub';
  const percent = Number.parseFloat(value);
  if (percent > 0) return 'sup';
  return percent < 0 ? 'sub' : 'base';
}

function paragraphStyleOf(element: XmlElement): {
  align?: StatedAlign;
  pageBefore?: boolean;
  pageAfter?: boolean;
} {
  const found: { align?: StatedAlign; pageBefore?: boolean; pageAfter?: boolean } = {};
  for (const { attributes } of propertiesOf(element, 'paragraph-properties')) {
    const align = attributes['fo:text-align'];
    const before = attributes['fo:break-before'];
    const after = attributes['fo:break-after'];
    if (align !== undefined)
      found.align = align === 'center' ? 'center' : align === 'end' || align === 'right' ? 'right' : 'start';
    if (before !== undefined) found.pageBefore = before === 'page';
    if (after !== undefined) found.pageAfter = after === 'page';
  }
  return found;
}

function isRuled(element: XmlElement): boolean {
  return propertiesOf(element, 'paragraph-properties').some(({ attributes }) => {
    const below = attributes['fo:border-bottom'] ?? 'none';
    return below !== 'none' && (attributes['fo:border-top'] ?? 'none') === 'none';
  });
}

/** Properties of one kind; OpenOffice 1 had all of them in one element. */
function propertiesOf(element: XmlElement, kind: string): XmlElement[] {
  return element.children
    .filter(isXmlElement)
    .filter(({ name }) => localName(name) === kind || localName(name) === 'properties');
}

function orderedLevels(element: XmlElement): boolean[] {
  const levels: boolean[] = [];
  for (const { name, attributes } of xmlElementsBelow(element)) {
    const level = Number(attributes['text:level'] ?? 0);
    if (level < 1 || level > 10) continue;
    const format = attributes['style:num-format'] ?? '';
    levels[level - 1] = localName(name) === 'list-level-style-number' && format !== '';
  }
  return levels;
}
