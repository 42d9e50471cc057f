/** The library itself, what its codes mean, and the document of the API. */
import { LIBRARY, PROBLEM_KIND, PROBLEM_PARAMS } from '#contract';
import { ERROR_TABLE, type ErrorCode, FanlightError } from '#errors';
import { findWorks } from '#library';
import { sayError } from '#words';
import { statusOf } from '../../statuses.ts';
import { answering, type Operation, sending } from '../operation.ts';
import { sendJson } from '../send-json.ts';

/** The operations; `documentOf` gives the document of them all. */
export function aboutOperations(documentOf: () => object): readonly Operation[] {
  return [
    answering(
      { id: 'getLibrary', group: 'about', method: 'GET', path: '/library', gives: LIBRARY, examples: [{}] },
      async ({ site: { library }, program: { device, scopes, reader } }) => {
        const { total, hidden } = await findWorks(library, '', { page: 1, size: 1, reader });
        const numbers = await library.catalogue.numbers();
        const body = {
          library: await library.catalogue.identity(),
          version: 1 as const,
          works: total,
          hidden,
          words: numbers.words,
          chapters: numbers.chapters,
          creators: numbers.creators,
          device: device && { id: device.id, name: device.name },
          scopes: [...scopes],
        };
        return { body };
      },
    ),
    answering(
      {
        id: 'getProblem',
        group: 'about',
        method: 'GET',
        path: '/problems/{code}',
        params: PROBLEM_PARAMS,
        gives: PROBLEM_KIND,
        refuses: ['FL-WEB-NOT-FOUND'],
        examples: [{ params: { code: 'FL-API-SCOPE' } }],
      },
      async ({ params: { code } }) => {
        if (!isCode(code)) throw new FanlightError('FL-WEB-NOT-FOUND');
        const { kind } = ERROR_TABLE[code];
        const status = kind === 'file' || kind === 'loss' ? null : statusOf(code);
        return { body: { code, status, says: sayError(code) } };
      },
    ),
    sending(
      {
        id: 'getDocument',
        group: 'about',
        method: 'GET',
        path: '/openapi.json',
        gives: { kind: 'file', status: 200, media: ['application/json'] },
        examples: [{}],
      },
      async ({ request }, reply) => sendJson(request, reply, documentOf()),
    ),
  ];
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_TABLE, code);
}
