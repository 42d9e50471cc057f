import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { asFanlightError } from '#errors';
import { freeSpace, isRestoring, readRecord } from '#preservation';
import { diagnoseBackups, diagnoseChecks } from './diagnose-keeping.ts';
import { diagnoseWorks } from './diagnose-works.ts';
import { type Diagnosed, type DiagnosedPart, good, look, megabytes, wrong } from './diagnosed-part.ts';
import { sizeUnder } from './folder-size.ts';

/** What a diagnosis says. `opens` is false where the library cannot be used at all as it is. */
export type Diagnosis = { parts: DiagnosedPart[]; opens: boolean };

const RESTORE = 'Restore a backup into an empty folder with `fanlight restore`.';
/** With less than this nothing can be imported for long, in bytes. */
const LEAST_SPACE = 200 * 1000 * 1000;

/**
 * Says how a library and all around it is, and what to do: quickly, and without changing anything. It reads what is said of the works, not the
 * works; that is what a check is for. Never throws: what cannot be read is part of the answer.
 */
export async function diagnoseLibrary(diagnosed: Diagnosed): Promise<Diagnosis> {
  const { data, node } = diagnosed;
  const program = good('program', `Node ${node}`);
  const folder = await diagnoseFolder(data);
  const database = folder.state === 'wrong' ? null : await diagnoseDatabase(diagnosed);
  if (database === null) return { parts: [program, folder], opens: false };
  const opened = database.state === 'wrong' ? [] : await diagnoseWorks(diagnosed);
  const record = await readRecord(data);
  const now = diagnosed.clock();
  const opens = ![database, ...opened].some(({ part, state }) => part === 'database' && state === 'wrong');
  return {
    parts: [
      program,
      folder,
      database,
      ...opened,
      ...(opens ? [diagnoseChecks(record, now)] : []),
      ...(await diagnoseBackups(record, now)),
      ...(await diagnoseFiles(data)),
      ...(await diagnoseSpace(data)),
    ],
    opens,
  };
}

async function diagnoseFolder(data: string): Promise<DiagnosedPart> {
  const found = await stat(data).catch(() => null);
  if (found === null)
    return look(
      'folder',
      `${data} is not there`,
      'Make a library with `fanlight import PATH`, or name another folder with --data.',
    );
  if (!found.isDirectory()) return wrong('folder', `${data} is no folder`, 'Name another with --data.');
  if (await isRestoring(data))
    return wrong(
      'folder',
      `A restore into ${data} was begun and not finished`,
      'Run the same `fanlight restore` again: it goes on from there.',
    );
  if ((await stat(path.join(data, 'fanlight.db')).catch(() => null)) === null)
    return look('folder', `There is no library in ${data} yet`, 'Make one with `fanlight import PATH`.');
  const isWritable = await access(data, constants.W_OK).then(
    () => true,
    () => false,
  );
  return isWritable
    ? good('folder', data)
    : look(
        'folder',
        `${data} may only be read`,
        'It can be looked at; to import or correct, give yourself the right to write there.',
      );
}

/** The file of the database, whatever its version; null where there is none. */
async function diagnoseDatabase({ data, adapters }: Diagnosed): Promise<DiagnosedPart | null> {
  const file = path.join(data, 'fanlight.db');
  if ((await stat(file).catch(() => null)) === null) return null;
  try {
    const { schema, known, bytes } = adapters.surveyDatabase(file, { check: false });
    const says = `${megabytes(bytes)}, schema ${schema} of ${known}`;
    if (schema > known)
      return wrong(
        'database',
        says,
        'A newer Fanlight made it. Update Fanlight, or use the version that made it.',
      );
    if (schema === known) return good('database', says);
    return look(
      'database',
      says,
      'The next `fanlight serve` or `fanlight import` brings it up to date, and keeps it as it is beside it first.',
    );
  } catch (thrown) {
    const { code } = asFanlightError(thrown, 'FL-LIB-CORRUPT');
    return wrong('database', `${code}: ${file} cannot be read`, RESTORE);
  }
}

/** What lies beside the database: the index, and what was kept before a migration. */
async function diagnoseFiles(data: string): Promise<DiagnosedPart[]> {
  const index = await sizeUnder(path.join(data, 'index'));
  const earlier = await sizeUnder(path.join(data, 'before-migration'));
  const uploads = await sizeUnder(path.join(data, 'uploads'));
  return [
    good(
      'index',
      index === null
        ? 'none is kept: it is built at every start'
        : `${megabytes(index.bytes)} kept; built anew whenever it does not fit`,
    ),
    ...(earlier !== null && earlier.files > 0
      ? [
          good(
            'earlier',
            `${megabytes(earlier.bytes)} in before-migration: the database before its last changes of schema`,
          ),
        ]
      : []),
    ...(uploads !== null && uploads.files > 0
      ? [good('uploads', `${megabytes(uploads.bytes)} that were uploaded wait for their imports`)]
      : []),
  ];
}

async function diagnoseSpace(data: string): Promise<DiagnosedPart[]> {
  const free = await freeSpace(data);
  if (free === null) return [];
  const database = (await stat(path.join(data, 'fanlight.db')).catch(() => null))?.size ?? 0;
  const says = `${megabytes(free)} free on the disk`;
  if (free < LEAST_SPACE) return [wrong('space', says, 'Free some: an import stops when the disk is full.')];
  if (free < database)
    return [
      look(
        'space',
        says,
        `The next change of schema keeps the database first, which takes ${megabytes(database)}.`,
      ),
    ];
  return [good('space', says)];
}
