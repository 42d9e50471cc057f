import type { TextMatch } from '../catalogue.ts';

/**
 * A text search in FTS5's query language (sqlite.org/fts5.html, §3), or null when it can match nothing. Every word is
 * a quoted string, so nothing a reader types is an operator.
 */
export function matchExpression(match: TextMatch): string | null {
  switch (match.kind) {
    case 'word': {
      const word = quoted(match.text);
      return word && `${column(match.column)}${word}${match.prefix ? ' *' : ''}`;
    }
    case 'phrase': {
      const phrase = quoted(match.words.join(' '));
      return phrase && `${column(match.column)}${phrase}`;
    }
    default:
      return joined(match.kind, match.parts);
  }
}

/** Parts that hold no word at all are left out: they say nothing about a text. */
function joined(kind: 'and' | 'or', parts: readonly TextMatch[]): string | null {
  const expressions = parts.flatMap((part) => matchExpression(part) ?? []);
  if (expressions.length <= 1) return expressions[0] ?? null;
  return `(${expressions.join(kind === 'and' ? ' AND ' : ' OR ')})`;
}

function column(name: string | undefined): string {
  return name === undefined ? '' : `${name} : `;
}

/** A string of FTS5; null when the tokenizer would find no word in it. NUL would end the query. */
function quoted(text: string): string | null {
  return /[\p{L}\p{N}\p{Co}]/u.test(text) ? `"${text.replaceAll('\0', ' ').replaceAll('"', '""')}"` : null;
}
