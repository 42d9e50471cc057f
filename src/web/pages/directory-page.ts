/** Lists of names with the number of works of each, A to Z. */
import { html, type Markup } from '#markup';
import { compareNames, say, tell } from '#words';
import { heard } from '../parts/message-tags.ts';
import { waysIn } from '../parts/ways-in.ts';
import { counted } from '../parts/wording.ts';

/** A name with what it is filed under and how many works it has. */
export type Entry = { name: string; works: number; address: string };

/** What a directory is called, its address, the sentence under its heading, and the letter that is shown where all are too many. */
export type Directory = {
  heading: string;
  address: string;
  said: string;
  letter: string;
  /** The ways from here to other lists; those of the site where nothing else is said. */
  nav?: Markup;
};

/** As many names as one page shows; of more, one letter at a time. */
const MOST_NAMES = 600;
/** Stands for the letter of names that begin with neither letter nor digit. */
const SIGNS = 'Signs';

/** A page of names by first letter. */
export function directoryPage(directory: Directory, entries: readonly Entry[]): Markup {
  return pageOf(directory, groupByLetter(entries), entries.length > MOST_NAMES);
}

/** Every page of a list: the one at its address and, where that cannot show all names, one for each letter. */
export function* directoryPages(
  directory: Omit<Directory, 'letter'>,
  entries: readonly Entry[],
): Generator<{ letter: string; body: Markup }> {
  const groups = groupByLetter(entries);
  const isLong = entries.length > MOST_NAMES;
  for (const letter of ['', ...(isLong ? groups.map((group) => group.letter) : [])])
    yield { letter, body: pageOf({ ...directory, letter }, groups, isLong) };
}

/** `isLong`: one letter at a time. */
function pageOf(
  { heading, address, said, letter, nav = waysIn(address) }: Directory,
  groups: readonly Group[],
  isLong: boolean,
): Markup {
  const asked = groups.find((group) => group.letter === letter) ?? groups[0];
  const shown = isLong && asked !== undefined ? [asked] : groups;
  return html`<h1>${heading}</h1>
${nav}
<p>${said}</p>
${
  groups.length > 1 &&
  html`<nav class="letters" aria-label="${say('finding.letters')}"><ul>${groups.map((group) => html`<li>${letterLink(group, isLong ? address : null, asked)}</li>`)}</ul></nav>`
}
<div class="directory">${shown.map(
    ({ letter, id, entries: names }) => html`
<section aria-labelledby="${id}"><h2 id="${id}">${letterName(letter)}</h2>
<ul>${names.map(
      ({ name, works, address }) =>
        html`<li><a href="${address}">${name}</a> <span class="quiet">${counted(works, 'work')}</span></li>`,
    )}</ul></section>`,
  )}</div>`;
}

/** To a letter's place on this page or, where each has a page of its own, to that. */
function letterLink(
  { letter, id, entries }: Group,
  address: string | null,
  shown: Group | undefined,
): Markup {
  const name = letterName(letter);
  if (address === null) return html`<a href="#${id}">${name}</a>`;
  const current = letter === shown?.letter && html` aria-current="page"`;
  return html`<a href="${address}?${new URLSearchParams({ letter }).toString()}"${current}>${tell('finding.letter', { letter: name, count: entries.length, heard })}</a>`;
}

type Group = { letter: string; id: string; entries: Entry[] };

function groupByLetter(entries: readonly Entry[]): Group[] {
  const groups = new Map<string, Entry[]>();
  const sorted = entries
    .map((entry) => ({ entry, filed: filedAs(entry.name) }))
    .sort((a, b) => compareNames(a.filed, b.filed));
  for (const { entry, filed } of sorted) {
    const letter = initial(filed);
    const group = groups.get(letter);
    if (group) group.push(entry);
    else groups.set(letter, [entry]);
  }
  return [...groups].map(([letter, names], index) => ({ letter, id: `letter-${index + 1}`, entries: names }));
}

/** Filed without leading signs and without a leading article, as libraries do. */
function filedAs(name: string): string {
  const words = name.replace(/^[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/u, '');
  return words.replace(/^(?:the|an?) (?=\S)/i, '');
}

function initial(filed: string): string {
  const letter = filed.normalize('NFD').charAt(0).toUpperCase();
  if (/\p{L}/u.test(letter)) return letter;
  return /\d/.test(letter) ? '0–9' : SIGNS;
}

function letterName(letter: string): string {
  return letter === SIGNS ? say('finding.signs') : letter;
}
