/**
 * The protocol by which KOReader keeps reading positions: accounts are the library's devices, positions their reader's places. It has no
 * specification; statuses, bodies and codes are those of the server that KOReader's makers run.
 */
import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Device } from '#catalogue';
import { FanlightError } from '#errors';
import {
  changeDeviceKey,
  deviceWithKey,
  isDeviceName,
  pullPosition,
  pushPosition,
  removeDevice,
  signUpDevice,
  type ToldPosition,
} from '#library';
import type { Site } from '../site.ts';

/** Below the site's own address, and for who would rather have it apart. */
const BASES = ['', '/kosync'] as const;
/** Bytes of what a device sends; positions are short. */
const BODY_LIMIT = 65_536;
const MOST_KEY = 1_000;
const MOST_METADATA = 16_384;

/** What is answered where something is wrong: the app shows the message to its reader. */
const FAULTS = {
  broken: { status: 502, code: 2000, message: 'The library could not do this. Please try again.' },
  refused: { status: 401, code: 2001, message: 'The name or the password is wrong.' },
  taken: { status: 402, code: 2002, message: 'This name is taken. Choose another one, or log in.' },
  invalid: { status: 403, code: 2003, message: 'A field is missing or is not what it should be.' },
  unnamed: { status: 403, code: 2004, message: 'The document has no name, or one that cannot be asked for.' },
  shut: {
    status: 402,
    code: 2005,
    message: 'Devices cannot sign up at the public address. Name yours on the library’s page of devices.',
  },
  closed: {
    status: 402,
    code: 2005,
    message: 'No more devices can sign up. Make room on the library’s page of devices.',
  },
} as const;
type Fault = keyof typeof FAULTS;

/** An answer other than success. */
class Refusal extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(FAULTS[fault].message);
    this.fault = fault;
  }
}

const KEY = z.string().min(1).max(MOST_KEY);
const ACCOUNT = z.object({ username: z.string().refine(isDeviceName), password: KEY });
const PASSWORD = z.object({ password: KEY });
/** What can be asked for under its name in an address. */
const DOCUMENT = z
  .string()
  .min(1)
  .max(250)
  .regex(/^[^\p{C}/\\:]*$/u)
  .refine((name) => name.isWellFormed() && name !== '.' && name !== '..' && name.trim() === name);
const SAID = z.object({
  progress: z.union([z.string().min(1).max(4_000), z.number().transform(String)]),
  percentage: z
    .union([z.number(), z.string().trim().min(1).pipe(z.coerce.number())])
    .pipe(z.number().finite()),
  device: z.string().min(1).max(200),
  device_id: z.string().max(200).nullish().catch(null),
  metadata: z.unknown().optional(),
});

/** Whether a request is one that programs send which are no browsers, and that carries its own proof of who sends it. */
export function isForPrograms({ routeOptions: { config } }: FastifyRequest): boolean {
  return (config as ProgramRoute).forPrograms === true;
}

/** In a route's `config`: it is not for forms of pages. */
type ProgramRoute = { forPrograms?: true };
const FOR_PROGRAMS = { config: { forPrograms: true } satisfies ProgramRoute };

/** The calls of the protocol, and `/healthcheck`. */
export function registerKosync(server: FastifyInstance, site: Site): void {
  for (const prefix of BASES) server.register(async (scope) => registerCalls(scope, site), { prefix });
}

