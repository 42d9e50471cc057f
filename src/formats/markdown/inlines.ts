import { type Inline, inlineText } from '#document';
import { toXhtml } from '#markup';

/** Inlines as CommonMark; what it has no mark for stays as inline HTML. */
function writeInlines(inlines: readonly Inline[]): string {
  let out = '';
  inlines.forEach((inline, index) => {
    out += writeInline(inline, out.at(-1), inlines[index + 1]);
  });
  return out;
}

/** Text of a whole line or paragraph: what would begin a block at a line's start is escaped there. */
export function writeFlow(inlines: readonly Inline[]): string {
  return writeInlines(inlines)
    .split('\n')
    .map((line) => escapeStart(line.trim()))
    .filter((line) => line !== '')
    .join('\n');
}

/** Escapes what is a mark anywhere in a line. */
export function escapeMarks(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|]/g, '\\$&');
}

function escapeStart(line: string): string {
  return line.replace(/^[#+=-]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

function writeInline(inline: Inline, before: string | undefined, next: Inline | undefined): string {
  switch (inline.type) {
    case 'text':
      return escapeMarks(inline.text);
    case 'break':
      return '\\\n';
    case 'link':
      return `[${writeInlines(inline.children)}](<${inline.href}>)`;
    case 'emphasis':
      return writeMarked('*', 'em', inline.children, before, next);
    case 'strong':
      return writeMarked('**', 'strong', inline.children, before, next);
    default:
      return inlineHtml(inline);
  }
}

/**
 * Stars mark only where CommonMark §6.2 surely reads them so: letters or digits at both inner ends, no mark or star
 * next to them. Everywhere else the element itself says it.
 */
function writeMarked(
  stars: string,
  element: string,
  children: readonly Inline[],
  before: string | undefined,
  next: Inline | undefined,
): string {
  const text = inlineText(children);
  const plain = children.every((child) => child.type === 'text');
  const after = next?.type === 'text' ? next.text[0] : undefined;
  const alone = before !== '*' && (next === undefined || next.type === 'text' || next.type === 'break');
  const opens =
    /^[\p{L}\p{N}]/u.test(text) || (/^\S/.test(text) && (before === undefined || /\s/.test(before)));
  const closes =
    /[\p{L}\p{N}]$/u.test(text) || (/\S$/.test(text) && (after === undefined || /\s/.test(after)));
  const inner = writeInlines(children);
  return plain && alone && opens && closes ? stars + inner + stars : `<${element}>${inner}</${element}>`;
}

/**
 * Markdown takes inline HTML as it is; the fragment writer knows how. Text between its tags is Markdown still, so what would
 * be a mark there is written as a character reference.
 */
function inlineHtml(inline: Inline): string {
  const paragraph = toXhtml([{ type: 'paragraph', children: [inline] }]).value;
  return paragraph
    .slice('<p>'.length, -'</p>'.length)
    .replace(/<[^>]*>|[\\`*_[\]~|!]/g, (part) => (part.startsWith('<') ? part : `&#${part.charCodeAt(0)};`));
}
