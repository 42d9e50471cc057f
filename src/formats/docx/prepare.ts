import type { ErrorCode } from '#errors';
import { isXmlElement, localName, type XmlElement, type XmlNode, xmlElementsBelow, xmlText } from '#markup';
import {
  attributeOf,
  childOf,
  type DocxStyles,
  outlineLevel,
  RUN_PROPERTIES,
  runPropertiesOf,
  settingOf,
  toggleOf,
} from './styles.ts';

/** The styles that the page's map knows; paragraphs get them by what theirs come from. */
export const OWN_STYLES = {
  title: 'FanlightTitle',
  quote: 'FanlightQuote',
  heading: 'FanlightHeading',
  rule: 'FanlightRule',
} as const;

/** Marks around ruby text, which have no other use in any text (Unicode non-characters): base, annotation, end. */
export const RUBY_MARKS = ['\ufdd0', '\ufdd1', '\ufdd2'] as const;

/** What preparing a part found. */
export type Prepared = { title: string | null; losses: ErrorCode[] };

/**
 * Rewrites a part's tree in place so that the converter, which knows neither what styles stand for nor every element,
 * loses nothing: properties of styles are put on paragraphs and runs, hidden text goes, and elements it passes over
 * become such as it reads.
 */
export function prepareTree(root: XmlElement, styles: DocxStyles): Prepared {
  const rewriter = new Rewriter(
    styles,
    root.name.includes(':') ? root.name.slice(0, root.name.indexOf(':') + 1) : '',
  );
  rewriter.rewrite(root);
  return { title: rewriter.title, losses: rewriter.losses };
}

/** Elements whose children stand for them. */
const UNWRAPPED = new Set(['fldSimple', 'dir', 'bdo', 'smartTag', 'customXml']);
const CONTENTS = /^(?:toc|table of figures|toa|index) ?\d?(?: heading)?$/;
const QUOTATION = /^(?:intense )?quote$|^(?:block text|quotations?)$/;

class Rewriter {
  title: string | null = null;
  readonly losses: ErrorCode[] = [];
  readonly #styles: DocxStyles;
  readonly #prefix: string;

  constructor(styles: DocxStyles, prefix: string) {
    this.#styles = styles;
    this.#prefix = prefix;
  }

  rewrite(element: XmlElement, paragraphStyle = ''): void {
    element.children = withDropCaps(element.children).flatMap((child) =>
      isXmlElement(child) ? this.#rewritten(child, paragraphStyle) : [withoutRubyMarks(child)],
    );
  }

  #rewritten(element: XmlElement, paragraphStyle: string): XmlNode[] {
    const name = localName(element.name);
    switch (name) {
      case 'p':
        return this.#paragraph(element);
      case 'r':
        return this.#run(element, paragraphStyle);
      case 'cr':
        return [this.#element('br')];
      case 'ptab':
        return [this.#element('tab')];
      case 'oMath':
        return [this.#textRun(xmlText(element))];
      case 'ruby':
        return [this.#ruby(element)];
      case 'AlternateContent':
        return this.#alternate(element, paragraphStyle);
      case 'altChunk':
        this.losses.push('FL-LOSS-MARKUP');
        return [];
      case 'commentReference':
        this.losses.push('FL-LOSS-COMMENT');
        return [];
      default:
        this.rewrite(element, paragraphStyle);
        if (UNWRAPPED.has(name)) return element.children;
        return name === 'drawing' ? [element, ...this.#textBoxes(element)] : [element];
    }
  }

  #paragraph(element: XmlElement): XmlNode[] {
    const properties = childOf(element, 'pPr') ?? this.#element('pPr');
    if (!element.children.includes(properties)) element.children.unshift(properties);
    const id = settingOf(childOf(properties, 'pStyle')) ?? 'Normal';
    const style = this.#styles.find(id);
    if (style.names.some((name) => CONTENTS.test(name))) {
      this.losses.push('FL-LOSS-PAGES');
      return [];
    }
    const heading = outlineLevel(properties) ?? style.heading;
    const title = style.names.includes('title');
    this.rewrite(element, heading === null && !title ? id : '');
    if (title) this.title ??= textOfParagraph(element);
    if (title) this.#set(properties, 'pStyle', OWN_STYLES.title);
    else if (heading !== null)
      this.#set(properties, 'pStyle', `${OWN_STYLES.heading}${Math.min(6, heading)}`);
    else if (style.names.some((name) => QUOTATION.test(name)))
      this.#set(properties, 'pStyle', OWN_STYLES.quote);
    if (style.align !== null && childOf(properties, 'jc') === null) this.#set(properties, 'jc', style.align);
    if (toggleOf(childOf(properties, 'pageBreakBefore')) ?? style.pageBefore)
      element.children.splice(element.children.indexOf(properties) + 1, 0, this.#pageBreak());
    if (endsPage(properties)) element.children.push(this.#pageBreak());
    if (!isRuled(element, properties)) return [element];
    const rule = this.#element('p', {}, [
      this.#element('pPr', {}, [this.#element('pStyle', { val: OWN_STYLES.rule })]),
    ]);
    return textOfParagraph(element) === '' ? [rule] : [element, rule];
  }

  #run(element: XmlElement, paragraphStyle: string): XmlNode[] {
    const own = childOf(element, 'rPr');
    const character = settingOf(childOf(own, 'rStyle'));
    const effective = {
      ...(paragraphStyle === '' ? {} : this.#styles.find(paragraphStyle).run),
      ...(character === null ? {} : this.#styles.find(character).run),
      ...runPropertiesOf(own),
    };
    if (effective.vanish !== undefined && !/^(?:0|false|off)$/.test(effective.vanish)) {
      if (xmlText(element).trim() !== '') this.losses.push('FL-LOSS-MARKUP');
      return [];
    }
    this.rewrite(element, paragraphStyle);
    const properties = own ?? this.#element('rPr');
    for (const name of RUN_PROPERTIES) {
      const value = effective[name];
      if (value !== undefined)
        this.#set(properties, name, value === '' ? 'true' : value.replace(/^off$/, '0'));
    }
    if (own === null && properties.children.length > 0) element.children.unshift(properties);
    return [element];
  }

  /** The old form of what stands twice; where there is none, the texts of the new one. */
  #alternate(element: XmlElement, paragraphStyle: string): XmlNode[] {
    const fallback = childOf(element, 'Fallback');
    const choice = childOf(element, 'Choice');
    if (fallback === null && choice === null) return [];
    const chosen = fallback?.children.some(isXmlElement) ? fallback : (choice ?? element);
    this.rewrite(chosen, paragraphStyle);
    return chosen.children;
  }

  /** Text boxes of a drawing, in the form of a picture, which the converter looks into. */
  #textBoxes(drawing: XmlElement): XmlNode[] {
    const boxes = textBoxesIn(drawing);
    return boxes.length === 0 ? [] : [this.#element('pict', {}, boxes)];
  }

  #ruby(element: XmlElement): XmlNode {
    const [open, middle, close] = RUBY_MARKS;
    const base = childOf(element, 'rubyBase');
    const annotation = childOf(element, 'rt');
    const text = (part: XmlElement | null) => (part === null ? '' : withoutRubyMarks(textOfParagraph(part)));
    return this.#element('t', {}, [`${open}${text(base)}${middle}${text(annotation)}${close}`]);
  }

  #textRun(text: string): XmlElement {
    return this.#element('r', {}, [this.#element('t', {}, [text])]);
  }

  #pageBreak(): XmlElement {
    return this.#element('r', {}, [this.#element('br', { type: 'page' })]);
  }

