import type { FastifyInstance } from 'fastify';
import type { FileFilter } from '#catalogue';
import { FanlightError } from '#errors';
import { listBatches, REPORT_PAGE, reportAsCsv, reportAsJson, reportBatch } from '#library';
import { say } from '#words';
import { contentDisposition } from '../deliver.ts';
import { batchPage } from '../pages/batch-page.ts';
import { importsPage } from '../pages/imports-page.ts';
import { batchIdFrom, pageFrom, reportFilterFrom, textFrom } from '../parameters.ts';
import { batchAddress, importsAddress, type ReportFilter } from '../parts/addresses.ts';
import type { Site } from '../site.ts';
import { streamOf } from '../stream-of.ts';
import { registerImportForms } from './import-forms.ts';
import { registerRereading } from './rereading.ts';
import { registerWithdrawals } from './withdrawals.ts';

/** Seconds after which a page that shows a running import is loaded anew where no script follows it. */
const REFRESH = 5;

/** `/imports`: every import, and the report of each; with a queue, also what brings stories in. */
export function registerImports(server: FastifyInstance, site: Site): void {
  const { queue } = site;
  if (queue !== null) {
    registerImportForms(server, site, queue);
    registerRereading(server, site, queue);
  }
  registerWithdrawals(server, site);

  server.get('/imports', async (request, reply) => {
    const page = pageFrom(request.query);
    const { total, batches } = await listBatches(site.library, page);
    return site.send(request, reply, {
      title: say('imports.title'),
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
    const id = batchIdFrom(request.params);
    const queued = queue?.find(id) ?? null;
    const filter = shownFilter(reportFilterFrom(request.query), queued !== null);
    const report = await reportBatch(site.library, id, { page, ...fileFilter(filter) });
    if (report === null) throw new FanlightError('FL-WEB-NOT-FOUND');
    const { batch } = report;
    const still = textFrom(request.query, 'still') === 'yes';
    return site.send(request, reply, {
      title: say('imports.import', { id }),
      section: 'imports',
      ...(queued !== null && queued.state !== 'paused' && !still && { refresh: REFRESH }),
      body: batchPage(report, filter, {
        page,
        pages: Math.ceil(report.total / REPORT_PAGE),
        address: (number) => `${batchAddress(id, filter, number)}#files`,
        queued,
        still,
        failure: queue?.failureOf(id) ?? null,
        canTakeUp: (await queue?.canTakeUp(batch)) ?? false,
        canReread: queue !== null,
      }),
    });
  });

  for (const [form, { mediaType, write }] of Object.entries(REPORTS))
    server.get(`/imports/:id/report.${form}`, async (request, reply) => {
      const batch = await site.library.catalogue.batch(batchIdFrom(request.params));
      if (batch === null) throw new FanlightError('FL-WEB-NOT-FOUND');
      reply.headers({
        'cache-control': 'private, no-store',
        'content-security-policy': 'sandbox',
        'content-disposition': contentDisposition(`import-${batch.id}.${form}`),
      });
      return reply.type(mediaType).send(streamOf(write(site.library, batch)));
    });
}

const REPORTS = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: reportAsCsv },
  json: { mediaType: 'application/json; charset=utf-8', write: reportAsJson },
};

/** While an import is under way, what went wrong is what one looks for. */
function shownFilter(asked: ReportFilter, isUnderWay: boolean): ReportFilter {
  const isAsked = asked.only !== undefined || asked.code !== undefined;
  return isUnderWay && !isAsked ? { only: 'attention' } : asked;
}

function fileFilter({ only, code }: ReportFilter): FileFilter {
  return { ...(only !== undefined && only !== 'all' && { only }), ...(code !== undefined && { code }) };
}
