import type { FastifyInstance } from 'fastify';
import { FanlightError } from '#errors';
import { listBatches, REPORT_PAGE, reportBatch } from '#library';
import { batchPage, importsPage } from '../pages/imports-page.ts';
import { batchIdFrom, pageFrom, textFrom } from '../parameters.ts';
import { batchAddress, importsAddress, type ReportFilter } from '../parts/addresses.ts';
import type { Site } from '../site.ts';
import { registerImportForms } from './import-forms.ts';
import { registerWithdrawals } from './withdrawals.ts';

/** Seconds after which a page that shows a running import is loaded anew where no script follows it. */
const REFRESH = 5;

/** `/imports`: every import, and the report of each; with a queue, also what brings stories in. */
export function registerImports(server: FastifyInstance, site: Site): void {
  const { queue } = site;
  if (queue !== null) registerImportForms(server, site, queue);
  registerWithdrawals(server, site);

  server.get('/imports', async (request, reply) => {
    const page = pageFrom(request.query);
    const { total, batches } = await listBatches(site.library, page);
    return site.send(request, reply, {
      title: 'Imports',
      section: 'imports',
      body: importsPage(total, batches, {
        page,
        pages: Math.ceil(total / REPORT_PAGE),
        address: importsAddress,
        takesMore: queue !== null,
      }),
    });
  });

  server.get('/imports/:id', async (request, reply) => {
    const page = pageFrom(request.query);
    const filter = filterFrom(request.query);
    const report = await reportBatch(site.library, batchIdFrom(request.params), {
      page,
      ...(filter === 'all' ? {} : { only: filter }),
    });
    if (report === null) throw new FanlightError('FL-WEB-NOT-FOUND');
    const { batch } = report;
    const queued = queue?.find(batch.id) ?? null;
    const still = textFrom(request.query, 'still') === 'yes';
    return site.send(request, reply, {
      title: `Import ${batch.id}`,
      section: 'imports',
      ...(queued !== null && queued.state !== 'paused' && !still && { refresh: REFRESH }),
      body: batchPage(report, filter, {
        page,
        pages: Math.ceil(report.total / REPORT_PAGE),
        address: (number) => batchAddress(batch.id, filter, number),
        queued,
        still,
        failure: queue?.failureOf(batch.id) ?? null,
        canTakeUp: (await queue?.canTakeUp(batch)) ?? false,
      }),
    });
  });
}

function filterFrom(query: unknown): ReportFilter {
  const only = textFrom(query, 'only');
  return only === 'attention' || only === 'failed' ? only : 'all';
}
