import { escapeText, html, type Markup, markupOf, placePictures } from './template.ts';

/** How a stored fragment is shown to one reader. */
export type Presentation = {
  /** The address of a picture by its SHA-256. */
  picture: (hash: string) => string;
  /** `shown`: a picture loads when it is about to come into view; `asked`: it is a link, in whose place a script may put it. */
  pictures: 'shown' | 'asked';
  /** `folded`: a creator's note opens when it is asked for. */
  notes: 'shown' | 'folded';
  /** `reader`: no line stands elsewhere than the reader's own because its creator aligned it. */
  alignment: 'creator' | 'reader';
  /** The id of a block, from 1, so that an address can lead to it. */
  anchor: (block: number) => string;
  /** What a folded note and the link to a picture are called, and the language of that, a BCP 47 tag. */
  words: { language: string; note: string; picture: string };
};

/** A stored fragment with ids on its blocks, and with pictures and notes as a reader wants them. */
export function presentFragment(fragment: Markup, how: Presentation): Markup {
  const anchored = markupOf(withIds(fragment.value, how.anchor));
  const aligned = how.alignment === 'reader' ? markupOf(withoutAlignment(anchored.value)) : anchored;
  const noted = how.notes === 'folded' ? markupOf(foldNotes(aligned.value, how.words)) : aligned;
  const placed = placePictures(noted, how.picture).value;
  return markupOf(how.pictures === 'asked' ? askForPictures(placed, how.words) : placed.replace(SHOWN, LAZY));
}

/** Where each block of a stored fragment begins; blocks within blocks are not counted. */
export function blockStarts({ value }: Markup): number[] {
  const starts: number[] = [];
  let depth = 0;
  for (let open = value.indexOf('<'); open >= 0; ) {
    const close = value.indexOf('>', open);
    if (close < 0) break;
    const ends = value[open + 1] === '/';
    const isEmpty = value[close - 1] === '/';
    if (!ends && depth === 0) starts.push(open);
    if (ends) depth -= 1;
    else if (!isEmpty) depth += 1;
    open = value.indexOf('<', close);
  }
  return starts;
}

function withIds(value: string, anchor: (block: number) => string): string {
  let out = '';
  let from = 0;
  for (const [index, start] of blockStarts(markupOf(value)).entries()) {
    const name = /^<[a-z0-9]+/.exec(value.slice(start, start + 16))?.[0] ?? '';
    const at = start + name.length;
    out += `${value.slice(from, at)} id="${escapeText(anchor(index + 1))}"`;
    from = at;
  }
  return out + value.slice(from);
}

/** Text has no quotation marks of its own in a fragment, so that only the classes of elements are met. */
function withoutAlignment(value: string): string {
  return value.replace(/ class="align-[a-z]+"/g, '').replace(/( class="verse [a-z]+) align-[a-z]+"/g, '$1"');
}

type Words = Presentation['words'];

/** Every `aside` of a fragment is a note. */
function foldNotes(value: string, { language, note }: Words): string {
  const summary = html`<summary lang="${language}">${note}</summary>`.value;
  return value
    .replace(/<aside([^<>]*) role="note">/g, (_, attributes: string) => `<details${attributes}>${summary}`)
    .replaceAll('</aside>', '</details>');
}

const SHOWN = /<img src="([^"<>]*)" alt="([^"<>]*)" \/>/g;

const LAZY = '<img src="$1" alt="$2" loading="lazy" />';

function askForPictures(value: string, { language, picture }: Words): string {
  const words = html`<span lang="${language}">${picture}</span>`.value;
  return value.replace(SHOWN, (_, address: string, alt: string) => {
    const says = alt === '' ? '' : ` ${alt}`;
    return `<p class="alt"><a class="picture-link" href="${address}" data-alt="${alt}">${words}</a>${says}</p>`;
  });
}
