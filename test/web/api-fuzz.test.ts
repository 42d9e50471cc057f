import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/web/api/operations.ts';
import { exactly, tokenFor } from './ask-api.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { FILES_FORM, filesForm } from './upload.ts';

/** Requests that are tried, each whole or with something broken in it. */
const TRIES = 1_500;

type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  pattern?: string;
};
type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema };
type Said = {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: Schema }> }>;
  security: Record<string, unknown>[];
};
type Document = {
  paths: Record<string, Record<string, Said>>;
  components: { schemas: Record<string, Schema> };
};
type Operation = { path: string; method: string; said: Said };
type Request = {
  operation: Operation;
  values: Record<string, unknown>;
  body: unknown;
  type: string;
  token: string;
  mess: string;
};

let site: SampleSite;
let document: Document;
let token = '';
let ajv: Ajv2020.default;
beforeAll(async () => {
  // No path of this machine: what is tried could be one.
  site = await openSampleSite(undefined, { importPaths: false });
  document = (await site.server.inject('/api/v1/openapi.json')).json();
  token = await tokenFor(site, 'mark', 'edit', 'import');
  ajv = new Ajv2020.default({ strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'api', ...document });
});
afterAll(() => site.close());

/** Text that finds trouble where there is any. */
const ODD = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '%',
    '%00',
    '\0',
    '../..',
    '/',
    '"',
    "'",
    '\u202e',
    '𝕏',
    '\ud800',
    '__proto__',
    'constructor',
    '-1',
    '1e999',
    'NaN',
    'a'.repeat(5_000),
  ),
);
/** Numbers that something in the library has. */
const SMALL = fc.integer({ min: 1, max: 30 });
/** Queries, names and words of the sample library. */
const WORDS = fc.constantFrom(
  ...[
    '',
    'lamp',
    'fandom:"Sherlock Holmes"',
    'sort:random',
    'words:>',
    '(',
    '"a b',
    'is:unread -rating:explicit',
  ],
  ...['Sherlock Holmes', 'Lamps', 'Annie M.', 'Case Fic', 'fandom', 'by', 'en', 'FL-API-RATE', '*'],
);

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : (document.components.schemas[name] ?? {});
}

/** Values that a schema takes. */
function valuesOf(said: Schema): fc.Arbitrary<unknown> {
  const schema = resolved(said);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return fc.oneof(...alternatives.map(valuesOf));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type) => valuesOf({ ...schema, type })));
  switch (schema.type) {
    case 'integer':
    case 'number': {
      const { minimum = 0, maximum = 1_000_000 } = schema;
      return fc.oneof(
        SMALL.filter((value) => value >= minimum && value <= maximum),
        fc.integer({ min: minimum, max: maximum }),
      );
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}), { maxLength: Math.min(4, schema.maxItems ?? 4) });
    case 'object': {
      const entries = Object.entries(schema.properties ?? {}).map(([name, property]) => [
        name,
        valuesOf(property),
      ]);
      return fc.record(Object.fromEntries(entries) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: schema.required ?? [],
      });
    }
    case 'string':
      return textsOf(schema);
    default:
      return fc.constant(null);
  }
}

function textsOf({ pattern, minLength = 0, maxLength = 100 }: Schema): fc.Arbitrary<string> {
  const fits = (text: string) =>
    text.length >= minLength &&
    text.length <= maxLength &&
    (pattern === undefined || new RegExp(pattern).test(text));
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern)).filter(fits);
  return fc.oneof(WORDS.filter(fits), fc.string({ minLength, maxLength: Math.min(60, maxLength) }));
}

/** Requests of an operation: what the document allows, or something else here and there. */
function requestsOf(operation: Operation, isBroken: boolean): fc.Arbitrary<Request> {
  const { parameters, requestBody } = operation.said;
  const broken = fc.oneof(ODD, fc.jsonValue({ maxDepth: 2 }));
  const maybe = (values: fc.Arbitrary<unknown>) => (isBroken ? fc.oneof(values, broken) : values);
  const values = fc.record(
    Object.fromEntries(parameters.map(({ name, schema }) => [name, maybe(valuesOf(schema))])) as Record<
      string,
      fc.Arbitrary<unknown>
    >,
    { requiredKeys: parameters.filter(({ required }) => required && !isBroken).map(({ name }) => name) },
  );
  const contents = Object.entries(requestBody?.content ?? {});
  const bodies = contents.map(([type, { schema }]) =>
    fc.record({
      type: isBroken ? fc.constantFrom(type, type, 'text/plain', 'application/xml', '') : fc.constant(type),
      body: type.startsWith('multipart')
        ? fc.constantFrom({ 'a.txt': 'Title: A\n\n***\n\nWords.\n' }, {})
        : maybe(valuesOf(schema)),
    }),
  );
  return fc
    .record({
      values,
      sent: bodies.length === 0 ? fc.constant({ type: '', body: undefined }) : fc.oneof(...bodies),
      token: isBroken ? fc.constantFrom(token, token, '', 'no-such-token') : fc.constant(token),
      mess: isBroken ? fc.oneof(fc.constant(''), fc.constant(''), ODD) : fc.constant(''),
    })
    .map(({ values: given, sent, token: used, mess }) => ({
      operation,
      values: given,
      ...sent,
      token: used,
      mess,
    }));
}

