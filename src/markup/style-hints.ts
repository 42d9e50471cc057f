import type { MarkType } from '#document';

/** What little of a `style` attribute speaks of the story: marks, alignment, and whether it is shown at all. */
export type StyleHints = { marks: MarkType[]; align: string | null; hidden: boolean };

const NOTHING: StyleHints = { marks: [], align: null, hidden: false };

/** Reads a `style` attribute; declarations that are not understood do not count. */
export function styleHints(style: string | null): StyleHints {
  if (style === null) return NOTHING;
  const hints: StyleHints = { marks: [], align: null, hidden: false };
  for (const declaration of style.slice(0, 2000).split(';')) {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    if (property === 'font-style' && /^(?:italic|oblique)/.test(value)) hints.marks.push('emphasis');
    else if (property === 'font-weight' && /^(?:bold|[6-9]00)/.test(value)) hints.marks.push('strong');
    else if (property.startsWith('text-decoration') && value.includes('underline'))
      hints.marks.push('underline');
    else if (property.startsWith('text-decoration') && value.includes('line-through'))
      hints.marks.push('strike');
    else if (property === 'vertical-align' && (value === 'sub' || value === 'super'))
      hints.marks.push(value === 'sub' ? 'sub' : 'sup');
    else if (property === 'text-align') hints.align = value;
    else if (property === 'display' && value.startsWith('none')) hints.hidden = true;
  }
  return hints;
}
