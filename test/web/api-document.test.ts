import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWN_READER } from '#catalogue';
import { EXPORT_LINE } from '#contract';
import { listBatches } from '#library';
import { exampleAddress, exampleText } from '../../src/web/api/example-text.ts';
import type { Example, Operation } from '../../src/web/api/operation.ts';
import { OPERATIONS } from '../../src/web/api/operations.ts';
import { exactly, tokenFor } from './ask-api.ts';
import { getPage } from './ask-site.ts';
import { englishIn, GERMAN, wordsOf } from './in-german.ts';
import { markupFaults } from './markup-rules.ts';
import { routesOf } from './routes-of.ts';
import { type ImportingSite, openSampleSite } from './sample-library.ts';
import { FILES_FORM, filesForm } from './upload.ts';

/** What a document says of an operation, as far as it is looked at here. */
type Said = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; example?: unknown }[];
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
};
type Document = { paths: Record<string, Record<string, Said>> };

let site: ImportingSite;
let document: Document;
let token = '';
const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-api-'));
beforeAll(async () => {
  writeFileSync(
    path.join(folder, 'bell.txt'),
    'Title: The Bell\nAuthor: Quill\n\n***\n\nIt rang twice that night.\n',
  );
  site = await openSampleSite();
  document = (await site.server.inject('/api/v1/openapi.json')).json();
  token = await tokenFor(site, 'mark', 'edit', 'import');
  // The import that an example takes up again.
  const { catalogue } = site.library;
  const batch = await catalogue.startBatch({ sources: [folder], startedAt: '2026-03-05T10:00:00.000Z' });
  await catalogue.finishBatch(batch, 'interrupted', '2026-03-05T10:01:00.000Z');
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A path that is there stands for one of whoever reads the example. */
function bodyOf({ id }: Operation, { body }: Example): unknown {
  return id === 'createJob' ? { path: folder } : body;
}

async function run(operation: Operation, example: Example) {
  const { method, needs, takes } = operation;
  const body = bodyOf(operation, example);
  const isForm = takes?.kind === 'files';
  const type = takes?.kind === 'patch' ? 'application/merge-patch+json' : 'application/json';
  const { 'content-type': form } = FILES_FORM;
  return site.server.inject({
    method,
    url: exampleAddress(operation, example),
    headers: {
      ...(needs !== null && { authorization: `Bearer ${token}` }),
      ...example.headers,
      ...(body !== undefined && { 'content-type': isForm ? form : type }),
    },
    ...(body !== undefined && {
      payload: isForm ? filesForm(body as Record<string, string>) : JSON.stringify(body),
    }),
  });
}

describe('the document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  });

  it('has every route of the server, and no other', () => {
    const routes = [...routesOf(site)].flatMap(([route, methods]) =>
      route.startsWith('/api/') ? [...methods].map((method) => `${method} ${route}`) : [],
    );
    const said = Object.entries(document.paths).flatMap(([place, methods]) =>
      Object.keys(methods).map(
        (method) => `${method.toUpperCase()} /api/v1${place.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    expect(routes.filter((route) => !/^(?:HEAD|OPTIONS) /.test(route)).sort()).toEqual(said.sort());
    expect(said.length).toBeGreaterThan(40);
  });

  it('says of each operation what it takes, what it needs and how it refuses', () => {
    for (const { method, path: place, id, needs } of OPERATIONS) {
      const said = document.paths[place]?.[method.toLowerCase()];
      expect(said?.operationId).toBe(id);
      expect(Object.keys(said?.responses ?? {})).toContain('401');
      expect(Object.keys(said?.responses ?? {}).includes('403')).toBe(needs !== null);
    }
  });

  it('has the examples of the operations', () => {
    for (const { method, path: place, query, takes, examples } of OPERATIONS) {
      const said = document.paths[place]?.[method.toLowerCase()];
      const [example] = examples;
      const given = said?.parameters.filter((one) => one.in === 'query' && 'example' in one);
      const asked = Object.keys(example?.query ?? {});
      expect(given?.map(({ name }) => name).sort()).toEqual(asked.sort());
      expect(asked.filter((name) => query?.shape[name] === undefined)).toEqual([]);
      if (takes !== null && takes.kind !== 'files' && example?.body !== undefined)
        expect(Object.values(said?.requestBody?.content ?? {})[0]?.example).toEqual(example.body);
    }
  });
});

describe('every example works:', () => {
  it.each(
    OPERATIONS.flatMap((operation) => operation.examples.map((example) => [operation, example] as const)),
  )('$id', async (operation, example) => {
    if (operation.group === 'imports') await site.queue.settled();
    const reply = await run(operation, example);
    const { gives } = operation;
    expect([operation.id, reply.statusCode, reply.statusCode < 300 ? '' : reply.body]).toEqual([
      operation.id,
      gives.status,
      '',
    ]);
    const type = String(reply.headers['content-type'] ?? '').replace(/;.*/, '');
    switch (gives.kind) {
      case 'shape':
        exactly(gives.shape, reply.json());
        expect(type).toBe('application/json');
        break;
      case 'file':
        expect(gives.media).toContain(type);
        if (gives.line !== undefined)
          for (const line of reply.body.trimEnd().split('\n')) exactly(EXPORT_LINE, JSON.parse(line));
        break;
      case 'nothing':
        expect(reply.body).toBe('');
    }
  });

  it('and did what it says', async () => {
    await site.queue.settled();
    const { batches } = await listBatches(site.library, 1);
    expect(batches.map(({ status, works }) => [status, works])).toEqual([
      ['finished', 1],
      ['finished', 1],
      ['finished', 0],
      ['finished', 27],
    ]);
    expect(await site.library.catalogue.savedSearches(OWN_READER)).toEqual([]);
  });
});

describe('the page of the API', () => {
  it('shows every operation with every example', async () => {
    const page = await getPage(site, '/help/api');
    expect([page.status, await markupFaults(page.body)]).toEqual([200, []]);
    const shown = wordsOf(page.body).replaceAll('&gt;', '>');
    expect(shown).toContain('Parameters: muted, WorkPatch');
    for (const operation of OPERATIONS)
      for (const example of operation.examples) expect(shown).toContain(exampleText(operation, example));
  });

  it('is said in German', async () => {
    const { body } = await site.server.inject({ url: '/help/api', headers: GERMAN });
    expect(wordsOf(body)).toContain('Ein Werk berichtigen');
    expect(englishIn(body, ['api', 'help'])).toEqual([]);
  });
});
