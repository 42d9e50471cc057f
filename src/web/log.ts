/** The log of a server: lines of JSON about what failed and, where that is asked for, about each request; nothing of who asked or for what. */
import type { FastifyInstance, FastifyServerOptions } from 'fastify';

/** Where lines go, and whether requests have theirs. */
export type LogOptions = { stream: { write(line: string): unknown }; requests: boolean };

/** Frames of a stack in a line. */
const MOST_FRAMES = 20;
/** Longer names of errors and codes are none. */
const WORD = /^[\w.-]{1,60}$/;

/**
 * How the framework writes. A line has its time (ISO 8601), its level, what happened in words of the program, and of an error its name, its codes and the
 * places in the program it came from. Messages of errors are left out, since they may hold titles and queries, and so is all that a request says.
 */
export function loggerOf({ stream, requests }: LogOptions): NonNullable<FastifyServerOptions['logger']> {
  return {
    stream,
    level: requests ? 'info' : 'error',
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (level) => ({ level }) },
    serializers: { err: errorFacts, error: errorFacts, req: nothing, res: nothing },
    hooks: {
      logMethod(given, write) {
        const [first, second] = given as unknown[];
        // An error alone, or beside nothing, would have its message told.
        if (first instanceof Error) return write.apply(this, [{ err: first }, 'failed']);
        if (typeof first !== 'string' && typeof second !== 'string')
          return write.apply(this, [Object(first), 'failed']);
        return write.apply(this, given);
      },
    },
  };
}

/** Has a line written for each answer: method, route as the program calls it, status and milliseconds. */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
  });
}

/** What is told of an error: `type` is its name, `stack` where it came from. Its message is not told, though the framework has a field for it. */
type ErrorFacts = { type: string; message: ''; stack: string; code?: string; cause?: ErrorFacts };

function errorFacts(thrown: unknown): ErrorFacts {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: '', stack: '' };
  const { cause } = thrown;
  return {
    ...ownFacts(thrown),
    ...(cause instanceof Error && { cause: ownFacts(cause) }),
  };
}

function ownFacts(thrown: Error): ErrorFacts {
  const code: unknown = Reflect.get(thrown, 'code');
  return {
    type: wordOr(thrown.name, 'Error'),
    message: '',
    stack: framesOf(thrown).join(' '),
    ...(typeof code === 'string' && { code: wordOr(code, 'none') }),
  };
}

/** `file.js:12:5` for each frame, without the folders, which may say whose machine it is. */
function framesOf({ stack = '' }: Error): string[] {
  return stack
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .flatMap((line) => /([\w.@-]{1,80}:\d{1,9}:\d{1,9})\)?$/.exec(line)?.[1] ?? [])
    .slice(0, MOST_FRAMES);
}

function wordOr(text: string, otherwise: string): string {
  return WORD.test(text) ? text : otherwise;
}

function nothing(): Record<string, never> {
  return {};
}
