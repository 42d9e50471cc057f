import { describe } from 'vitest';
import type { CatalogueOpener } from './contract.ts';
import { tagLibrary } from './tags/tag-library.ts';
import { tagsDecided } from './tags/tags-decided.ts';
import { tagsFound } from './tags/tags-found.ts';
import { tagsMapped } from './tags/tags-mapped.ts';
import { tagsUndone } from './tags/tags-undone.ts';

/** What every adapter of the catalogue must do with the tag graph. */
export function tagsContract(name: string, open: CatalogueOpener): void {
  describe(`tags contract: ${name}`, () => {
    const library = tagLibrary(open);
    tagsFound(library);
    tagsDecided(library);
    tagsUndone(library);
    tagsMapped(library);
  });
}
