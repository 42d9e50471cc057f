import type { Alignment, Block, BlockOf, Direction, Inline, StoryDocument } from '#document';
import { cleanText, languageTag } from './clean-text.ts';
import { ELEMENT_OF_MARK } from './element-table.ts';
import { normaliseBlocks } from './normalise.ts';
import { escapeText, type Markup, markupOf } from './template.ts';

/**
 * Blocks as a well-formed XHTML fragment, at home in HTML 5 and EPUB 3 alike: no ids, no styles, no scripts, only the
 * classes of `FRAGMENT_CLASSES`. Whatever the model holds, no control character, lone surrogate or unsafe address
 * comes out.
 */
export function toXhtml(blocks: readonly Block[]): Markup {
  return markupOf(writeAll(blocks));
}

/** A whole document as one fragment, chapters as sections with their titles as second-level headings. */
export function toHtml(document: StoryDocument): string {
  const language = languageTag(document.language);
  const body = document.chapters
    .map(({ title, blocks }) => {
      const heading = title === undefined ? '' : `<h2>${escapeText(cleanText(title))}</h2>\n`;
      return `<section>\n${heading}${writeAll(blocks)}\n</section>`;
    })
    .join('\n');
  return language === null ? body : `<div lang="${language}">\n${body}\n</div>`;
}

function writeAll(blocks: readonly Block[]): string {
  return normaliseBlocks(blocks).map(writeBlock).join('\n');
}

function writeBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p${classes([align(block.align)])}${languageAndDirection(block)}>${writeInlines(block.children)}</p>`;
    case 'heading':
      return `<h${block.level}${classes([align(block.align)])}>${writeInlines(block.children)}</h${block.level}>`;
    case 'sceneBreak':
      return '<hr class="scene-break" />';
    case 'verse':
      return writeLines(block.lines, ['verse', block.kind, align(block.align)]);
    case 'preformatted':
      return block.kind === 'art' ? writeArt(block.lines) : writeLines(block.lines, [block.kind]);
    case 'quotation':
      return writeQuotation(block);
    case 'list':
      return writeList(block);
    case 'definitionList':
      return writeDefinitions(block);
    case 'table':
      return writeTable(block);
    case 'figure':
      return writeFigure(block);
    case 'note':
      return `<aside class="note note-${block.position}" role="note">${nested(block.children)}</aside>`;
    case 'details':
      return `<details><summary>${writeInlines(block.summary)}</summary>${nested(block.children)}</details>`;
  }
}

/** An empty line keeps its height by a break. */
function writeLines(lines: readonly Inline[][], names: (string | undefined)[]): string {
  const written = lines.map(
    (line) => `<p class="line">${line.length === 0 ? '<br />' : writeInlines(line)}</p>`,
  );
  return `<div${classes(names)}>\n${written.join('\n')}\n</div>`;
}

/** HTML drops one newline right after `<pre>`, so one is put there. */
function writeArt(lines: readonly Inline[][]): string {
  return `<pre class="art">\n${lines.map(writeInlines).join('\n')}</pre>`;
}

function writeQuotation({ role, children, attribution }: BlockOf<'quotation'>): string {
  const source =
    attribution === undefined ? '' : `<footer class="attribution">${writeInlines(attribution)}</footer>\n`;
  return `<blockquote class="${role}">${nested(children)}${source}</blockquote>`;
}

function writeList({ ordered, start, items }: BlockOf<'list'>): string {
  const name = ordered ? 'ol' : 'ul';
  const from = start !== undefined ? ` start="${start}"` : '';
  return `<${name}${from}>\n${items.map((item) => `<li>${nested(item)}</li>`).join('\n')}\n</${name}>`;
}

function writeDefinitions({ entries }: BlockOf<'definitionList'>): string {
  const written = entries.map(({ terms, definitions }) => {
    const names = terms.map((term) => `<dt>${writeInlines(term)}</dt>`);
    const texts = definitions.map((definition) => `<dd>${nested(definition)}</dd>`);
    // HTML §4.4.9: each group has both; an empty one is read as none.
    return `<div>${[...filled(names, '<dt></dt>'), ...filled(texts, '<dd></dd>')].join('\n')}</div>`;
  });
  return `<dl>\n${written.join('\n')}\n</dl>`;
}

function filled(parts: readonly string[], empty: string): readonly string[] {
  return parts.length === 0 ? [empty] : parts;
}

function writeTable({ caption, rows }: BlockOf<'table'>): string {
  const title = caption === undefined ? '' : `<caption>${writeInlines(caption)}</caption>\n`;
  const written = rows.map(({ header, cells }) => {
    const [open, close] = header ? ['<th scope="col">', '</th>'] : ['<td>', '</td>'];
    return `<tr>${cells.map((cell) => open + writeInlines(cell) + close).join('')}</tr>`;
  });
  return `<table class="data">\n${title}<tbody>\n${written.join('\n')}\n</tbody>\n</table>`;
}

/** A picture that is lost shows its description as text. */
function writeFigure({ media, alt, caption }: BlockOf<'figure'>): string {
  const picture =
    media !== undefined
      ? `<img src="media/${media}" alt="${escapeText(alt)}" />`
      : `<p class="alt">${escapeText(alt)}</p>`;
  const below = caption === undefined ? '' : `<figcaption>${writeInlines(caption)}</figcaption>`;
  return `<figure class="picture">${picture}${below}</figure>`;
}

function nested(blocks: readonly Block[]): string {
  return `\n${blocks.map((block) => `${writeBlock(block)}\n`).join('')}`;
}

function writeInlines(inlines: readonly Inline[]): string {
  let out = '';
  for (const inline of inlines) out += writeInline(inline);
  return out;
}

function writeInline(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return escapeText(inline.text);
    case 'break':
      return '<br />';
    case 'link':
      return `<a href="${escapeText(inline.href)}" rel="nofollow noopener external">${writeInlines(inline.children)}</a>`;
    case 'ruby':
      return `<ruby>${writeInlines(inline.children)}<rt>${escapeText(inline.annotation)}</rt></ruby>`;
    case 'abbreviation':
      return `<abbr title="${escapeText(inline.title)}">${writeInlines(inline.children)}</abbr>`;
    case 'span':
      return `<span${languageAndDirection(inline)}>${writeInlines(inline.children)}</span>`;
    default: {
      const name = ELEMENT_OF_MARK[inline.type];
      return `<${name}>${writeInlines(inline.children)}</${name}>`;
    }
  }
}

function align(alignment: Alignment | undefined): string | undefined {
  return alignment === undefined ? undefined : `align-${alignment}`;
}

function classes(names: readonly (string | undefined)[]): string {
  const kept = names.filter((name) => name !== undefined);
  return kept.length === 0 ? '' : ` class="${kept.join(' ')}"`;
}

function languageAndDirection({ lang, dir }: { lang?: string; dir?: Direction }): string {
  return (lang === undefined ? '' : ` lang="${lang}"`) + (dir === undefined ? '' : ` dir="${dir}"`);
}
