/** Asks the API of a site as a program does. */
import { expect } from 'vitest';
import type { z } from 'zod';
import type { TokenScope } from '#catalogue';
import { PROBLEM, type Problem } from '#contract';
import { addDevice } from '#library';
import type { SampleSite } from './sample-library.ts';

/** What is sent beside the address. */
export type ApiAsking = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'HEAD';
  token?: string;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
};

/** An answer: its body as JSON where it is that. */
export type ApiAnswer = { status: number; headers: Record<string, string>; text: string; body: unknown };

let devices = 0;

/** The token of a new device that may do some things beside reading. */
export async function tokenFor({ library }: SampleSite, ...scopes: TokenScope[]): Promise<string> {
  devices += 1;
  return (await addDevice(library, `Program ${devices}`, scopes)).token;
}

/** Asks below `/api/v1`. */
export async function askApi(
  { server }: SampleSite,
  path: string,
  { method = 'GET', token, body, headers = {} }: ApiAsking = {},
): Promise<ApiAnswer> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const reply = await server.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': type }),
      ...headers,
    },
    ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const isJson =
    /^application\/(?:problem\+)?json(?:;|$)/.test(String(reply.headers['content-type'] ?? '')) &&
    reply.headers['content-encoding'] === undefined;
  return {
    status: reply.statusCode,
    headers: Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name, String(value)])),
    text: reply.body,
    body: isJson && reply.body !== '' ? JSON.parse(reply.body) : undefined,
  };
}

/** A body that is exactly of a shape: nothing missing, and nothing more. */
export function exactly<Shape extends z.ZodType>(shape: Shape, body: unknown): z.output<Shape> {
  const parsed = shape.parse(body);
  expect(parsed).toEqual(body);
  return parsed;
}

/** A good answer of a shape. */
export async function getApi<Shape extends z.ZodType>(
  site: SampleSite,
  path: string,
  shape: Shape,
  asking: ApiAsking = {},
): Promise<z.output<Shape>> {
  const { status, body } = await askApi(site, path, asking);
  expect([path, status]).toEqual([path, 200]);
  return exactly(shape, body);
}

/** A refusal: its status and code, and the whole problem. */
export function refusal({ status, body, headers }: ApiAnswer): Problem {
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  const problem = exactly(PROBLEM, body);
  expect(problem.status).toBe(status);
  return problem;
}
