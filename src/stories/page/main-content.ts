import {
  attribute,
  bodyOf,
  classNames,
  elementsBelow,
  type HtmlElement,
  type HtmlNode,
  type HtmlTree,
  textBelow,
} from '#markup';

/** The nodes of a page that hold the story and its header, and which site's shape told so. */
export type MainContent = { nodes: readonly HtmlNode[]; known: string | null };

/** A site's page: the element that proves it, and the parts that are the story's, in any order. */
type Shape = { site: string; proof: string; parts: readonly string[] };

/** Pages as formats §2, §3, §6, §7 describe them. Selectors are `#id`, `#id*` (also with a number after it), `.class` or an
 * element's name. */
const SHAPES: readonly Shape[] = [
  { site: 'Archive of Our Own download', proof: '#preface', parts: ['#preface', '#chapters', '#afterword'] },
  { site: 'Archive of Our Own page', proof: '#workskin', parts: ['.meta', '#workskin'] },
  { site: 'FanFiction.Net', proof: '#storytext', parts: ['#profile_top', '#storytext'] },
  { site: 'FanFiction.Net mobile', proof: '#storytextp', parts: ['#profile_top', '#storytextp'] },
  {
    site: 'eFiction printable page',
    proof: '#archivedat',
    parts: ['#pagetitle', '.infobox', '.storynotes', '.notes', '.chaptertitle', '.chapter', '#story*'],
  },
  {
    site: 'eFiction',
    proof: '#story',
    parts: ['#pagetitle', '.infobox', '.storynotes', '.notes', '.chaptertitle', '#story*'],
  },
  { site: 'LiveJournal', proof: '.b-singlepost-body', parts: ['.b-singlepost-title', '.b-singlepost-body'] },
  { site: 'LiveJournal', proof: '.entry-content', parts: ['.entry-title', '.entry-content'] },
  { site: 'LiveJournal', proof: '.asset-body', parts: ['.asset-name', '.subject', '.asset-body'] },
  { site: 'Dreamwidth', proof: '.entry-poster', parts: ['.entry-title', '.entry-content'] },
  { site: 'journal', proof: '.entry_text', parts: ['.subject', '.entry_text'] },
];

/** Elements that a page may put its one text into; they count when they hold this share of it. */
const LANDMARKS = ['main', 'article', '#content', '#main', '.userstuff', '.post-body'];
const SHARE_OF_TEXT = 0.6;
/** As far as a text is measured. */
const MEASURED = 4_000_000;

/** Finds the part of a page that holds the story. */
export function mainContent(tree: HtmlTree): MainContent {
  const body = bodyOf(tree);
  const elements = [...elementsBelow(body)];
  for (const { site, proof, parts } of SHAPES) {
    if (!elements.some((element) => matches(element, proof))) continue;
    const chosen = outermost(elements.filter((element) => parts.some((part) => matches(element, part))));
    if (hasText(chosen)) return { nodes: chosen, known: site };
  }
  const whole = textBelow(body, MEASURED).length;
  for (const landmark of LANDMARKS) {
    const chosen = outermost(elements.filter((element) => matches(element, landmark)));
    const length = chosen.reduce((sum, element) => sum + textBelow(element, MEASURED).length, 0);
    if (chosen.length > 0 && length >= whole * SHARE_OF_TEXT) return { nodes: chosen, known: null };
  }
  return { nodes: body.childNodes, known: null };
}

function matches(element: HtmlElement, selector: string): boolean {
  if (selector.endsWith('*')) {
    const id = attribute(element, 'id') ?? '';
    return id.startsWith(selector.slice(1, -1)) && /^\d{0,4}$/.test(id.slice(selector.length - 2));
  }
  if (selector.startsWith('#')) return attribute(element, 'id') === selector.slice(1);
  if (selector.startsWith('.')) return classNames(element).includes(selector.slice(1));
  return element.tagName === selector;
}

/** Elements that are in no other of the list; the list is in document order. */
function outermost(elements: readonly HtmlElement[]): HtmlElement[] {
  const chosen = new Set<HtmlNode>();
  for (const element of elements) {
    let parent = element.parentNode;
    while (parent !== null && 'parentNode' in parent && !chosen.has(parent)) parent = parent.parentNode;
    if (parent === null || !('parentNode' in parent)) chosen.add(element);
  }
  return elements.filter((element) => chosen.has(element));
}

function hasText(elements: readonly HtmlElement[]): boolean {
  return elements.some((element) => textBelow(element, 500).trim().length > 40);
}