  #set(parent: XmlElement, name: string, value: string): void {
    const kept = parent.children.filter((child) => !isXmlElement(child) || localName(child.name) !== name);
    parent.children = [this.#element(name, { val: value }), ...kept];
  }

  #element(name: string, attributes: Record<string, string> = {}, children: XmlNode[] = []): XmlElement {
    const named = Object.entries(attributes).map(([key, value]) => [`${this.#prefix}${key}`, value]);
    return { name: `${this.#prefix}${name}`, attributes: Object.fromEntries(named), children };
  }
}

/** A letter that hangs over several lines is a paragraph of its own (§17.3.1.11); here it begins the next one. */
function withDropCaps(nodes: readonly XmlNode[]): XmlNode[] {
  const joined: XmlNode[] = [];
  let hanging: XmlElement | null = null;
  for (const node of nodes) {
    if (!isXmlElement(node)) {
      joined.push(node);
      continue;
    }
    const before: XmlElement | null = hanging;
    hanging = null;
    if (isDropCap(node)) hanging = node;
    else if (before !== null && localName(node.name) === 'p') {
      const properties = node.children.filter(
        (child) => isXmlElement(child) && localName(child.name) === 'pPr',
      );
      const own = node.children.filter((child) => !properties.includes(child));
      node.children = [...properties, ...before.children.filter(isRun), ...own];
      joined.push(node);
      continue;
    } else joined.push(node);
    if (before !== null) joined.splice(hanging === null ? -1 : joined.length, 0, before);
  }
  return hanging === null ? joined : [...joined, hanging];
}

function isDropCap(node: XmlElement): boolean {
  const frame = localName(node.name) === 'p' ? childOf(childOf(node, 'pPr'), 'framePr') : null;
  return frame !== null && /^(?:drop|margin)$/.test(attributeOf(frame, 'dropCap') ?? '');
}

function isRun(node: XmlNode): boolean {
  return isXmlElement(node) && localName(node.name) !== 'pPr';
}

/** A section that ends with a paragraph ends its page, unless it goes on (§17.6.22). */
function endsPage(properties: XmlElement): boolean {
  const section = childOf(properties, 'sectPr');
  return section !== null && settingOf(childOf(section, 'type')) !== 'continuous';
}

/**
 * Whether a line is drawn across the page under a paragraph: three hyphens typed become its lower border, and other
 * programs put a rule of VML into it.
 */
function isRuled(element: XmlElement, properties: XmlElement): boolean {
  const borders = childOf(properties, 'pBdr');
  const isDrawn = (side: string) => !/^(?:nil|none|)$/.test(settingOf(childOf(borders, side)) ?? '');
  if (isDrawn('bottom') && !isDrawn('top')) return true;
  for (const part of xmlElementsBelow(element))
    if (localName(part.name) === 'rect' && /^(?:t|true|1)$/.test(attributeOf(part, 'hr') ?? '')) return true;
  return false;
}

/** The text boxes of a drawing that stand in no other of it. */
function textBoxesIn(element: XmlElement): XmlElement[] {
  return element.children
    .filter(isXmlElement)
    .flatMap((child) => (localName(child.name) === 'txbxContent' ? [child] : textBoxesIn(child)));
}

/** The text of a paragraph's runs, deleted text left out. */
function textOfParagraph(element: XmlElement): string {
  let text = '';
  for (const part of xmlElementsBelow(element)) {
    if (localName(part.name) === 't') text += xmlText(part);
    else if (localName(part.name) === 'tab' || localName(part.name) === 'br') text += ' ';
  }
  return text.replace(/\s+/g, ' ').trim();
}

function withoutRubyMarks(text: string): string {
  return /[\ufdd0-\ufdd2]/.test(text) ? text.replace(/[\ufdd0-\ufdd2]/g, '') : text;
}
