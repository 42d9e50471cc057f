/** The search of a museum: its page, and the files that its script loads. */
import type { WorkId } from '#catalogue';
import { packParts, packWorks, type WordSpill, wordFileName, wordsOfWork } from '#fulltext';
import { findWorks, type PublicLibrary } from '#library';
import { html } from '#markup';
import { FACET_KINDS, type Facet, type FacetKind, facetCondition, noTexts, queryToForm } from '#search';
import { say, spokenLanguage, tell } from '#words';
import { assetAddress } from '../assets.ts';
import { withParameters } from '../parts/addresses.ts';
import { facetGroup } from '../parts/facet-group.ts';
import { linkTo } from '../parts/message-tags.ts';
import type { Places } from './places.ts';
import type { MuseumSite } from './site.ts';
import type { MuseumWork } from './works.ts';

/** Values of each facet that works can be filtered by: the most frequent. Those beyond have a page of their own, or are words. */
const MOST_VALUES = 40;

/** Bytes of a file of values, about. */
const MOST_BYTES = 48 * 1024;

/**
 * What the script learns first. `last` is the greatest number of a work; `beginnings` are those of the files of words. `values` are those of each
 * facet that works can be filtered by, file after file.
 */
export type SearchFacts = {
  last: number;
  beginnings: string[];
  values: Partial<Record<FacetKind, string[][]>>;
};

/** The file of the script, among the assets. */
export function searchScript(): string {
  return `museum.${spokenLanguage()}.js`;
}

/** The facets that works can be filtered by, with the values that the filters have. */
export async function filteredFacets({ library }: Pick<PublicLibrary, 'library'>): Promise<Facet[]> {
  const facets = { kinds: FACET_KINDS, values: MOST_VALUES };
  return (await findWorks(library, '', { page: 1, size: 1, facets })).facets;
}

/** The address of the search of the works with a value, on the live site's paths. */
export function filteredAddress(kind: FacetKind, value: string): string {
  return withParameters('/search', { [`include.${kind}`]: value });
}

/** Takes in the words of a work, and writes it as it stands in a list of what was found. `texts`: those of its story too. */
export async function gatherWork(
  site: MuseumSite,
  spill: WordSpill,
  { work, chapters }: MuseumWork,
  { texts }: { texts: boolean },
): Promise<void> {
  const [facets] = await site.library.catalogue.facetsOf([work.id]);
  spill.add(
    work.id,
    wordsOfWork({
      title: [work.title],
      about: [
        ...work.creators,
        ...work.tags.map(({ name }) => name),
        ...(facets?.tags ?? []).map(({ name }) => name),
        ...(work.series === null ? [] : [work.series.name]),
        ...[work.summary, work.notes, work.endNotes].flatMap((said) => said ?? []),
        ...chapters.flatMap(({ title }) => title ?? []),
      ],
      text: texts ? chapters.map(({ xhtml }) => xhtml.value) : [],
    }),
  );
  const card = { blurb: site.placed('search/index.html', site.blurbs.blurb(work)) };
  await site.write(`works/${work.id}/card.json`, `${JSON.stringify(card)}\n`);
}

/** Writes the files of words and values, and the page. `works` are those that were written, ascending; `facets` are {@link filteredFacets}, `assets` is the folder of built assets. */
export async function writeSearch(
  site: MuseumSite,
  spill: WordSpill,
  works: readonly WorkId[],
  { facets, assets }: { facets: readonly Facet[]; assets: string },
): Promise<void> {
  const beginnings: string[] = [];
  for (const { beginning, bytes } of spill.files()) {
    beginnings.push(beginning);
    await site.write(`search/words/${wordFileName(beginning)}`, bytes);
  }
  const values: SearchFacts['values'] = {};
  for (const facet of facets) values[facet.kind] = await writeValues(site, facet);
  await site.write('search/works.bin', packWorks(Uint32Array.from(works)));
  const facts: SearchFacts = { last: works.at(-1) ?? 0, beginnings, values };
  await site.write('search/facts.json', `${JSON.stringify(facts)}\n`);
  await site.send('/search', {
    title: say('frame.search'),
    script: assetAddress(assets, searchScript()),
    body: searchPage(facets, site.places.form),
  });
}

/** Writes which works have each value of a facet; answers the values of each file. */
async function writeValues(site: MuseumSite, { kind, values }: Facet): Promise<string[][]> {
  const files: { values: string[]; parts: Uint8Array[]; size: number }[] = [];
  for (const { value } of values) {
    const condition = facetCondition(kind, value);
    if (condition === null) continue;
    const works = await site.library.index.explore({ condition, sort: null }, noTexts, {}, (found) => {
      const ids: number[] = [];
      found.each((id) => ids.push(id));
      return Uint32Array.from(ids).sort();
    });
    const part = packWorks(works);
    let file = files.at(-1);
    if (file === undefined || file.size + part.length > MOST_BYTES) {
      file = { values: [], parts: [], size: 0 };
      files.push(file);
    }
    file.values.push(value);
    file.parts.push(part);
    file.size += part.length;
  }
  for (const [index, { parts }] of files.entries())
    await site.write(`search/values/${kind}-${index}.bin`, packParts(parts));
  return files.map((file) => file.values);
}

function searchPage(facets: readonly Facet[], written: Places['form']) {
  const form = queryToForm({ condition: { kind: 'all' }, sort: null });
  return html`<div class="browse">
<div class="results">
<h1>${say('museum.search')}</h1>
<noscript><p>${tell('museum.needs-script', { link: linkTo('/') })}</p></noscript>
<div class="views"><p class="extent" id="museum-found" role="status"></p>
<nav aria-label="${say('finding.views')}"><ul><li class="to-filters"><a href="#filters">${say('finding.filters')}</a></li></ul></nav></div>
<p hidden id="museum-no-files">${tell('museum.no-files', { link: linkTo('/') })}</p>
<h2 class="visually-hidden">${say('finding.list-of-works')}</h2>
<ol class="blurbs" id="museum-list"></ol>
<p class="actions"><button type="button" id="museum-more" hidden>${say('museum.more')}</button></p>
</div>
<section class="filters" id="filters" aria-labelledby="filters-heading" hidden>
<h2 id="filters-heading">${say('finding.filters')}</h2>
<form id="museum-filters" action="/search" method="get"${written === 'archive' && html` data-asks="fragment"`}>
${FACET_KINDS.map((kind) =>
  facetGroup(
    kind,
    facets.find((facet) => facet.kind === kind),
    form,
    null,
  ),
)}
<p class="actions"><button type="submit">${say('finding.show-these-works')}</button> <a href="/search">${say('finding.clear')}</a></p>
</form>
</section>
</div>`;
}
