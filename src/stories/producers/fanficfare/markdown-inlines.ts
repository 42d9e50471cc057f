import type { Inline } from '#document';

/** Marks as html2text writes them: `_emphasis_`, `**strong**`, `~~struck~~`. A lone `*` is the author's own. */
const MARKS = { _: 'emphasis', '**': 'strong', '~~': 'strike' } as const;
type Mark = keyof typeof MARKS;

/** A piece of a line: text, a line break, a link, or a run of mark glyphs that may open or close. */
type Token =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | { type: 'link'; href: string; text: string }
  | { type: 'picture'; alt: string; src: string }
  | { type: 'mark'; mark: Mark; opens: boolean; closes: boolean };

const TOKEN =
  /\\([\\`*_{}[\]()#+.!>|~-])|(\n)|!\[([^\]\n]{0,500})\]\(([^()\s]{1,2000})\)|(?<!!)\[([^\]]{1,2000})\]\(<?((?:https?|mailto):[^()<>\s]{1,2000})>?\)|(\*\*|~~|_)/g;

/** The inlines of a paragraph of light Markdown; `\n` in it is a break that was meant. Linear in its length. */
export function markdownInlines(text: string): Inline[] {
  return buildInlines(tokensOf(text));
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  const addText = (piece: string) => {
    const last = tokens.at(-1);
    if (piece === '') return;
    if (last?.type === 'text') last.text += piece;
    else tokens.push({ type: 'text', text: piece });
  };
  for (const match of text.matchAll(TOKEN)) {
    const [whole, escaped, broken, alt, src, label, href, mark] = match;
    addText(text.slice(from, match.index));
    from = match.index + whole.length;
    if (escaped !== undefined) addText(escaped);
    else if (broken !== undefined) tokens.push({ type: 'break' });
    else if (src !== undefined) tokens.push({ type: 'picture', alt: alt ?? '', src });
    else if (href !== undefined) tokens.push({ type: 'link', href, text: label ?? '' });
    else if (mark !== undefined && isMark(mark)) tokens.push(markAt(text, match.index, mark));
  }
  addText(text.slice(from));
  return tokens;
}

function isMark(glyphs: string): glyphs is Mark {
  return glyphs in MARKS;
}

/** A mark opens in front of a word and closes behind one; an underscore inside a word is neither. */
function markAt(text: string, at: number, mark: Mark): Token {
  const before = text[at - 1] ?? ' ';
  const after = text[at + mark.length] ?? ' ';
  const inWord = mark === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
  const opens = !inWord && /\S/.test(after) && !(mark === '_' && /[\p{L}\p{N}]/u.test(before));
  const closes = !inWord && /\S/.test(before) && !(mark === '_' && /[\p{L}\p{N}]/u.test(after));
  return { type: 'mark', mark, opens, closes };
}

type Open = { mark: Mark; inlines: Inline[] };

/** Pairs the marks; what opens and never closes, or closes what is not open, is text. */
function buildInlines(tokens: readonly Token[]): Inline[] {
  const root: Inline[] = [];
  const stack: Open[] = [];
  const here = () => stack.at(-1)?.inlines ?? root;
  const unwind = (depth: number) => {
    while (stack.length > depth) {
      const { mark, inlines } = stack.pop() ?? { mark: '_' as Mark, inlines: [] };
      addInlines(here(), [{ type: 'text', text: mark }, ...inlines]);
    }
  };
  for (const token of tokens) {
    if (token.type === 'mark') {
      const open = token.closes ? stack.findLastIndex(({ mark }) => mark === token.mark) : -1;
      if (open >= 0) {
        unwind(open + 1);
        const closed = stack.pop();
        addInlines(here(), [{ type: MARKS[token.mark], children: closed?.inlines ?? [] }]);
      } else if (token.opens && stack.length < Object.keys(MARKS).length) {
        stack.push({ mark: token.mark, inlines: [] });
      } else addInlines(here(), [{ type: 'text', text: token.mark }]);
    } else addInlines(here(), inlinesOf(token));
  }
  unwind(0);
  return root;
}

function inlinesOf(token: Exclude<Token, { type: 'mark' }>): Inline[] {
  switch (token.type) {
    case 'text':
      return [{ type: 'text', text: token.text }];
    case 'break':
      return [{ type: 'break' }];
    case 'link':
      return [{ type: 'link', href: token.href, children: buildInlines(tokensOf(token.text)) }];
    case 'picture':
      return token.alt === '' ? [] : [{ type: 'text', text: token.alt }];
  }
}

/** Adds inlines, texts that touch made one. */
function addInlines(into: Inline[], inlines: readonly Inline[]): void {
  for (const inline of inlines) {
    const last = into.at(-1);
    if (inline.type === 'text' && last?.type === 'text') last.text += inline.text;
    else into.push(inline.type === 'text' ? { ...inline } : inline);
  }
}
