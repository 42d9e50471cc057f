/** What scripts add to pages for who wants works kept in this browser, and where that is set. */
import { keepOpened } from './keep-opened.ts';
import { KeptWorksList } from './kept-works-list.ts';

customElements.define('kept-works', KeptWorksList);
// A work that could not be kept can be read all the same.
keepOpened().catch(() => undefined);
