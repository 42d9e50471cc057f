/** Lists of names with the number of works of each, A to Z. */
import { html, type Markup } from '#markup';
import { counted } from '../parts/wording.ts';

/** A name with what it is filed under and how many works it has. */
export type Entry = { name: string; works: number; address: string };

const COLLATOR = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** A page of names by first letter. `said` is the sentence under the heading. */
export function directoryPage(heading: string, said: string, entries: readonly Entry[]): Markup {
  const groups = groupByLetter(entries);
  return html`<h1>${heading}</h1>
<p>${said}</p>
${
  groups.length > 1 &&
  html`<nav class="letters" aria-label="Letters"><ul>${groups.map(
    ({ letter, id }) => html`<li><a href="#${id}">${letter}</a></li>`,
  )}</ul></nav>`
}
<div class="directory">${groups.map(
    ({ letter, id, entries: names }) => html`
<section aria-labelledby="${id}"><h2 id="${id}">${letter}</h2>
<ul>${names.map(
      ({ name, works, address }) =>
        html`<li><a href="${address}">${name}</a> <span class="quiet">${counted(works, 'work')}</span></li>`,
    )}</ul></section>`,
  )}</div>`;
}

function groupByLetter(entries: readonly Entry[]): { letter: string; id: string; entries: Entry[] }[] {
  const groups = new Map<string, Entry[]>();
  const sorted = entries
    .map((entry) => ({ entry, filed: filedAs(entry.name) }))
    .sort((a, b) => COLLATOR.compare(a.filed, b.filed));
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
  return /\d/.test(letter) ? '0–9' : 'Signs';
}
