import type { fromMarkdown } from 'mdast-util-from-markdown';

type Root = ReturnType<typeof fromMarkdown>;
type RootContent = Root['children'][number];
type Nodes = Root | RootContent;

/** A block at the top of a text: its heading's level where it is one, and its HTML. */
export type HtmlPiece = { level: number | null; html: string };

/** Nodes within nodes; what is deeper gives only its text. */
const MAX_DEPTH = 100;
/** A sentence that a line of hyphens underlines is no heading: those hyphens part two scenes. */
const LONGEST_UNDERLINED = 100;

/**
 * CommonMark's tree as HTML, in which raw HTML stands as it was written: it is for `parseHtml`, which lets in only what a
 * story may hold. `source` is what the tree was read from.
 */
export function htmlPieces(tree: Root, source: string): HtmlPiece[] {
  const links = new Map<string, string>();
  for (const node of tree.children) if (node.type === 'definition') links.set(node.identifier, node.url);
  const context = { links, source };
  return tree.children.flatMap((node): HtmlPiece[] => {
    if (node.type !== 'heading') return [{ level: null, html: write(node, context, 0) }];
    if (isUnderlinedProse(node, context))
      return [{ level: null, html: `<p>${inside(node, context, 1)}</p>\n<hr>\n` }];
    return [{ level: node.depth, html: inside(node, context, 1) }];
  });
}

type Context = { links: ReadonlyMap<string, string>; source: string };

function isUnderlinedProse(node: Extract<RootContent, { type: 'heading' }>, { source }: Context): boolean {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const written = source.slice(start, end);
  if (/^ {0,3}#/.test(written) || !/-\s*$/.test(written)) return false;
  const text = written.replace(/\n[^\n]*$/, '');
  return text.length > LONGEST_UNDERLINED || text.includes('\n') || /[.!?…"”’*_]\s*$/.test(text);
}

function write(node: Nodes, context: Context, depth: number): string {
  if (depth > MAX_DEPTH) return '';
  const inner = () => inside(node, context, depth + 1);
  switch (node.type) {
    case 'text':
      return escapeHtml(node.value);
    case 'html':
      return `${node.value}${depth === 0 ? '\n' : ''}`;
    case 'paragraph':
      return `<p>${inner()}</p>\n`;
    case 'heading':
      return `<h6>${inner()}</h6>\n`;
    case 'emphasis':
      return `<em>${inner()}</em>`;
    case 'strong':
      return `<strong>${inner()}</strong>`;
    case 'delete':
      return `<s>${inner()}</s>`;
    case 'inlineCode':
      return `<code>${escapeHtml(node.value)}</code>`;
    case 'break':
      return '<br>';
    case 'thematicBreak':
      return '<hr>\n';
    case 'blockquote':
      return `<blockquote>\n${inner()}</blockquote>\n`;
    case 'list':
      return node.ordered ? `<ol start="${node.start ?? 1}">\n${inner()}</ol>\n` : `<ul>\n${inner()}</ul>\n`;
    case 'listItem':
      return `<li>${inner()}</li>\n`;
    case 'code':
      return `<pre>\n${escapeHtml(node.value)}</pre>\n`;
    case 'link':
      return `<a href="${escapeHtml(node.url)}">${inner()}</a>`;
    case 'image':
      return `<img src="${escapeHtml(node.url)}" alt="${escapeHtml(node.alt ?? '')}">`;
    case 'linkReference':
      return `<a href="${escapeHtml(context.links.get(node.identifier) ?? '')}">${inner()}</a>`;
    case 'imageReference':
      return `<img src="${escapeHtml(context.links.get(node.identifier) ?? '')}" alt="${escapeHtml(node.alt ?? '')}">`;
    case 'definition':
      return '';
    default:
      return 'children' in node ? inner() : '';
  }
}

function inside(node: Nodes, context: Context, depth: number): string {
  return 'children' in node ? node.children.map((child) => write(child, context, depth)).join('') : '';
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
