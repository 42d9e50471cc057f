import { isXmlElement, localName, type XmlElement } from '#markup';

/** Properties of runs that a story has, by their elements' local names (ISO/IEC 29500-1 §17.3.2). */
export const RUN_PROPERTIES = ['b', 'i', 'u', 'strike', 'vertAlign', 'vanish'] as const;
/** One of {@link RUN_PROPERTIES}. */
export type RunProperty = (typeof RUN_PROPERTIES)[number];

/** A style with all that it takes from those it is based on. `names` are its own first, lower case. */
export type DocxStyle = {
  names: string[];
  /** Heading level from 1, where it or its outline level says so. */
  heading: number | null;
  align: string | null;
  pageBefore: boolean;
  /** Values as written; an element without one has an empty string. */
  run: Partial<Record<RunProperty, string>>;
};

const MOST_PARENTS = 20;

/** The styles of a document by their ids. */
export class DocxStyles {
  readonly #elements = new Map<string, XmlElement>();
  readonly #known = new Map<string, DocxStyle>();

  constructor(root: XmlElement | null) {
    for (const element of root?.children.filter(isXmlElement) ?? []) {
      const id = attributeOf(element, 'styleId');
      if (localName(element.name) === 'style' && id !== null && !this.#elements.has(id))
        this.#elements.set(id, element);
    }
  }

  /** A style by its id; one that is not defined is known by its id alone. */
  find(id: string): DocxStyle {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const style: DocxStyle = { names: [], heading: null, align: null, pageBefore: false, run: {} };
    let next: string | null = id;
    let paged: boolean | null = null;
    for (let count = 0; next !== null && count < MOST_PARENTS; count += 1) {
      const element: XmlElement | undefined = this.#elements.get(next);
      if (element === undefined) break;
      const paragraph = childOf(element, 'pPr');
      style.names.push((settingOf(childOf(element, 'name')) ?? '').toLowerCase());
      style.heading ??= outlineLevel(paragraph);
      style.align ??= settingOf(childOf(paragraph, 'jc'));
      paged ??= toggleOf(childOf(paragraph, 'pageBreakBefore'));
      style.run = { ...runPropertiesOf(childOf(element, 'rPr')), ...style.run };
      next = settingOf(childOf(element, 'basedOn'));
    }
    if (style.names.length === 0) style.names.push(id.replace(/([a-z])(\d)/i, '$1 $2').toLowerCase());
    style.heading = headingByName(style.names) ?? style.heading;
    style.pageBefore = paged ?? false;
    this.#known.set(id, style);
    return style;
  }
}

/** The first child of a local name; null of nothing is null. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  for (const child of element?.children ?? [])
    if (isXmlElement(child) && localName(child.name) === name) return child;
  return null;
}

/** An attribute by its local name. */
export function attributeOf(element: XmlElement, name: string): string | null {
  for (const [key, value] of Object.entries(element.attributes)) if (localName(key) === name) return value;
  return null;
}

/** The `val` of a property, empty where it has none; null where the property is absent. */
export function settingOf(element: XmlElement | null): string | null {
  return element === null ? null : (attributeOf(element, 'val') ?? '');
}

/** A property that is on or off (§17.17.4); null where it is absent. */
export function toggleOf(element: XmlElement | null): boolean | null {
  const value = settingOf(element);
  return value === null ? null : !/^(?:0|false|off)$/.test(value);
}

/** The properties of a run or a style that a story has. */
export function runPropertiesOf(properties: XmlElement | null): Partial<Record<RunProperty, string>> {
  const found: Partial<Record<RunProperty, string>> = {};
  for (const name of RUN_PROPERTIES) {
    const value = settingOf(childOf(properties, name));
    if (value !== null) found[name] = value;
  }
  const double = settingOf(childOf(properties, 'dstrike'));
  if (double !== null) found.strike ??= double;
  return found;
}

/** Outline levels count from 0; 9 is text. */
export function outlineLevel(paragraphProperties: XmlElement | null): number | null {
  const value = settingOf(childOf(paragraphProperties, 'outlineLvl'));
  return value !== null && /^[0-8]$/.test(value) ? Number(value) + 1 : null;
}

function headingByName(names: readonly string[]): number | null {
  for (const name of names) {
    const level = /^heading (\d)$/.exec(name)?.[1];
    if (level !== undefined && level !== '0') return Number(level);
  }
  return null;
}