function registerCalls(scope: FastifyInstance, { keyed: library, audience }: Site): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_, body, done) =>
    done(null, jsonOf(String(body))),
  );
  scope.setErrorHandler((thrown, request, reply) => {
    if (thrown instanceof Refusal) return refuse(reply, thrown.fault);
    if (thrown instanceof FanlightError && thrown.kind === 'request')
      return answer(reply, 403, { code: FAULTS.invalid.code, message: thrown.message });
    const status = Reflect.get(Object(thrown), 'statusCode');
    if (typeof status === 'number' && status >= 400 && status < 500) return refuse(reply, 'invalid');
    request.log.error(thrown);
    return refuse(reply, 'broken');
  });

  async function deviceOf(request: FastifyRequest): Promise<Device> {
    const { 'x-auth-user': name, 'x-auth-key': key } = request.headers;
    const called = typeof name === 'string' ? headerText(name) : '';
    const isSaid = typeof key === 'string' && key.length <= MOST_KEY && isDeviceName(called);
    const device = isSaid ? await deviceWithKey(library, called, headerText(key)) : null;
    if (device === null) throw new Refusal('refused');
    return device;
  }

  scope.get('/healthcheck', async (_, reply) => answer(reply, 200, { state: 'OK' }));

  scope.post('/users/create', FOR_PROGRAMS, async (request, reply) => {
    if (audience === 'visitors') throw new Refusal('shut');
    const { username, password } = said(ACCOUNT, request.body);
    const device = await signUpDevice(library, username, password);
    if (device === 'taken' || device === 'closed') throw new Refusal(device);
    return answer(reply, 201, { username });
  });

  scope.get('/users/auth', async (request, reply) => {
    await deviceOf(request);
    return answer(reply, 200, { authorized: 'OK' });
  });

  scope.put('/users/password', FOR_PROGRAMS, async (request, reply) => {
    const device = await deviceOf(request);
    await changeDeviceKey(library, device, said(PASSWORD, request.body).password);
    return answer(reply, 200, { updated: true });
  });

  scope.delete('/users/me', FOR_PROGRAMS, async (request, reply) => {
    await removeDevice(library, (await deviceOf(request)).id);
    return answer(reply, 200, { deleted: true });
  });

  scope.put('/syncs/progress', FOR_PROGRAMS, async (request, reply) => {
    const { reader } = await deviceOf(request);
    const document = said(z.object({ document: DOCUMENT }), request.body, 'unnamed').document;
    const { progress, percentage, device, device_id: deviceId = null, metadata } = said(SAID, request.body);
    const position = { document, progress, percentage, device, deviceId, metadata: metadataOf(metadata) };
    const { keptAt } = await pushPosition(library, reader, position);
    return answer(reply, 200, { document, timestamp: secondsOf(keptAt) });
  });

  // A wildcard, since names of parameters are cut short and these may be as long as a file's name.
  scope.get('/syncs/progress/*', async (request, reply) => {
    const { reader } = await deviceOf(request);
    if (Reflect.get(Object(request.params), '*') === '') return reply.callNotFound();
    const document = said(z.object({ '*': DOCUMENT }), request.params, 'unnamed')['*'];
    const position = await pullPosition(library, reader, document);
    return answer(reply, 200, position === null ? {} : told(position));
  });
}

/** Headers come as bytes, which Node reads as Latin-1; the app writes UTF-8. */
function headerText(value: string): string {
  const bytes = Buffer.from(value, 'latin1');
  return isUtf8(bytes) && bytes.toString('latin1') === value ? bytes.toString('utf8') : value;
}

function told({ document, progress, percentage, device, deviceId, keptAt }: ToldPosition): object {
  const named = deviceId === null ? {} : { device_id: deviceId };
  return { document, progress, percentage, device, ...named, timestamp: secondsOf(keptAt) };
}

function said<Form extends z.ZodType>(form: Form, body: unknown, fault: Fault = 'invalid'): z.infer<Form> {
  const parsed = form.safeParse(body);
  if (!parsed.success) throw new Refusal(fault);
  return parsed.data;
}

function metadataOf(metadata: unknown): string | null {
  const text = metadata === undefined || metadata === null ? '' : JSON.stringify(metadata);
  return text === '' || text.length > MOST_METADATA ? null : text;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Whole seconds. */
function secondsOf(moment: string): number {
  return Math.floor(Date.parse(moment) / 1000);
}

function refuse(reply: FastifyReply, fault: Fault): FastifyReply {
  const { status, code, message } = FAULTS[fault];
  return answer(reply, status, { code, message });
}

function answer(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json')
    .send(JSON.stringify(body));
}
