/** What can be asked of the API, each thing with all that its document, its checks and its examples are made of. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { TokenScope } from '#catalogue';
import type { ErrorCode } from '#errors';
import type { AskingProgram, DeliveredFile } from '#library';
import type { TextKey } from '#words';
import { deliver } from '../deliver.ts';
import type { Site } from '../site.ts';
import { nextLink, sendJson } from './send-json.ts';

/** The name of an operation; what says it in words has the same name. */
export type OperationId = Extract<TextKey, `api.op-${string}`> extends `api.op-${infer Id}` ? Id : never;
/** The part of the API that an operation belongs to. */
export type OperationGroup =
  Extract<TextKey, `api.group-${string}`> extends `api.group-${infer Group}` ? Group : never;

/** A request that works with the sample library of the tests, by which an operation is explained. */
export type Example = {
  params?: Readonly<Record<string, string | number>>;
  query?: Readonly<Record<string, string | number | readonly (string | number)[]>>;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
};

/** What is answered where all is well: a body of a shape, nothing, or a file of one of some media types. */
export type Gives =
  | { kind: 'shape'; status: 200 | 201 | 202; shape: z.ZodType }
  | { kind: 'nothing'; status: 204 }
  | { kind: 'file'; status: 200; media: readonly string[]; line?: z.ZodType };

/** What is taken: JSON of a shape, also as a merge patch, or a form of files. */
export type Takes = { kind: 'json' | 'patch'; shape: z.ZodType } | { kind: 'files' };

/** A request that was checked. */
type Call<Params, Query, Body> = {
  site: Site;
  program: AskingProgram;
  request: FastifyRequest;
  params: Params;
  query: Query;
  body: Body;
};
/** A request that was checked, of no operation in particular. */
export type AnyCall = Call<unknown, unknown, unknown>;

/**
 * An operation. `path` is as OpenAPI has it, below `/api/v1`. `needs` is what a token must allow; null where none is needed. `refuses`
 * are the codes that it answers beside those of all. `isCostly`: it may be asked less often. `isExact`: its ETag is a strong one, so it is sent as
 * it is, without compression. `leadsOn`: it may answer with another address.
 */
export type Operation = {
  id: OperationId;
  group: OperationGroup;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  needs: TokenScope | null;
  params: z.ZodObject | null;
  query: z.ZodObject | null;
  takes: Takes | null;
  gives: Gives;
  refuses: readonly ErrorCode[];
  examples: readonly Example[];
  isCostly: boolean;
  isExact: boolean;
  leadsOn: boolean;
  run(call: AnyCall, reply: FastifyReply): Promise<FastifyReply>;
};

type Said<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = Pick<
  Operation,
  'id' | 'group' | 'method' | 'path' | 'examples'
> & {
  needs?: TokenScope;
  params?: Params;
  query?: Query;
  body?: Body;
  patch?: true;
  refuses?: readonly ErrorCode[];
  isCostly?: true;
  isExact?: true;
  leadsOn?: true;
};
type Asked<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = Call<
  z.output<Params>,
  z.output<Query>,
  z.output<Body>
>;

/** Where what was asked for is instead: a work that stands under another is that one. */
export type Elsewhere = { elsewhere: string };
/** A body to answer with; `next` is the cursor of a list that goes on, `location` the address of what was made. */
export type Answer<Body> = { body: Body; next?: string | null; location?: string };

/** An operation that answers a body of a shape. */
export function answering<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Shape extends z.ZodType,
>(
  said: Said<Params, Query, Body> & { status?: 201 | 202; gives: Shape },
  act: (call: Asked<Params, Query, Body>) => Promise<Answer<z.output<Shape>> | Elsewhere>,
): Operation {
  const { gives: shape, status = 200, ...rest } = said;
  return {
    ...described(rest),
    gives: { kind: 'shape', status, shape },
    async run(call, reply) {
      const answer = await act(call as Asked<Params, Query, Body>);
      if ('elsewhere' in answer) return reply.redirect(answer.elsewhere, 302);
      const { body, next, location } = answer;
      if (next != null) reply.header('link', nextLink(call.request.url, next));
      if (location !== undefined) reply.header('location', location);
      return sendJson(call.request, reply.code(status), body, said.isExact);
    },
  };
}

/** An operation that answers nothing but that it was done. */
export function doing<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>(
  said: Said<Params, Query, Body>,
  act: (call: Asked<Params, Query, Body>) => Promise<void>,
): Operation {
  return {
    ...described(said),
    gives: { kind: 'nothing', status: 204 },
    async run(call, reply) {
      await act(call as Asked<Params, Query, Body>);
      return reply.code(204).send();
    },
  };
}

/** An operation that hands out a file of one of some media types. */
export function handing<Params extends z.ZodObject, Query extends z.ZodObject>(
  said: Said<Params, Query, z.ZodType> & { media: readonly string[] },
  act: (call: Asked<Params, Query, z.ZodType>) => Promise<DeliveredFile>,
): Operation {
  const { media, ...rest } = said;
  return {
    ...described(rest),
    gives: { kind: 'file', status: 200, media },
    async run(call, reply) {
      const file = await act(call as Asked<Params, Query, z.ZodType>);
      return deliver(call.request, reply, file);
    },
  };
}

/** An operation of another kind, which sends its answer by itself. */
export function sending<Params extends z.ZodObject, Query extends z.ZodObject>(
  said: Said<Params, Query, z.ZodType> & { gives: Gives; takes?: Takes },
  act: (call: Asked<Params, Query, z.ZodType>, reply: FastifyReply) => Promise<FastifyReply>,
): Operation {
  const { gives, takes, ...rest } = said;
  const operation = described(rest);
  return {
    ...operation,
    takes: takes ?? operation.takes,
    gives,
    run: (call, reply) => act(call as Asked<Params, Query, z.ZodType>, reply),
  };
}

function described<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>({
  needs,
  params,
  query,
  body,
  patch,
  refuses,
  isCostly,
  isExact,
  leadsOn,
  ...said
}: Said<Params, Query, Body>): Omit<Operation, 'gives' | 'run'> {
  return {
    ...said,
    needs: needs ?? null,
    params: params ?? null,
    query: query ?? null,
    takes: body === undefined ? null : { kind: patch === true ? 'patch' : 'json', shape: body },
    refuses: refuses ?? [],
    isCostly: isCostly ?? false,
    isExact: isExact ?? false,
    leadsOn: leadsOn ?? false,
  };
}
