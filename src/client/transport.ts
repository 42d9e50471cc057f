/** Requests to a library and what comes back. */
import type { Problem } from '#contract';

/** How a library is reached. `fetch` is the one of the platform unless another is given. */
export type ClientOptions = {
  /** Where the library is: `http://127.0.0.1:4100`. */
  address: string;
  /** The token of a device, for whatever changes something. */
  token?: string;
  /** The language of sentences, as in Accept-Language. */
  language?: string;
  fetch?: (address: string, init: RequestInit) => Promise<Response>;
};

/** Parameters of an address; one without a value is left out, a list is sent several times. */
export type Parameters = Readonly<Record<string, string | number | readonly (string | number)[] | undefined>>;

/** A request: JSON is sent as such, a form as a form. */
export type Asking = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Parameters;
  json?: unknown;
  form?: FormData;
  headers?: Readonly<Record<string, string>>;
};

/** An answer of a list. */
type Listed<Item> = { items: readonly Item[]; next: string | null };

/** What a library answers where something is wrong: `problem` is its answer (RFC 9457), null where it was none. */
export class FanlightProblem extends Error {
  readonly status: number;
  readonly code: string | null;
  readonly problem: Problem | null;
  /** Seconds after which to ask again, where the library says so. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: Problem | null, retryAfter: number | null) {
    const subject = problem?.detail === undefined ? '' : `${problem.detail}: `;
    super(problem === null ? `The library answered ${status}.` : `${subject}${problem.title}`);
    this.name = 'FanlightProblem';
    this.status = status;
    this.code = problem?.code ?? null;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** Asks a library. Every method throws {@link FanlightProblem} where the library refuses, and what `fetch` throws. */
export class Transport {
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #fetch: NonNullable<ClientOptions['fetch']>;

  constructor({ address, token, language, fetch }: ClientOptions) {
    this.#base = `${address.replace(/\/+$/, '')}/api/v1`;
    this.#headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(language !== undefined && { 'accept-language': language }),
    };
    this.#fetch = fetch ?? ((asked, init) => globalThis.fetch(asked, init));
  }

  /** An answer as it came; only a good one. */
  async ask(
    path: string,
    { method = 'GET', query = {}, json, form, headers }: Asking = {},
  ): Promise<Response> {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const response = await this.#fetch(this.#base + path + queryText(query), {
      method,
      headers: { ...this.#headers, ...(json !== undefined && { 'content-type': type }), ...headers },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(form !== undefined && { body: form }),
    });
    if (response.ok) return response;
    throw await problemOf(response);
  }

  /** The body of an answer. */
  async json<Body>(path: string, asking?: Asking): Promise<Body> {
    return (await (await this.ask(path, asking)).json()) as Body;
  }

  /** A file. */
  async bytes(path: string, query?: Parameters): Promise<Uint8Array<ArrayBuffer>> {
    const response = await this.ask(path, query === undefined ? {} : { query });
    return new Uint8Array(await response.arrayBuffer());
  }

  /** All items of a list, an answer at a time, each asked for when its first item is wanted. */
  async *items<Item>(path: string, query: Parameters = {}): AsyncGenerator<Item, void, undefined> {
    let cursor: string | undefined;
    do {
      const { items, next } = await this.json<Listed<Item>>(path, { query: { ...query, cursor } });
      yield* items;
      cursor = next ?? undefined;
    } while (cursor !== undefined);
  }

  /** The lines of an answer in JSON Lines, as they come. */
  async *lines<Line>(path: string, query: Parameters): AsyncGenerator<Line, void, undefined> {
    const { body } = await this.ask(path, { query });
    if (body === null) return;
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for (;;) {
        const { done, value } = await reader.read();
        const pieces = (rest + decoder.decode(value, { stream: !done })).split('\n');
        rest = pieces.pop() ?? '';
        for (const piece of pieces) yield JSON.parse(piece) as Line;
        if (done) break;
      }
    } finally {
      await reader.cancel();
    }
  }
}

function queryText(query: Parameters): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

async function problemOf(response: Response): Promise<FanlightProblem> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true;
  const problem = isProblem ? ((await response.json()) as Problem) : null;
  const wait = response.headers.get('retry-after');
  return new FanlightProblem(response.status, problem, wait === null ? null : Number(wait));
}
