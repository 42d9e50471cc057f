import path from 'node:path';
import type { Catalogue } from '#catalogue';
import { asFanlightError } from '#errors';
import type { Sha256 } from '#originals';
import {
  counted,
  type Diagnosed,
  type DiagnosedPart,
  good,
  look,
  megabytes,
  wrong,
} from './diagnosed-part.ts';

/** So many originals are looked for; that all are there and whole is what a check says. */
const LOOKED_FOR = 500;
/** Imports that are looked at, the newest. */
const IMPORTS = 50;

/** What the catalogue says of the works, their originals, imports and reviews. */
export async function diagnoseWorks({ data, adapters }: Diagnosed): Promise<DiagnosedPart[]> {
  let catalogue: Catalogue | null = null;
  try {
    catalogue = await adapters.openCatalogue(path.join(data, 'fanlight.db'));
    const { works, words, originals, originalBytes } = await catalogue.numbers();
    return [
      good('works', `${counted(works, 'work')} of ${counted(words, 'word')}`),
      await diagnoseOriginals(
        catalogue,
        { data, adapters },
        `${counted(originals, 'original')}, ${megabytes(originalBytes)}`,
      ),
      await diagnoseImports(catalogue),
      await diagnoseReviews(catalogue),
    ];
  } catch (thrown) {
    const error = asFanlightError(thrown, 'FL-LIB-CORRUPT');
    if (error.code === 'FL-LIB-OLDER' || error.code === 'FL-LIB-FOLDER') return [];
    return [
      wrong(
        'database',
        `${error.code}: ${error.message}`,
        'Restore a backup into an empty folder with `fanlight restore`.',
      ),
    ];
  } finally {
    await catalogue?.close();
  }
}

async function diagnoseOriginals(
  catalogue: Catalogue,
  { data, adapters }: Pick<Diagnosed, 'data' | 'adapters'>,
  says: string,
): Promise<DiagnosedPart> {
  const store = await adapters.openStore(path.join(data, 'originals'));
  let missing = 0;
  for (const { hash } of await catalogue.holdings('original', '', LOOKED_FOR))
    if (!(await store.has(hash as Sha256))) missing += 1;
  if (missing === 0) return good('originals', says);
  return wrong(
    'originals',
    `${says}; of the first ${LOOKED_FOR}, ${missing} are missing`,
    'Run `fanlight verify --repair-from` with the folder of a backup.',
  );
}

async function diagnoseImports(catalogue: Catalogue): Promise<DiagnosedPart> {
  const { total, batches } = await catalogue.batches({ limit: IMPORTS, offset: 0 });
  const running = batches.filter(({ status }) => status === 'running').length;
  const interrupted = batches.filter(({ status }) => status === 'interrupted').length;
  const says = `${counted(total, 'import')}${running > 0 ? `, ${running} under way` : ''}`;
  if (interrupted === 0) return good('imports', says);
  return look(
    'imports',
    `${says}, ${interrupted} not finished`,
    'Import the same paths again: what is here is recognised. `fanlight imports` lists them.',
  );
}

async function diagnoseReviews(catalogue: Catalogue): Promise<DiagnosedPart> {
  const { total } = await catalogue.reviews({}, { limit: 1, offset: 0 });
  if (total === 0) return good('reviews', 'nothing waits for a person');
  return good('reviews', `${counted(total, 'reading')} with doubt; \`fanlight review\` lists what waits`);
}
