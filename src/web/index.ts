/** The site: one Fastify server that answers with complete pages, for which scripts are a convenience only. */
export { type FreezeOptions, type FreezeProgress, type Frozen, freezeSite } from './museum/freeze.ts';
export { movedAddresses, nginxMap } from './nginx-map.ts';
export { createServer } from './server.ts';
