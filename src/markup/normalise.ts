import type { Alignment, Block, BlockOf, Direction, Inline, ListItem, TableRow } from '#document';
import { cleanFlow, isBlankText, languageTag, oneLine } from './clean-text.ts';
import { judgeLink } from './safe-link.ts';

/**
 * The one form in which blocks are written: neighbouring texts merged, what is empty dropped, tabs and newlines in
 * text made spaces (art keeps its tabs), unsafe links and bad language tags taken off, marks, links and ruby not
 * inside their like, list starts only on ordered lists. Blocks in this form survive writing and reading unchanged.
 */
export function normaliseBlocks(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const normal = normaliseBlock(block);
    if (normal !== null) out.push(normal);
  }
  return out;
}

function normaliseBlock(block: Block): Block | null {
  switch (block.type) {
    case 'sceneBreak':
      return { type: 'sceneBreak' };
    case 'paragraph': {
      const children = normaliseInlines(block.children);
      if (children.length === 0) return null;
      return { type: 'paragraph', ...aligned(block), ...languageAndDirection(block), children };
    }
    case 'heading': {
      const children = normaliseInlines(block.children);
      return children.length === 0
        ? null
        : { type: 'heading', level: block.level, ...aligned(block), children };
    }
    case 'verse': {
      const lines = block.lines.map((line) => normaliseInlines(line, 'line'));
      return allEmpty(lines) ? null : { type: 'verse', kind: block.kind, ...aligned(block), lines };
    }
    case 'preformatted': {
      const lines = block.lines.map((line) => normaliseInlines(line, block.kind === 'art' ? 'art' : 'line'));
      return allEmpty(lines) ? null : { type: 'preformatted', kind: block.kind, lines };
    }
    case 'quotation': {
      const children = normaliseBlocks(block.children);
      const attribution = normaliseInlines(block.attribution ?? []);
      if (children.length === 0 && attribution.length === 0) return null;
      return {
        type: 'quotation',
        role: block.role,
        children,
        ...(attribution.length > 0 && { attribution }),
      };
    }
    case 'note':
      return unlessEmpty(normaliseBlocks(block.children), (children) => ({
        type: 'note',
        position: block.position,
        children,
      }));
    case 'details': {
      const summary = normaliseInlines(block.summary);
      const children = normaliseBlocks(block.children);
      return summary.length + children.length === 0 ? null : { type: 'details', summary, children };
    }
    case 'list':
      return normaliseList(block);
    case 'definitionList':
      return normaliseDefinitions(block);
    case 'table':
      return normaliseTable(block);
    case 'figure':
      return normaliseFigure(block);
  }
}

function normaliseList({ ordered, start, items }: BlockOf<'list'>): Block | null {
  const kept: ListItem[] = items.map(normaliseBlocks).filter((item) => item.length > 0);
  const counted = ordered && start !== undefined && Number.isSafeInteger(start) && Math.abs(start) < 2 ** 31;
  return unlessEmpty(kept, () => ({
    type: 'list',
    ordered,
    ...(counted && { start: start + 0 }),
    items: kept,
  }));
}

function normaliseDefinitions({ entries }: BlockOf<'definitionList'>): Block | null {
  const kept = entries
    .map(({ terms, definitions }) => ({
      terms: terms.map((term) => normaliseInlines(term)).filter((term) => term.length > 0),
      definitions: definitions.map(normaliseBlocks).filter((definition) => definition.length > 0),
    }))
    .filter(({ terms, definitions }) => terms.length + definitions.length > 0);
  // Without a single term it is no list of definitions but an indent.
  if (!kept.some(({ terms }) => terms.length > 0))
    return normaliseQuote(kept.flatMap((entry) => entry.definitions.flat()));
  return { type: 'definitionList', entries: kept };
}

function normaliseQuote(children: Block[]): Block | null {
  return unlessEmpty(children, () => ({ type: 'quotation', role: 'quote', children }));
}

function normaliseTable({ caption, rows }: BlockOf<'table'>): Block | null {
  const title = normaliseInlines(caption ?? []);
  const kept: TableRow[] = rows
    .filter((row) => row.cells.length > 0)
    .map((row) => ({ header: row.header, cells: row.cells.map((cell) => normaliseInlines(cell)) }));
  if (title.length === 0 && kept.every((row) => allEmpty(row.cells))) return null;
  return { type: 'table', ...(title.length > 0 && { caption: title }), rows: kept };
}

