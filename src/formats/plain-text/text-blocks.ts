import { type Alignment, type Block, type Inline, inlineText } from '#document';
import { wrapText } from '#text';

/** The column at which written text is wrapped. */
export const COLUMNS = 72;
const INDENT = '    ';

/** Blocks as wrapped text, blank lines between them; marks become `*…*`, verse is indented. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return blocks
    .map(textOfBlock)
    .filter((text) => text !== '')
    .join('\n\n');
}

function textOfBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return textOfParagraph(block.children, block.align);
    case 'heading':
      return moved(marked(block.children), 'center');
    case 'sceneBreak':
      return moved('* * *', 'center');
    case 'verse':
      return indented(block.lines.map(marked).join('\n'));
    case 'preformatted':
      return block.lines.map(block.kind === 'art' ? inlineText : marked).join('\n');
    case 'quotation':
      return textOfQuotation(block.children, block.attribution);
    case 'list':
      return block.items
        .map((item, index) => listItem(item, block.ordered ? (block.start ?? 1) + index : null))
        .join('\n\n');
    case 'definitionList':
      return block.entries
        .map(({ terms, definitions }) =>
          [...terms.map(marked), ...definitions.map((definition) => indented(textOfBlocks(definition)))].join(
            '\n',
          ),
        )
        .join('\n\n');
    case 'table':
      return [
        ...(block.caption ? [marked(block.caption)] : []),
        ...block.rows.map((row) => row.cells.map(marked).join(' | ')),
      ].join('\n');
    case 'figure':
      return wrapText(
        `[Illustration: ${[block.alt, marked(block.caption ?? [])].filter(Boolean).join(' ')}]`,
        COLUMNS,
      );
    case 'note':
      return wrapText(`[Author's note: ${textOfNote(block.children)}]`, COLUMNS);
    case 'details':
      return [textOfParagraph(block.summary), textOfBlocks(block.children)].join('\n\n');
  }
}

/** A paragraph; lines that were broken on purpose stay lines. */
function textOfParagraph(children: readonly Inline[], align?: Alignment): string {
  const lines = marked(children).split('\n');
  if (align === 'right' || align === 'center') return lines.map((line) => moved(line, align)).join('\n');
  return lines.map((line) => wrapText(line, COLUMNS)).join('\n');
}

function textOfQuotation(children: readonly Block[], attribution: readonly Inline[] | undefined): string {
  const inner = children.map((block) =>
    block.type === 'verse' ? textOfBlock(block) : indented(textOfBlock(block)),
  );
  const source = attribution ? [`${INDENT}-- ${marked(attribution)}`] : [];
  return [inner.join('\n\n'), ...source].join('\n\n');
}

/** A note's blocks, unwrapped, with blank lines between; it is wrapped when its brackets stand around it. */
function textOfNote(children: readonly Block[]): string {
  const label = /^\W{0,6}author['’]?s? ?note:\s*/i;
  return children
    .map((block) => (block.type === 'paragraph' ? marked(block.children) : textOfBlock(block)))
    .join('\n\n')
    .replace(label, '');
}

function listItem(item: readonly Block[], number: number | null): string {
  const mark = number === null ? '- ' : `${number}. `;
  return mark + textOfBlocks(item).replaceAll('\n', `\n${' '.repeat(mark.length)}`);
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, INDENT);
}

function moved(line: string, align: 'right' | 'center'): string {
  const room = Math.max(0, COLUMNS - line.length);
  return ' '.repeat(align === 'right' ? room : Math.floor(room / 2)) + line;
}

/** Inlines as typed text. */
function marked(inlines: readonly Inline[]): string {
  return inlines.map(markedInline).join('');
}

function markedInline(inline: Inline): string {
  if (inline.type === 'text') return inline.text;
  if (inline.type === 'break') return '\n';
  const inner = marked(inline.children);
  if (inline.type === 'emphasis' || inline.type === 'underline') return around(inner, '*');
  return inline.type === 'strong' ? around(inner, '**') : inner;
}

/** A mark inside its blanks, since a mark beside a blank is not read as one. */
function around(inner: string, mark: string): string {
  const core = inner.trim();
  if (core === '') return inner;
  const from = inner.indexOf(core);
  return inner.slice(0, from) + mark + core + mark + inner.slice(from + core.length);
}
