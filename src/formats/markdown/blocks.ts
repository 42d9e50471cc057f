import { type Block, inlineText } from '#document';
import { toXhtml } from '#markup';
import { writeFlow } from './inlines.ts';

/** Stands before where a quotation is from. */
export const SOURCE = '— ';

/** Blocks as CommonMark, a blank line between two of them. What it has no form for stays as an HTML block. */
export function writeBlocks(blocks: readonly Block[]): string {
  return blocks
    .map(writeBlock)
    .filter((text) => text !== '')
    .join('\n\n');
}

function writeBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return writeFlow(block.children);
    case 'heading':
      return `${'#'.repeat(block.level)} ${writeFlow(block.children).replaceAll('\\\n', ' ')}`;
    case 'sceneBreak':
      return '* * *';
    case 'verse':
      return writeStanzas(block.lines);
    case 'preformatted':
      return block.kind === 'art' ? fenced(block.lines.map(inlineText)) : quoted(writeStanzas(block.lines));
    case 'quotation': {
      const source = block.attribution === undefined ? '' : `${SOURCE}${writeFlow(block.attribution)}`;
      return quoted([writeBlocks(block.children), source].filter((part) => part !== '').join('\n\n'));
    }
    case 'list':
      return block.items
        .map((item, index) => {
          const mark = block.ordered ? `${Math.max(0, (block.start ?? 1) + index)}. ` : '- ';
          return mark + writeBlocks(item).replaceAll('\n', `\n${' '.repeat(mark.length)}`);
        })
        .join('\n\n');
    case 'definitionList':
    case 'table':
    case 'figure':
    case 'note':
    case 'details':
      return toXhtml([block]).value;
  }
}

/** Lines end in hard breaks; an empty line parts two stanzas. */
function writeStanzas(lines: readonly Parameters<typeof writeFlow>[0][]): string {
  const stanzas: string[][] = [[]];
  for (const line of lines) {
    const text = writeFlow(line);
    if (text === '') stanzas.push([]);
    else stanzas.at(-1)?.push(text);
  }
  return stanzas
    .filter((stanza) => stanza.length > 0)
    .map((stanza) => stanza.join('\\\n'))
    .join('\n\n');
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** A fence longer than any run of backticks in it. */
function fenced(lines: readonly string[]): string {
  const longest =
    lines
      .join('\n')
      .match(/`+/g)
      ?.reduce((most, run) => Math.max(most, run.length), 0) ?? 0;
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [fence, ...lines, fence].join('\n');
}