function normaliseFigure({ media, alt, caption }: BlockOf<'figure'>): Block | null {
  const words = oneLine(alt);
  const below = normaliseInlines(caption ?? []);
  const stored = media !== undefined && /^[0-9a-f]{64}$/.test(media);
  if (!stored && words === '' && below.length === 0) return null;
  return {
    type: 'figure',
    ...(stored && { media }),
    alt: words,
    ...(below.length > 0 && { caption: below }),
  };
}

function unlessEmpty<Part>(parts: Part[], make: (parts: Part[]) => Block): Block | null {
  return parts.length === 0 ? null : make(parts);
}

function allEmpty(lists: readonly (readonly unknown[])[]): boolean {
  return lists.every((list) => list.length === 0);
}

/** Where inlines stand: lines hold no breaks, and art keeps its tabs. */
type Place = 'flow' | 'line' | 'art';

/** Inlines in normal form; nothing but white space and breaks is an empty list. */
function normaliseInlines(inlines: readonly Inline[], place: Place = 'flow'): Inline[] {
  const out = normaliseWithin(inlines, new Set(), place);
  return isBlank(out) ? [] : out;
}

function normaliseWithin(inlines: readonly Inline[], inside: ReadonlySet<string>, place: Place): Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    if (inline.type === 'break' && place === 'flow') out.push({ type: 'break' });
    else if (inline.type === 'break') appendText(out, ' ');
    else if (inline.type === 'text') appendText(out, cleanFlow(inline.text, place === 'art'));
    else {
      const bare = inside.has(inline.type) ? null : withoutChildren(inline);
      const within = bare === null ? inside : new Set([...inside, inline.type]);
      const children = normaliseWithin(inline.children, inline.type === 'span' ? inside : within, place);
      if (bare === null) for (const child of children) append(out, child);
      else if (children.length > 0) out.push({ ...bare, children });
    }
  }
  return out;
}

type Enclosing = Exclude<Inline, { type: 'text' } | { type: 'break' }>;

/** An enclosing inline with its values checked, or null where it encloses to no purpose. */
function withoutChildren(inline: Enclosing): Enclosing | null {
  switch (inline.type) {
    case 'link': {
      const verdict = judgeLink(inline.href);
      return verdict.kind === 'safe' ? { type: 'link', href: verdict.href, children: [] } : null;
    }
    case 'ruby': {
      const annotation = oneLine(inline.annotation);
      return annotation === '' ? null : { type: 'ruby', children: [], annotation };
    }
    case 'abbreviation': {
      const title = oneLine(inline.title);
      return title === '' ? null : { type: 'abbreviation', title, children: [] };
    }
    case 'span': {
      const attributes = languageAndDirection(inline);
      return attributes.lang === undefined && attributes.dir === undefined
        ? null
        : { type: 'span', ...attributes, children: [] };
    }
    default:
      return { type: inline.type, children: [] };
  }
}

function append(out: Inline[], inline: Inline): void {
  if (inline.type === 'text') appendText(out, inline.text);
  else out.push(inline);
}

function appendText(out: Inline[], text: string): void {
  if (text === '') return;
  const last = out.at(-1);
  if (last?.type === 'text') last.text += text;
  else out.push({ type: 'text', text });
}

/** Whether inlines show nothing: white space, no-break spaces and breaks only. */
export function isBlank(inlines: readonly Inline[]): boolean {
  return inlines.every((inline) => {
    if (inline.type === 'text') return isBlankText(inline.text);
    return inline.type === 'break' || isBlank(inline.children);
  });
}

function aligned({ align }: { align?: Alignment }): { align?: Alignment } {
  return align === undefined ? {} : { align };
}

function languageAndDirection({ lang, dir }: { lang?: string; dir?: Direction }): {
  lang?: string;
  dir?: Direction;
} {
  const language = languageTag(lang);
  return { ...(language !== null && { lang: language }), ...(dir !== undefined && { dir }) };
}
