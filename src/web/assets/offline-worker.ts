/** Answers for the library where there is no way to it, from the works that the browser keeps. It gets in the way of nothing else. */
import { keepNothing, keptAddress, keptAnswer, keptAsset, OFFLINE_PAGE, reviewKept } from './kept-works.ts';

/** What workers are told, of which the types of pages know nothing (Service Workers, W3C). */
type Lasting = { waitUntil(work: Promise<unknown>): void };
type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response>): void };
type WorkerScope = {
  addEventListener(type: 'install' | 'activate', listen: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listen: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: ServiceWorkerRegistration;
};
const worker = globalThis as unknown as WorkerScope;

/** Forms after which a work may be hidden, or ask first, that is kept, or nothing be kept any more. */
const HIDING = /^\/(?:mutes|settings)(?:\/|$)/;
const OF_WORK = /^\/works\/(\d{1,15})(?:\/chapters\/(\d{1,9}))?\/?$/;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  const isForm = request.method === 'POST' && HIDING.test(pathname);
  if (request.mode !== 'navigate' && !isForm && !pathname.startsWith('/assets/')) return;
  const answer = fetch(request).catch((thrown: unknown) => offlineAnswer(request, thrown));
  event.respondWith(answer);
  if (isForm) event.waitUntil(answer.then(review).catch(() => undefined));
});

async function review(): Promise<void> {
  if (!(await reviewKept())) await keepNothing(worker.registration);
}

async function offlineAnswer(request: Request, thrown: unknown): Promise<Response> {
  const kept =
    request.mode === 'navigate'
      ? ((await workAnswer(request)) ?? (await keptAnswer(OFFLINE_PAGE)))
      : await keptAsset(request.url);
  if (kept === undefined) throw thrown;
  return kept;
}

/** The page of a work that is kept; its chapters and whatever leads to it lead there. */
async function workAnswer({ method, url }: Request): Promise<Response | undefined> {
  const { pathname, search, hash } = new URL(url);
  const [, id, chapter] = OF_WORK.exec(pathname) ?? [];
  if (id === undefined || method !== 'GET') return undefined;
  const address = keptAddress(id);
  const kept = await keptAnswer(address);
  if (kept === undefined || pathname + search === address) return kept;
  const place = hash !== '' ? hash : chapter === undefined ? '' : `#chapter-${chapter}`;
  return Response.redirect(new URL(address + place, location.origin));
}
