/** The description of the API for programs: an OpenAPI 3.1 document, made of the operations and their schemas. */
import { z } from 'zod';
import { NAMED_SHAPES, SHAPE_DESCRIPTIONS } from '#contract';
import type { ErrorCode } from '#errors';
import { inLanguage, say } from '#words';
import { statusOf } from '../statuses.ts';
import type { Gives, Operation, Takes } from './operation.ts';
import { isList } from './query-of.ts';
import { API_BASE } from './send-json.ts';

type Json = Record<string, unknown>;
type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The version of the API: it grows by fields and operations, and by a new address where a meaning changes. */
const API_VERSION = '1.0.0';

/** What every operation may refuse with, beside what it says itself. */
const OF_ALL: readonly ErrorCode[] = [
  'FL-API-TOKEN',
  'FL-WEB-HOST',
  'FL-API-RATE',
  'FL-WEB-FAILED',
  'FL-LIB-LOCKED',
];
const OF_CHANGES: readonly ErrorCode[] = ['FL-API-SCOPE', 'FL-WEB-ORIGIN', 'FL-LIB-FULL'];
const OF_BODIES: readonly ErrorCode[] = ['FL-API-TYPE', 'FL-API-LARGE'];

/** The document of some operations, in English. */
export function documentOf(operations: readonly Operation[]): object {
  return inLanguage('en', () => {
    const paths: Record<string, Json> = {};
    for (const operation of operations) {
      const path = paths[operation.path] ?? {};
      path[operation.method.toLowerCase()] = described(operation);
      paths[operation.path] = path;
    }
    const groups = [...new Set(operations.map(({ group }) => group))];
    return {
      openapi: '3.1.0',
      info: { title: 'Fanlight', version: API_VERSION, description: say('api.described') },
      servers: [{ url: API_BASE }],
      tags: groups.map((group) => ({ name: group, description: say(`api.group-${group}`) })),
      paths,
      components: {
        schemas: namedSchemas(operations),
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: say('api.token-described') },
        },
      },
    };
  });
}

function described({
  id,
  group,
  needs,
  params,
  query,
  takes,
  gives,
  method,
  examples,
  ...rest
}: Operation): Json {
  const [example] = examples;
  return {
    operationId: id,
    tags: [group],
    summary: say(`api.op-${id}`),
    security: needs === null ? [{}, { token: [] }] : [{ token: [needs] }],
    parameters: [
      ...parametersOf(params, 'path', example?.params),
      ...parametersOf(query, 'query', example?.query),
      ...(takes?.kind === 'patch' ? [IF_MATCH] : []),
    ],
    ...(takes !== null && { requestBody: bodyOf(takes, example?.body) }),
    responses: {
      [gives.status]: givenBy(gives),
      ...(rest.leadsOn && { 302: { description: say('api.leads-on') } }),
      ...(method === 'GET' && { 304: { description: say('api.not-changed') } }),
      ...refusalsOf({ needs, params, query, takes, method, ...rest }),
    },
  };
}

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The ETag of the state that is meant, or `*` for any.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  example: '*',
};

function parametersOf(shape: z.ZodObject | null, where: 'path' | 'query', example: Json = {}): Json[] {
  if (shape === null) return [];
  const { properties = {} } = schemaOf(shape, 'output');
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Json;
    return {
      name,
      in: where,
      required: where === 'path' || !shape.shape[name]?.safeParse(undefined).success,
      ...(description !== undefined && { description }),
      ...(isList(shape.shape[name]) && { style: 'form', explode: true }),
      schema,
      ...(name in example && { example: example[name] }),
    };
  });
}

function bodyOf(takes: Takes, example: unknown): Json {
  if (takes.kind === 'files') {
    const files = {
      type: 'array',
      minItems: 1,
      items: { type: 'string', contentMediaType: 'application/octet-stream' },
    };
    const schema = { type: 'object', required: ['files'], properties: { files } };
    return { required: true, content: { 'multipart/form-data': { schema } } };
  }
  const { id } = NAMED_SHAPES.get(takes.shape) ?? {};
  const content = {
    schema: id === undefined ? schemaOf(takes.shape, 'input') : referenceTo(id),
    ...(example !== undefined && { example }),
  };
  const isOptional = takes.shape.safeParse({}).success && takes.kind === 'json';
  const types =
    takes.kind === 'patch' ? ['application/merge-patch+json', 'application/json'] : ['application/json'];
  return { required: !isOptional, content: Object.fromEntries(types.map((type) => [type, content])) };
}

function givenBy(gives: Gives): Json {
  switch (gives.kind) {
    case 'nothing':
      return { description: say('api.done') };
    case 'shape': {
      const { id = '', description = '' } = NAMED_SHAPES.get(gives.shape) ?? {};
      return { description, content: { 'application/json': { schema: referenceTo(id) } } };
    }
    case 'file': {
      const { id } = (gives.line && NAMED_SHAPES.get(gives.line)) ?? {};
      const types = gives.media.map((type) => [type, id === undefined ? {} : { 'x-line': referenceTo(id) }]);
      return { description: say('api.a-file'), content: Object.fromEntries(types) };
    }
  }
}

type Refusing = Pick<Operation, 'needs' | 'params' | 'query' | 'takes' | 'method' | 'refuses'>;

/** A response for each status, with the codes that it stands for. */
function refusalsOf({ needs, params, query, takes, method, refuses }: Refusing): Json {
  const codes = new Set<ErrorCode>([
    ...(params !== null || query !== null || takes !== null ? (['FL-API-VALUE'] as const) : []),
    ...(needs === null ? [] : OF_CHANGES),
    ...(method === 'GET' ? [] : OF_BODIES),
    ...refuses,
    ...OF_ALL,
  ]);
  const byStatus = Map.groupBy(codes, statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      {
        description: some.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: referenceTo('Problem') } },
      },
    ]),
  );
}

function referenceTo(id: string): Json {
  return { $ref: `#/components/schemas/${id}` };
}

/** The schemas that have names: what is taken as it is sent, everything else as it is given. */
function namedSchemas(operations: readonly Operation[]): Json {
  const taken = new Set(
    operations.flatMap(({ takes }) => (takes === null || takes.kind === 'files' ? [] : [takes.shape])),
  );
  const given = allSchemas('output');
  const sent = allSchemas('input');
  const bodies = new Set([...taken].map((shape) => NAMED_SHAPES.get(shape)?.id));
  return Object.fromEntries(
    Object.keys(given)
      .sort()
      .map((id) => [id, bodies.has(id) ? sent[id] : opened(given[id])]),
  );
}

function allSchemas(io: 'input' | 'output'): Record<string, Json> {
  const { schemas } = z.toJSONSchema(NAMED_SHAPES, {
    uri: (id) => `#/components/schemas/${id}`,
    io,
    override: ({ jsonSchema }) => plainer(jsonSchema),
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [
      id,
      { description: SHAPE_DESCRIPTIONS.get(id), ...schema },
    ]),
  );
}

function schemaOf(shape: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io,
    override: ({ jsonSchema }) => plainer(jsonSchema),
  });
  return schema;
}

/** A format says enough; its pattern fills a page. */
function plainer(schema: JsonSchema): void {
  if (schema.format !== undefined) delete schema.pattern;
}

/** A schema of what is given, which may get more fields: whoever reads it must not refuse those. */
function opened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(opened);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) =>
      key === 'additionalProperties' && value === false ? [] : [[key, opened(value)]],
    ),
  );
}
