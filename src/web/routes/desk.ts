/** What is the owner's alone: keeping the library, and reading in it as oneself. */
import type { FastifyInstance } from 'fastify';
import type { Site } from '../site.ts';
import { registerComparing } from './comparing.ts';
import { registerDevices } from './devices.ts';
import { registerDuplicates } from './duplicates.ts';
import { registerEditing } from './editing.ts';
import { registerEReaders } from './ereaders.ts';
import { registerMakersHelp } from './help.ts';
import { registerImports } from './imports.ts';
import { registerMarks } from './marks.ts';
import { registerMutes } from './mutes.ts';
import { registerOriginals } from './originals.ts';
import { registerPlaces } from './places.ts';
import { registerPrinting } from './printing.ts';
import { registerReview } from './review.ts';
import { registerSearches } from './searches.ts';
import { registerTagDecisions } from './tags.ts';
import { registerTaking } from './taking.ts';
import { registerWrangling } from './wrangling.ts';

/** The routes that only the owner's site has. */
export function registerDesk(server: FastifyInstance, site: Site): void {
  registerOriginals(server, site);
  registerComparing(server, site);
  registerEditing(server, site);
  registerImports(server, site);
  registerDuplicates(server, site);
  registerReview(server, site);
  registerTagDecisions(server, site);
  registerWrangling(server, site);
  registerMarks(server, site);
  registerPlaces(server, site);
  registerSearches(server, site);
  registerTaking(server, site);
  registerPrinting(server, site);
  registerMutes(server, site);
  registerDevices(server, site);
  registerEReaders(server, site);
  registerMakersHelp(server, site);
}
