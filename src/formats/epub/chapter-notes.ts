import { html, type Markup, markupOf } from '#markup';
import { ownWordsMark } from '../written-language.ts';

/** A chapter's fragment whose notes at the end can be reached, and what leads to them from its beginning. */
export type LinkedNotes = { links: Markup[]; fragment: Markup };

/** A note as stored fragments write it, or the end of one: notes may stand in notes. */
const EDGE = /<aside class="note note-(start|inside|end)" role="note">|<\/aside>/g;

/**
 * Gives the notes that stand at the end of a chapter ids, and each a way back to its beginning, where a link leads to it: who wants
 * to know what an author warns of there need not read the chapter first.
 */
export function withLinkedNotes(fragment: Markup, language: string): LinkedNotes {
  const links: Markup[] = [];
  const open: (number | null)[] = [];
  const own = ownWordsMark(language);
  const linked = fragment.value.replace(EDGE, (edge, position: string | undefined) => {
    if (edge === '</aside>') {
      const number = open.pop() ?? null;
      return number === null ? edge : `${wayBack(number, own).value}\n${edge}`;
    }
    const number = position === 'end' ? links.length + 1 : null;
    open.push(number);
    if (number === null) return edge;
    links.push(wayThere(number, own));
    return edge.replace('<aside', `<aside id="note-${number}"`);
  });
  return { links, fragment: markupOf(linked) };
}

function wayThere(number: number, own: Markup): Markup {
  return html`<p class="note-link"${own}><a id="to-note-${number}" href="#note-${number}" epub:type="noteref" role="doc-noteref">${
    number === 1 ? 'Notes at the end of the chapter' : `Notes at the end of the chapter, ${number}`
  }</a></p>`;
}

function wayBack(number: number, own: Markup): Markup {
  return html`<p class="note-link"${own}><a href="#to-note-${number}" role="doc-backlink">Back to the beginning of the chapter</a></p>`;
}

const WAY_BACK =
  /<p class="note-link"[^<>]{0,40}><a href="#to-note-\d{1,6}" role="doc-backlink">Back to the beginning of the chapter<\/a><\/p>\n/g;

/** A fragment as it was before {@link withLinkedNotes}; ids are not read. */
export function withoutLinkedNotes(fragment: string): string {
  return fragment.includes('doc-backlink') ? fragment.replace(WAY_BACK, '') : fragment;
}
