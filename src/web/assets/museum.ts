/** The search of a site without a server: loads the few files that a search needs, and shows what it found. */
import { MuseumSearch } from './museum-search.ts';

const search = new MuseumSearch(document);
void search.start();
