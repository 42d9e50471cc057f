import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FanlightError } from '#errors';
import { inLanguage, say } from '#words';
import { tableAsCsv } from '../insights/csv.ts';
import { OPEN_TOPICS, TOPIC_NAMES, TOPICS } from '../insights/topics.ts';
import { insightsPage } from '../pages/insights-page.ts';
import { tableFrom, textFrom, topicFrom } from '../parameters.ts';
import { insightsAddress } from '../parts/plot-addresses.ts';
import type { Site } from '../site.ts';

/** `/insights/TOPIC`: plots of the works that answer `q`; `/insights/TOPIC/PLOT.csv`: the numbers of one of them. */
export function registerInsights(server: FastifyInstance, site: Site): void {
  const topics = site.audience === 'owner' ? TOPIC_NAMES : OPEN_TOPICS;
  const viewOf = async (request: FastifyRequest) => {
    const topic = topicFrom(request.params);
    if (!topics.includes(topic)) throw new FanlightError('FL-WEB-NOT-FOUND');
    const asked = textFrom(request.query, 'q');
    const view = await TOPICS[topic].view(site.library, asked, textFrom(request.query, 'choice'));
    return { topic, asked, view };
  };

  for (const address of ['/insights', '/insights/:topic'])
    server.get(address, async (request, reply) => {
      const { topic, asked, view } = await viewOf(request);
      return site.send(request, reply, {
        title: say(`insights.heading-${topic}`),
        section: 'plots',
        query: asked,
        canonical: insightsAddress(topic, asked, textFrom(request.query, 'choice')),
        body: insightsPage(topic, view, { asked, topics }),
      });
    });

  server.get('/insights/:topic/:table', async (request, reply) => {
    const table = tableFrom(request.params);
    // Programs that read such files know their columns by their English names.
    const { view } = await inLanguage('en', () => viewOf(request));
    const figure = view.figures.find(({ id }) => id === table);
    if (figure === undefined) throw new FanlightError('FL-WEB-NOT-FOUND');
    return reply
      .header('cache-control', 'private, no-cache')
      .header('content-disposition', `attachment; filename="${table}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(tableAsCsv(figure.table));
  });
}
