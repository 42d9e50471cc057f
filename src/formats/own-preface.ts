/** Reads back the values that pages of this program mark. */
import type { Chapter, Evidence } from '#document';
import {
  attribute,
  classNames,
  elementsBelow,
  fromXhtml,
  type HtmlElement,
  type HtmlTree,
  isElement,
  isText,
  textBelow,
} from '#markup';
import type { FieldEvidence } from '#stories';
import { FIELD_OF_NAME, type FieldName, type FieldReading, readingOfFields } from './work-fields.ts';

/** The longest single value that is read back. */
const MAX_VALUE = 100_000;
const MAX_TITLE = 1_000;

type Found = { value: string; start: number; end: number };

/** Marked values, as they are found. */
export class MarkedFields {
  readonly #found = new Map<string, Found[]>();

  /** Takes the values that an element is marked with; `offset` is added to their places. */
  take(element: HtmlElement, offset = 0): void {
    const names = attribute(element, 'data-field');
    if (names === null) return;
    const place = element.sourceCodeLocation;
    const start = place?.startTag?.endOffset ?? place?.startOffset ?? 0;
    const end = place?.endTag?.startOffset ?? place?.endOffset ?? 0;
    for (const name of names.split(' '))
      this.#add(name, { value: markedValue(element), start: start + offset, end: end + offset });
  }

  #add(name: string, found: Found): void {
    const list = this.#found.get(name);
    if (list === undefined) this.#found.set(name, [found]);
    else list.push(found);
  }

  /** Whether any value was found. */
  get isEmpty(): boolean {
    return this.#found.size === 0;
  }

  /** What the values come to, and where each stood. */
  reading(): FieldReading & { evidence: FieldEvidence } {
    const all = (name: FieldName) => this.#found.get(name)?.map(({ value }) => value) ?? [];
    const evidence: FieldEvidence = {};
    for (const [name, found] of this.#found) {
      const field = FIELD_OF_NAME.get(name);
      if (field !== undefined) evidence[field] = found.map(evidenceOf);
    }
    return { ...readingOfFields(all), evidence };
  }
}

function evidenceOf({ value, start, end }: Found): Evidence {
  return { source: 'metadata', raw: value, start, end, confidence: 1 };
}

function markedValue(element: HtmlElement): string {
  if (element.tagName === 'section') return proseOf(element);
  return attribute(element, 'data-value') ?? textBelow(element, MAX_VALUE);
}

/** Paragraphs of a marked section as text, its heading left out. */
function proseOf(section: HtmlElement): string {
  const paragraphs = section.childNodes.filter(isElement).filter((part) => part.tagName === 'p');
  return paragraphs.map(lineOf).join('\n\n');
}

function lineOf(paragraph: HtmlElement): string {
  return paragraph.childNodes
    .map((node) => (isText(node) ? node.value : isElement(node) && node.tagName === 'br' ? '\n' : ''))
    .join('');
}

/**
 * A chapter as this program writes it: a heading, unless it only counts (`counted`), and the stored fragment in a `div` of
 * class `text`. `mend` is given the fragment as it stands. Null where there is none.
 */
export function ownChapter(
  section: HtmlElement,
  { source }: Pick<HtmlTree, 'source'>,
  mend: (fragment: string) => string,
): Chapter | null {
  let heading: HtmlElement | null = null;
  for (const part of elementsBelow(section)) {
    if (part.tagName === 'h2' || part.tagName === 'h3') heading ??= part;
    if (part.tagName !== 'div' || !classNames(part).includes('text')) continue;
    const place = part.sourceCodeLocation;
    if (!place?.startTag || !place.endTag) return null;
    const blocks = fromXhtml(mend(source.slice(place.startTag.endOffset, place.endTag.startOffset)));
    const titled = heading !== null && !classNames(heading).includes('counted');
    return titled && heading !== null ? { title: textBelow(heading, MAX_TITLE), blocks } : { blocks };
  }
  return null;
}
