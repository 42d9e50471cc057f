import { type Alignment, type Block, type Inline, inlineText } from '#document';
import { wrapText } from '#text';
import type { Width } from './header-block.ts';

/** The column at which written text is folded, and about which it is centred. */
export const COLUMNS = 72;
const INDENT = '    ';
/** Set in, since speech begins with a hyphen in several languages. */
export const BULLET = '  - ';

/** Blocks as text, blank lines between them; marks become `*…*`, verse and quotations are set in. */
export function textOfBlocks(blocks: readonly Block[], width: Width): string {
  return blocks
    .map((block) => textOfBlock(block, width))
    .filter((text) => text !== '')
    .join('\n\n');
}

function textOfBlock(block: Block, width: Width): string {
  switch (block.type) {
    case 'paragraph':
      return textOfParagraph(block.children, width, block.align);
    case 'heading':
      return moved(marked(block.children), 'center');
    case 'sceneBreak':
      return moved('* * *', 'center');
    case 'verse':
      return indented(block.lines.map((line) => marked(line)).join('\n'));
    case 'preformatted':
      return block.lines.map(block.kind === 'art' ? inlineText : (line) => marked(line)).join('\n');
    case 'quotation':
      return textOfQuotation(block.children, block.attribution, width);
    case 'list':
      return block.items
        .map((item, index) => listItem(item, block.ordered ? (block.start ?? 1) + index : null, width))
        .join('\n\n');
    case 'definitionList':
      return block.entries
        .map(({ terms, definitions }) =>
          [
            ...terms.map((line) => marked(line)),
            ...definitions.map((definition) => indented(textOfBlocks(definition, width))),
          ].join('\n'),
        )
        .join('\n\n');
    case 'table':
      return [
        ...(block.caption ? [marked(block.caption)] : []),
        ...block.rows.map((row) => row.cells.map((line) => marked(line)).join(' | ')),
      ].join('\n');
    case 'figure':
      return folded(
        `[Illustration: ${[block.alt, marked(block.caption ?? [])].filter(Boolean).join(' ')}]`,
        width,
      );
    case 'note':
      return folded(`[Author's note: ${textOfNote(block.children, width)}]`, width);
    case 'details':
      return [textOfParagraph(block.summary, width), textOfBlocks(block.children, width)].join('\n\n');
  }
}

function folded(text: string, width: Width): string {
  return width === null ? text : wrapText(text, width);
}

/** A paragraph; lines that were broken on purpose stay lines. */
function textOfParagraph(children: readonly Inline[], width: Width, align?: Alignment): string {
  const lines = marked(children).split('\n');
  if (align === 'right' || align === 'center') return lines.map((line) => moved(line, align)).join('\n');
  return lines.map((line) => folded(line, width)).join('\n');
}

function textOfQuotation(
  children: readonly Block[],
  attribution: readonly Inline[] | undefined,
  width: Width,
): string {
  const inner = children.map((block) =>
    block.type === 'verse' ? textOfBlock(block, width) : indented(textOfBlock(block, width)),
  );
  const source = attribution ? [`${INDENT}-- ${marked(attribution)}`] : [];
  return [inner.join('\n\n'), ...source].join('\n\n');
}

/** A note's blocks, unwrapped, each in lines of its own; it is wrapped when its brackets stand around it. */
function textOfNote(children: readonly Block[], width: Width): string {
  const label = /^\W{0,6}author['’]?s? ?note:\s*/i;
  return children
    .map((block) => (block.type === 'paragraph' ? marked(block.children) : textOfBlock(block, width)))
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .replace(label, '');
}

function listItem(item: readonly Block[], number: number | null, width: Width): string {
  const mark = number === null ? BULLET : `  ${number}. `;
  return mark + textOfBlocks(item, width).replaceAll('\n', `\n${' '.repeat(mark.length)}`);
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, INDENT);
}

function moved(line: string, align: 'right' | 'center'): string {
  const room = Math.max(0, COLUMNS - line.length);
  return ' '.repeat(align === 'right' ? room : Math.floor(room / 2)) + line;
}

/** Inlines as typed text. `after` is what follows them. */
function marked(inlines: readonly Inline[], after = ''): string {
  let out = '';
  for (const [index, inline] of inlines.entries()) {
    const next = inlineText(inlines.slice(index + 1, index + 2)).slice(0, 1) || after;
    out += markedInline(inline, out.at(-1) ?? '', next);
  }
  return out;
}

function markedInline(inline: Inline, before: string, next: string): string {
  if (inline.type === 'text') return inline.text;
  if (inline.type === 'break') return '\n';
  const inner = marked(inline.children, next);
  if (inline.type === 'emphasis' || inline.type === 'underline') return around(inner, '*', before, next);
  return inline.type === 'strong' ? around(inner, '**', before, next) : inner;
}

/**
 * A mark inside its blanks, since a mark beside a blank is not read as one. Within a word, or beside another star, it would
 * not be read as one either.
 */
function around(inner: string, mark: string, before: string, next: string): string {
  const core = inner.trim();
  if (core === '' || core.includes('*') || core.includes('\n')) return inner;
  const from = inner.indexOf(core);
  const outside = [inner.slice(0, from).at(-1) ?? before, inner.slice(from + core.length)[0] ?? next];
  if (outside.some((character) => JOINS.test(character))) return inner;
  return inner.slice(0, from) + mark + core + mark + inner.slice(from + core.length);
}

/** What a mark may not stand beside. */
const JOINS = /[\p{L}\p{N}\p{M}*]/u;
