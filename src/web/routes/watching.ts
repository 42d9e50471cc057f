/** What whoever runs the server asks it: whether it lives, whether it is ready, and how it does. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FanlightError } from '#errors';
import { isCaughtUp, type LibraryMeasures, measureLibrary } from '#library';
import type { Closing } from '../closing.ts';
import { EXPOSITION_TYPE, exposition, type Family } from '../exposition.ts';
import { isForwarded } from '../policy.ts';
import type { RequestCounts } from '../request-counts.ts';
import type { Site } from '../site.ts';

/** Who is given the numbers: programs on this machine, or everyone who reaches the server. `data` is the library's data folder. */
export type Metrics = { to: 'local' | 'all'; data: string };

/** `/healthz` and `/readyz`. Answers are plain text in English, which programs read. */
export function registerHealth(server: FastifyInstance, site: Site, closing: Closing): void {
  server.get('/healthz', async (_, reply) =>
    reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('alive\n'),
  );

  server.get('/readyz', async (_, reply) => {
    const reason = await whyNotReady(site, closing);
    return reply
      .code(reason === null ? 200 : 503)
      .header('cache-control', 'no-store')
      .type('text/plain; charset=utf-8')
      .send(`${reason ?? 'ready'}\n`);
  });
}

/** `/metrics`, in words that programs read. */
export function registerMetrics(
  server: FastifyInstance,
  site: Site,
  { to, data, counts }: Metrics & { counts: RequestCounts },
): void {
  server.get('/metrics', async (request, reply) => {
    if (to === 'local' && !isFromHere(request)) throw new FanlightError('FL-WEB-NOT-FOUND');
    const measures = await measureLibrary(site.library, data);
    const families = [...libraryFamilies(measures, site), ...counts.families(), ...processFamilies()];
    return reply.header('cache-control', 'no-store').type(EXPOSITION_TYPE).send(exposition(families));
  });
}

/** Why the server is not ready, in words; null when it is. While an import runs its works come into the indexes bit by bit, which is no reason. */
async function whyNotReady({ library, queue }: Site, { isClosing }: Closing): Promise<string | null> {
  if (isClosing) return 'the server is stopping';
  try {
    if ((await isCaughtUp(library)) || queue?.isIdle === false) return null;
    return 'the index does not hold all works yet';
  } catch {
    return 'the catalogue cannot be read';
  }
}

/** Whether a program on this machine asks, and not a proxy there for somebody else. */
function isFromHere({ raw, headers }: FastifyRequest): boolean {
  const { remoteAddress = '' } = raw.socket;
  return !isForwarded({ headers }) && /^(?:::ffff:)?127\.|^::1$/.test(remoteAddress);
}

function libraryFamilies(measures: LibraryMeasures, { queue }: Site): Family[] {
  const { numbers, databaseBytes, indexBytes, caughtUp, backupAge, verifyAge } = measures;
  return [
    gauge('fanlight_works', 'Works in the library.', numbers.works),
    gauge('fanlight_chapters', 'Chapters of these works.', numbers.chapters),
    gauge('fanlight_words', 'Words of these works.', numbers.words),
    gauge('fanlight_originals', 'Files that are kept as they were received.', numbers.originals),
    gauge('fanlight_originals_bytes', 'Bytes of these files.', numbers.originalBytes),
    gauge('fanlight_database_bytes', 'Bytes of the database on disk.', databaseBytes),
    gauge('fanlight_index_bytes', 'Bytes of the kept indexes on disk.', indexBytes),
    gauge(
      'fanlight_index_caught_up',
      'Whether the indexes hold everything that the database does.',
      Number(caughtUp),
    ),
    gauge('fanlight_imports_queued', 'Imports under way or waiting.', queue?.imports.length ?? 0),
    gauge('fanlight_last_backup_age_seconds', 'Time since the newest backup that is known.', backupAge),
    gauge('fanlight_last_verify_age_seconds', 'Time since some of the library was last checked.', verifyAge),
  ];
}

/** Names as other programs for Node have them. */
function processFamilies(): Family[] {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    gauge('process_resident_memory_bytes', 'Resident memory size in bytes.', rss),
    gauge('nodejs_heap_size_used_bytes', 'Memory in use for objects.', heapUsed),
    gauge('nodejs_external_memory_bytes', 'Memory outside of it that objects hold.', external),
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time, of the program and of the system for it.',
      type: 'counter',
      samples: [{ value: (user + system) / 1e6 }],
    },
    gauge(
      'process_start_time_seconds',
      'When the program started, in seconds since 1970.',
      Date.now() / 1000 - process.uptime(),
    ),
  ];
}

function gauge(name: string, help: string, value: number | null): Family {
  return { name, help, type: 'gauge', samples: value === null ? [] : [{ value }] };
}
