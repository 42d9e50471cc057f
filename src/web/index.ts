/** The site: one Fastify server that answers with complete pages, for which scripts are a convenience only. */
export { createServer } from './server.ts';
