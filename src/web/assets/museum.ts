/** The search of a site without a server: loads the few files that a search needs, and shows what it found. */
import { FacetFilter } from './facet-filter.ts';
import { MuseumSearch } from './museum-search.ts';

customElements.define('facet-filter', FacetFilter);
const search = new MuseumSearch(document);
void search.start();
