import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Bytes below which an answer fits into one packet as it is. */
const SMALLEST = 1_280;
/** Brotli's levels go to 11; this one takes about a millisecond for a page of results and makes it as small as gzip's best. */
const BROTLI_QUALITY = 4;

/** Has answers of text sent compressed to who can read that: pages, stylesheets, scripts, feeds. Books and pictures are so already. */
export async function compressAnswers(server: FastifyInstance): Promise<void> {
  await server.register(compress, {
    threshold: SMALLEST,
    encodings: ['br', 'gzip'],
    customTypes:
      /^(?:text\/(?!event-stream)|application\/(?:json|xml|atom\+xml|opds\+json|javascript)|image\/svg\+xml)/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
    globalDecompression: false,
  });
}
