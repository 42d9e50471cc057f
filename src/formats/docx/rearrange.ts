import { type ModelDocument, type ModelNode, withChildren } from './model.ts';
import { OWN_STYLES } from './prepare.ts';

/**
 * The converter's document made ready for its map of styles: each paragraph's style says what it is and how it is
 * aligned, page breaks stand between paragraphs, and notes follow the text, led by their numbers.
 */
export function rearrange(document: ModelDocument): ModelDocument {
  const notes = new Notes();
  const children = document.children.flatMap((node) => arranged(node, notes));
  const written: ModelNode[] = [];
  // A note may refer to another, which joins the list while it is walked.
  for (const reference of notes.references) {
    const body = document.notes.resolve(reference)?.body ?? [];
    written.push(...noteParagraphs(body, notes.number(reference), notes));
  }
  return { ...document, children: [...children, ...written] };
}

/** The map of styles (see mammoth's manual), most particular first. */
export const STYLE_MAP: readonly string[] = [
  'p.fanlight-page => hr.page:fresh',
  `p.${OWN_STYLES.rule} => hr:fresh`,
  'p.fanlight-note => aside.note.note-end > p:fresh',
  ...['', '-right', '-center'].map((align) => `p.FanlightTitle${align} => p.align-center:fresh`),
  ...[1, 2, 3, 4, 5, 6].flatMap((level) => alignments(`FanlightHeading${level}`, `h${level}`)),
  ...alignments('FanlightQuote', 'p', 'blockquote.quote > '),
  ...alignments('fanlight-text', 'p'),
  'u => u',
  'strike => s',
  ...[1, 2, 3, 4, 5].flatMap((level) => {
    const outer = 'ul|ol > li > '.repeat(level - 1);
    return [
      `p:unordered-list(${level}) => ${outer}ul > li:fresh`,
      `p:ordered-list(${level}) => ${outer}ol > li:fresh`,
    ];
  }),
];

/** The notes that were referred to, in order, each of them once. */
class Notes {
  readonly references: ModelNode[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a note, from 1. */
  number(reference: ModelNode): number {
    const key = `${reference.noteType}-${reference.noteId}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.references.push(reference);
    this.#numbers.set(key, this.references.length);
    return this.references.length;
  }
}

function alignments(style: string, element: string, around = ''): string[] {
  return [
    `p.${style}-center => ${around}${element}.align-center:fresh`,
    `p.${style}-right => ${around}${element}.align-right:fresh`,
    `p.${style} => ${around}${element}:fresh`,
  ];
}

function arranged(node: ModelNode, notes: Notes): ModelNode[] {
  if (node.type !== 'paragraph') {
    const children = node.children?.flatMap((child) => arranged(child, notes));
    return [withNumber(children === undefined ? node : withChildren(node, children), notes)];
  }
  const styled = styledParagraph(node);
  const content = (node.children ?? []).flatMap((child) => arranged(child, notes));
  return splitAtPages(content).flatMap((part, index) => {
    const paragraph = withChildren(styled, part);
    if (index === 0) return hasContent(part) || !holdsPage(content) ? [paragraph] : [];
    return hasContent(part) ? [PAGE, paragraph] : [PAGE];
  });
}

const PAGE: ModelNode = {
  type: 'paragraph',
  styleId: 'fanlight-page',
  styleName: null,
  numbering: null,
  alignment: null,
  children: [],
};

function styledParagraph(node: ModelNode): ModelNode {
  const own = Object.values(OWN_STYLES).some((style) => node.styleId?.startsWith(style) === true);
  if (!own && node.numbering !== null && node.numbering !== undefined)
    return { ...node, styleId: null, styleName: null };
  const base = own ? node.styleId : 'fanlight-text';
  const align = ALIGNMENTS[node.alignment ?? ''];
  return {
    ...node,
    numbering: null,
    styleName: null,
    styleId: align === undefined ? base : `${base}-${align}`,
  } as ModelNode;
}

/** Values of `jc` (ISO/IEC 29500-1 §17.18.44) that mean something in a story. */
const ALIGNMENTS: Readonly<Record<string, string>> = { center: 'center', right: 'right', end: 'right' };

/** Content cut at its page breaks; a run that holds one is cut as well. */
function splitAtPages(content: readonly ModelNode[]): ModelNode[][] {
  const parts: ModelNode[][] = [[]];
  for (const node of content) {
    if (isPage(node)) parts.push([]);
    else if (node.children === undefined || !holdsPage(node.children)) parts.at(-1)?.push(node);
    else {
      splitAtPages(node.children).forEach((children, index) => {
        if (index > 0) parts.push([]);
        if (children.length > 0) parts.at(-1)?.push(withChildren(node, children));
      });
    }
  }
  return parts;
}

function isPage(node: ModelNode): boolean {
  return node.type === 'break' && node.breakType === 'page';
}

function holdsPage(nodes: readonly ModelNode[]): boolean {
  return nodes.some((node) => isPage(node) || holdsPage(node.children ?? []));
}

function hasContent(nodes: readonly ModelNode[]): boolean {
  return nodes.some((node) =>
    node.type === 'run' || node.type === 'hyperlink'
      ? hasContent(node.children ?? [])
      : node.type !== 'bookmarkStart',
  );
}

/** A reference to a note as its number, raised; the reference itself is kept for the end. */
function withNumber(node: ModelNode, notes: Notes): ModelNode {
  if (node.type !== 'noteReference') return node;
  return run([{ type: 'text', value: `[${notes.number(node)}]` }], 'superscript');
}

function run(children: ModelNode[], verticalAlignment = 'baseline'): ModelNode {
  return {
    type: 'run',
    styleId: null,
    styleName: null,
    verticalAlignment,
    children,
    highlight: null,
  } as ModelNode;
}

function noteParagraphs(body: readonly ModelNode[], number: number, notes: Notes): ModelNode[] {
  const mark = run([{ type: 'text', value: `[${number}] ` }]);
  const paragraphs = body.flatMap((node) => arranged(node, notes)).filter((node) => node !== PAGE);
  return paragraphs.map((node, index) => {
    if (node.type !== 'paragraph') return node;
    const children = index === 0 ? [mark, ...(node.children ?? [])] : (node.children ?? []);
    return { ...node, styleId: 'fanlight-note', numbering: null, children };
  });
}
