/**
 * Works that a browser keeps, to be read where there is no way to the library: the whole text of each on one page, and beside them the
 * styles, scripts and fonts that pages need. Browsers allow it over HTTPS and on this machine itself only.
 */

/** The worker that answers where the library does not, and the page that says what can be read. */
export const WORKER = '/assets/offline-worker.js';
export const OFFLINE_PAGE = '/offline';

const WORKS = 'fanlight-works';
const ASSETS = 'fanlight-assets';
/** The works opened last; and bytes of them together, and of one, as its page is before it is compressed. */
const MOST_WORKS = 30;
const MOST_BYTES = 32 * 1024 * 1024;
const LARGEST = 8 * 1024 * 1024;
/** What is noted of a page that is kept. */
const TITLE = 'x-kept-title';
const BYTES = 'x-kept-bytes';
const STATE = 'x-kept-state';
/** Answers are said to vary by language and cookie, which a browser does not tell its pages. */
const ANY = { ignoreVary: true } as const;

/** A work that is kept: its title with its creators, the address of its page, and the size of that in bytes. */
type KeptWork = { id: string; title: string; address: string; bytes: number };

/** Whether this browser can keep works at this address. */
export function canKeep(): boolean {
  return 'serviceWorker' in navigator && 'caches' in globalThis;
}

/** The address of a work as it is kept. */
export function keptAddress(id: string): string {
  return `/works/${id}?view=full`;
}

/** The works that are kept, the one opened last first. */
export async function keptWorks(): Promise<KeptWork[]> {
  const cache = await caches.open(WORKS);
  const kept: KeptWork[] = [];
  for (const request of await cache.keys()) {
    const answer = await cache.match(request, ANY);
    const { pathname, search } = new URL(request.url);
    kept.unshift({
      id: pathname.split('/').at(-1) ?? '',
      title: decodeURIComponent(answer?.headers.get(TITLE) ?? ''),
      address: pathname + search,
      bytes: Number(answer?.headers.get(BYTES)),
    });
  }
  return kept;
}

/**
 * Keeps a work as it is now; works opened longer ago go where there are too many. It is not fetched anew as long as its `state`, which
 * follows from the work and from how the reader wants pages, is what it was.
 */
export async function keepWork(id: string, title: string, state: string): Promise<void> {
  const address = keptAddress(id);
  const cache = await caches.open(WORKS);
  const before = await cache.match(address, ANY);
  const isSame = before?.headers.get(STATE) === encodeURIComponent(state);
  const page = isSame ? before : await fetchWork(address, { title, state });
  if (page === null) return dropWork(id);
  // What is put anew stands behind all that was put before.
  await cache.delete(address, ANY);
  await cache.put(address, page);
  let sum = 0;
  for (const [index, work] of (await keptWorks()).entries()) {
    sum += work.bytes;
    if (index >= MOST_WORKS || sum > MOST_BYTES) await dropWork(work.id);
  }
}

/** The page of a work with what is noted of it; null where it is not to be kept. */
async function fetchWork(address: string, noted: { title: string; state: string }): Promise<Response | null> {
  const answer = await fetch(address);
  const text = await answer.text();
  const bytes = new TextEncoder().encode(text);
  // A page that asks first, or that says why a work is hidden, has no story.
  if (!answer.ok || bytes.length > LARGEST || !text.includes('<story-reader')) return null;
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.set(TITLE, encodeURIComponent(noted.title));
  headers.set(STATE, encodeURIComponent(noted.state));
  headers.set(BYTES, String(bytes.length));
  return new Response(bytes, { headers });
}

/** Keeps a work no longer. */
export async function dropWork(id: string): Promise<void> {
  const cache = await caches.open(WORKS);
  await cache.delete(keptAddress(id), ANY);
}

/** Keeps what pages load, and the page that says what is kept; what these replace goes. */
export async function keepAssets(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(ASSETS);
  const wanted = new Map(addresses.map((address) => [new URL(address, location.href).pathname, address]));
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (wanted.has(pathname) && !(await isKept(cache, wanted.get(pathname) ?? '')))
      await cache.delete(request, ANY);
  }
  for (const address of wanted.values()) if (!(await isKept(cache, address))) await cache.add(address);
  await cache.add(OFFLINE_PAGE);
}

async function isKept(cache: Cache, address: string): Promise<boolean> {
  return (await cache.match(address, ANY)) !== undefined;
}

/**
 * Asks the library which works may be kept still: not those that were hidden meanwhile, or that ask first, or that are gone. False where
 * none is to be kept any more, since the reader does not want it.
 */
export async function reviewKept(): Promise<boolean> {
  const kept = await keptWorks();
  const answer = await fetch(`/offline/works?ids=${kept.map(({ id }) => id).join(',')}`);
  if (!answer.ok) return true;
  const allowed: unknown = await answer.json();
  if (!Array.isArray(allowed)) return allowed !== null;
  for (const { id } of kept) if (!allowed.includes(Number(id))) await dropWork(id);
  return true;
}

/** Keeps nothing, and needs no worker any more. */
export async function keepNothing(worker: ServiceWorkerRegistration): Promise<void> {
  await caches.delete(WORKS);
  await caches.delete(ASSETS);
  // A worker that is registered no more may end before it has done anything else.
  await worker.unregister();
}

/** What is kept under an address. */
export async function keptAnswer(address: string): Promise<Response | undefined> {
  return caches.match(address, ANY);
}

/** A style, a script or a font; where a page asks for an older one than is kept, that which took its place. */
export async function keptAsset(address: string): Promise<Response | undefined> {
  return caches.match(address, { ...ANY, ignoreSearch: true });
}
