import type { FastifyInstance } from 'fastify';
import { FanlightError } from '#errors';
import { listBatches, REPORT_PAGE, reportBatch } from '#library';
import { batchPage, importsPage } from '../pages/imports-page.ts';
import { batchIdFrom, pageFrom, textFrom } from '../parameters.ts';
import { batchAddress, importsAddress, type ReportFilter } from '../parts/addresses.ts';
import type { Site } from '../site.ts';

/** `/imports`: every import, and the report of each. */
export function registerImports(server: FastifyInstance, site: Site): void {
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
    return site.send(request, reply, {
      title: `Import ${report.batch.id}`,
      section: 'imports',
      body: batchPage(report, filter, {
        page,
        pages: Math.ceil(report.total / REPORT_PAGE),
        address: (number) => batchAddress(report.batch.id, filter, number),
      }),
    });
  });
}

function filterFrom(query: unknown): ReportFilter {
  const only = textFrom(query, 'only');
  return only === 'attention' || only === 'failed' ? only : 'all';
}
