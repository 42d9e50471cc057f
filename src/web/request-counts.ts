/** How many requests were answered, how, and how long they took: by route, so that nobody learns what was asked for. */
import type { FastifyInstance } from 'fastify';
import type { Family, Sample } from './exposition.ts';

/** Upper bounds of the times that are told apart, in seconds. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Times = { buckets: number[]; sum: number; count: number };

/** Counts every answer of a server. What an address that no route knows is asked with has the route `none`. */
export class RequestCounts {
  /** By method, route and status. Routes and statuses are the program's own, and so few. */
  readonly #answers = new Map<string, { labels: Sample['labels'] & object; count: number }>();
  readonly #times = new Map<string, Times>();
  #underWay = 0;

  constructor(server: FastifyInstance) {
    server.addHook('onRequest', async (_, reply) => {
      this.#underWay += 1;
      reply.raw.once('close', () => {
        this.#underWay -= 1;
      });
    });
    server.addHook('onResponse', async ({ method, routeOptions }, reply) => {
      this.#count(method, routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
    });
  }

  #count(method: string, route: string, status: number, seconds: number): void {
    const key = `${method} ${status} ${route}`;
    const known = this.#answers.get(key);
    if (known === undefined) this.#answers.set(key, { labels: { method, route, status }, count: 1 });
    else known.count += 1;
    const times = this.#times.get(route) ?? { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 };
    this.#times.set(route, times);
    const bucket = BOUNDS.findIndex((bound) => seconds <= bound);
    if (bucket >= 0) times.buckets[bucket] = (times.buckets[bucket] ?? 0) + 1;
    times.sum += seconds;
    times.count += 1;
  }

  /** The numbers as they are now. */
  families(): Family[] {
    return [
      {
        name: 'fanlight_http_requests_total',
        help: 'Requests answered, by method, route and status.',
        type: 'counter',
        samples: [...this.#answers.values()].map(({ labels, count }) => ({ labels, value: count })),
      },
      {
        name: 'fanlight_http_requests_under_way',
        help: 'Requests that are being answered.',
        type: 'gauge',
        samples: [{ value: this.#underWay }],
      },
      {
        name: 'fanlight_http_request_duration_seconds',
        help: 'How long answers took, by route.',
        type: 'histogram',
        samples: [...this.#times].flatMap(([route, times]) => histogram(route, times)),
      },
    ];
  }
}

function histogram(route: string, { buckets, sum, count }: Times): Sample[] {
  let below = 0;
  const cumulated = BOUNDS.map((bound, at): Sample => {
    below += buckets[at] ?? 0;
    return { suffix: '_bucket', labels: { route, le: bound }, value: below };
  });
  return [
    ...cumulated,
    { suffix: '_bucket', labels: { route, le: '+Inf' }, value: count },
    { suffix: '_sum', labels: { route }, value: sum },
    { suffix: '_count', labels: { route }, value: count },
  ];
}