function operations(): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, said]) => ({ path, method: method.toUpperCase(), said })),
  );
}

/** Text as an address holds it; half a surrogate pair has no bytes. */
function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeURIComponent(text.toWellFormed());
}

/** A part of a path: nothing at all, and dots, would make it another address. */
function partOf(value: unknown): string {
  const part = encoded(value);
  return /^\.*$/.test(part) ? `~${part}` : part;
}

async function send({ operation, values, body, type, token: used, mess }: Request) {
  const { path, method, said } = operation;
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => partOf(values[name]));
  const asked = said.parameters.flatMap(({ name, in: where }) =>
    where !== 'query' || !(name in values)
      ? []
      : [values[name]].flat().map((value) => `${name}=${encoded(value)}`),
  );
  if (mess !== '') asked.push(encoded(mess));
  const isForm = type.startsWith('multipart');
  const { 'content-type': form } = FILES_FORM;
  const match = said.parameters.find(({ name }) => name === 'If-Match') && values['If-Match'];
  return site.server.inject({
    method: method as 'GET',
    url: `/api/v1${place}${asked.length === 0 ? '' : `?${asked.join('&')}`}`,
    headers: {
      ...(used !== '' && { authorization: `Bearer ${used}` }),
      ...(typeof match === 'string' && /^[\x21-\x7e]*$/.test(match) && { 'if-match': match }),
      ...(type !== '' && { 'content-type': isForm ? form : type }),
    },
    ...(body !== undefined && {
      payload: isForm
        ? filesForm(body as Record<string, string>)
        : typeof body === 'string' && mess !== ''
          ? body
          : JSON.stringify(body),
    }),
  });
}

/** What of an answer is not as the document has it; null when all is. */
function faultOf({ path, method, said }: Operation, reply: Awaited<ReturnType<typeof send>>): string | null {
  const { statusCode, body } = reply;
  const response = said.responses[statusCode];
  // A queue that is full says so with 503; nothing may fail for a reason that nobody foresaw.
  if (statusCode === 500 || response === undefined) return `${statusCode} ${body.slice(0, 300)}`;
  const type = String(reply.headers['content-type'] ?? '').replace(/;.*/, '');
  if (response.content === undefined) return body === '' ? null : `${statusCode} has a body`;
  if (!(type in response.content)) return `${statusCode} is ${type}`;
  if (response.content[type]?.schema === undefined) return null;
  const part = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));
  const pointer = `api#/paths/${part(path)}/${method.toLowerCase()}/responses/${statusCode}/content/${part(type)}/schema`;
  const validate = ajv.getSchema(pointer);
  if (validate === undefined) return `no schema at ${pointer}`;
  const answer: unknown = JSON.parse(body);
  if (validate(answer) !== true) return ajv.errorsText(validate.errors);
  const code = type === 'application/problem+json' ? (answer as { code: string }).code : null;
  return code === null || response.description.includes(`\`${code}\``) ? null : `${statusCode} is ${code}`;
}

it('answers whatever its document allows, and whatever it does not, as the document says', async () => {
  const all = operations();
  expect(all.length).toBeGreaterThan(40);
  const requests = fc
    .tuple(fc.constantFrom(...all), fc.boolean())
    .chain(([operation, isBroken]) => requestsOf(operation, isBroken));
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const reply = await send(request);
      statuses.set(reply.statusCode, (statuses.get(reply.statusCode) ?? 0) + 1);
      const { operation } = request;
      expect([operation.said.operationId, faultOf(operation, reply)]).toEqual([
        operation.said.operationId,
        null,
      ]);
      const operated = OPERATIONS.find(({ id }) => id === operation.said.operationId);
      if (operated?.gives.kind === 'shape' && reply.statusCode === operated.gives.status)
        exactly(operated.gives.shape, JSON.parse(reply.body));
      // Without its works the library would answer 404 from there on.
      if (operation.said.operationId === 'withdrawBatch' && reply.statusCode === 200)
        await site.server.inject({
          method: 'POST',
          url: `/api/v1/batches/${String(request.values['id'])}/restore`,
          headers: { authorization: `Bearer ${token}` },
        });
    }),
    { numRuns: TRIES },
  );
  for (const status of [200, 400, 401, 404])
    expect([status, (statuses.get(status) ?? 0) > 20]).toEqual([status, true]);
}, 300_000);

it.each([
  ['(', 'FL-QUERY-SYNTAX'],
  ['colour:red', 'FL-QUERY-FIELD'],
  ['words:>', 'FL-QUERY-VALUE'],
  ['id:9999', 'FL-USE-NOTHING-CHOSEN'],
])('makes no book of %s, as the document says', async (q, code) => {
  const operation = operations().find(({ said }) => said.operationId === 'exportBook') as Operation;
  const reply = await send({ operation, values: { q }, body: undefined, type: '', token, mess: '' });
  expect([reply.json().code, faultOf(operation, reply)]).toEqual([code, null]);
});
