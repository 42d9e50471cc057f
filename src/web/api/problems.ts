/** What the API answers where something is wrong: problem details (RFC 9457). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Problem } from '#contract';
import { FanlightError } from '#errors';
import { sayError, spokenLanguage } from '#words';
import { statusOf } from '../statuses.ts';
import { API_BASE } from './send-json.ts';

/** A part of a request that is not what it should be. */
export type Fault = NonNullable<Problem['errors']>[number];

/** A request of the API that is refused, with what is said beside the code. */
export class ApiRefusal extends FanlightError {
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: FanlightError['code'],
    {
      faults = [],
      headers = {},
    }: { faults?: readonly Fault[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(code);
    this.name = 'ApiRefusal';
    this.faults = faults;
    this.headers = headers;
  }
}

/** A part of a request as its schema has it. Throws FL-API-VALUE with every fault. */
export function checked<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  where: Fault['in'],
): z.output<Shape> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues
    .slice(0, MOST_FAULTS)
    .map(({ path, code }): Fault => ({ in: where, at: pointerOf(path), rule: code }));
  throw new ApiRefusal('FL-API-VALUE', { faults });
}

/** Faults that are told of at once. */
const MOST_FAULTS = 20;

/** A JSON Pointer (RFC 6901 §3). */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Answers with what is wrong. What is not expected is logged and kept private. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, thrown: unknown): FastifyReply {
  const error = refusalOf(thrown);
  if (error.code === 'FL-WEB-FAILED') request.log.error(thrown);
  const status = statusOf(error.code);
  const problem: Problem = {
    type: `${API_BASE}/problems/${error.code}`,
    title: sayError(error.code),
    status,
    code: error.code,
    ...(error.subject !== undefined && { detail: error.subject }),
    ...(error instanceof ApiRefusal && error.faults.length > 0 && { errors: [...error.faults] }),
  };
  if (error instanceof ApiRefusal) reply.headers({ ...error.headers });
  return reply
    .code(status)
    .headers({ 'cache-control': 'no-store', 'content-language': spokenLanguage() })
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

/** Codes by the status that the framework refuses a request with. */
const BY_STATUS: Readonly<Record<number, FanlightError['code']>> = {
  404: 'FL-WEB-NOT-FOUND',
  413: 'FL-API-LARGE',
  415: 'FL-API-TYPE',
};

function refusalOf(thrown: unknown): FanlightError {
  if (thrown instanceof FanlightError) return thrown;
  const status: unknown = Reflect.get(Object(thrown), 'statusCode');
  const isRefused = typeof status === 'number' && status >= 400 && status < 500;
  const code = isRefused ? (BY_STATUS[status] ?? 'FL-API-VALUE') : 'FL-WEB-FAILED';
  return new FanlightError(code, undefined, { cause: thrown });
}
