import type { MappingTaken } from '#catalogue';
import { readMappingFile, writeMappingFile } from '#wrangling';
import type { Library } from './context.ts';
import { keepUpWithTags } from './follow-changes.ts';
import { forgetProposals } from './open-proposals.ts';

/** All that a library says of its tags, as the text of a mapping file. */
export async function exportMapping({ catalogue }: Library): Promise<string> {
  return writeMappingFile(await catalogue.exportTags());
}

/**
 * Takes in a mapping file as one entry of the log, except what contradicts what is said here. Throws FL-USE-MAPPING when
 * the text is none.
 */
export async function importMapping(library: Library, text: string): Promise<MappingTaken> {
  const taken = await library.catalogue.importTags(readMappingFile(text), library.clock().toISOString());
  forgetProposals(library);
  await keepUpWithTags(library);
  return taken;
}
