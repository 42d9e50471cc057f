/** Who may talk to the server, and the headers that every answer carries. */
import { FanlightError } from '#errors';

/**
 * Where the server listens. `allowRemote` lets other machines in; they may name it by address or by the name that it is known by, never by a stranger's
 * name.
 */
export type Origin = { host: string; port: number; allowRemote: boolean; publicName: string | null };

/** What a check needs to know of a request; names as in HTTP, lower case. */
export type RequestFacts = { method: string; headers: Record<string, string | string[] | undefined> };

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Headers of every answer. The referrer goes to this site only: `no-referrer` would make browsers send
 * `Origin: null` with this site's own forms (Fetch standard, "append a request Origin header").
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': PAGE_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
};

/**
 * Refuses a request that names a host which is not this library's, so that a page elsewhere cannot read the library
 * by pointing its own name here (DNS rebinding). Throws FL-WEB-HOST.
 */
export function checkHost(facts: RequestFacts, origin: Origin): void {
  const name = hostName(single(facts.headers['host']));
  if (name === null) throw new FanlightError('FL-WEB-HOST');
  if (LOOPBACK.has(name) || name === origin.host.toLowerCase() || name === origin.publicName) return;
  if (origin.allowRemote && isAddress(name)) return;
  throw new FanlightError('FL-WEB-HOST', name);
}

/**
 * Refuses a request that could change something unless it comes from this library's own pages: the browser's
 * `Sec-Fetch-Site`, and `Origin` compared with `Host`; one of them must be there, but where programs that are no browsers
 * are expected (`programs`). Throws FL-WEB-ORIGIN.
 */
export function checkOrigin(facts: RequestFacts, programs = false): void {
  if (SAFE_METHODS.has(facts.method)) return;
  const site = single(facts.headers['sec-fetch-site']);
  const origin = single(facts.headers['origin']);
  const host = single(facts.headers['host'])?.toLowerCase();
  if (site === undefined && origin === undefined && !programs) throw new FanlightError('FL-WEB-ORIGIN');
  if (site !== undefined && site !== 'same-origin') throw new FanlightError('FL-WEB-ORIGIN');
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`)
    throw new FanlightError('FL-WEB-ORIGIN');
}

/**
 * Refuses a request of a program that could change something and comes from a page elsewhere, unless pages of that origin are let in. What
 * lets it change something is its token, which no browser sends by itself. Throws FL-WEB-ORIGIN.
 */
export function checkProgramOrigin(facts: RequestFacts, origins: readonly string[]): void {
  const origin = single(facts.headers['origin']);
  if (origin === undefined || origins.includes(origin)) return;
  const { 'sec-fetch-site': _, ...headers } = facts.headers;
  checkOrigin({ method: facts.method, headers });
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** The name in a Host header without its port, lower case; null when it is not one. */
export function hostName(host: string | undefined): string | null {
  if (host === undefined || host.length > 255) return null;
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(host);
  return match?.[1]?.toLowerCase() ?? null;
}

function isAddress(name: string): boolean {
  return name.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name);
}
