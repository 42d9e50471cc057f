/** How a site stands to the world: the address that it is known by, and what crawlers may do. */
import { BlockList, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { hostName, SECURITY_HEADERS } from './security.ts';

/** What whoever runs a site decided; addresses are whole, `publicAddress` without a slash at its end. */
export type SitePolicy = {
  /** Where the world finds it; null where it does not. */
  publicAddress: string | null;
  /** Whether who comes by that address reads and no more, or does everything that the owner does. */
  visitors: 'read' | 'everything';
  /** Whether search engines may list the works whose creators allow that they are kept. */
  searchEngines: boolean;
  /** Whether works may be taken to train models. */
  modelTraining: boolean;
  /** The WebSub hub that feeds name; null for none. */
  hub: string | null;
};

/** A library for the person at this machine. */
export const PRIVATE: SitePolicy = {
  publicAddress: null,
  visitors: 'read',
  searchEngines: false,
  modelTraining: false,
  hub: null,
};

/** How search engines may treat a page where the site lets them in: list it, go on from it without listing it, or neither. */
export type Listing = 'yes' | 'links' | 'no';

/**
 * What crawlers are told about a page, in a header and in the page. `noai` and `noimageai` are the words that picture sites began with; what reserves the
 * right to mine is {@link reservation}.
 */
export function robotsFor(policy: SitePolicy, listing: Listing): string {
  const allowed = policy.searchEngines ? listing : 'no';
  const index = { yes: [], links: ['noindex', 'follow'], no: ['noindex', 'nofollow'] }[allowed];
  return [...index, ...(policy.modelTraining ? [] : ['noai', 'noimageai'])].join(', ') || 'all';
}

/** The value of `tdm-reservation` (TDM Reservation Protocol §4, §6): 1 where mining texts is not allowed. */
export function reservation({ modelTraining }: SitePolicy): '0' | '1' {
  return modelTraining ? '0' : '1';
}

/** Headers of every answer, whoever gives it; a page says for itself when it may be listed. */
export function answerHeaders(policy: SitePolicy): Record<string, string> {
  return {
    ...SECURITY_HEADERS,
    'x-robots-tag': robotsFor(policy, 'no'),
    'tdm-reservation': reservation(policy),
  };
}

/** Remembered, since every request asks. */
const publicUrls = new WeakMap<SitePolicy, URL | null>();

function publicUrl(policy: SitePolicy): URL | null {
  const known = publicUrls.get(policy);
  if (known !== undefined) return known;
  const url = policy.publicAddress === null ? null : new URL(policy.publicAddress);
  publicUrls.set(policy, url);
  return url;
}

/** The name in the public address, which the site answers to; null where there is none. */
export function publicName(policy: SitePolicy): string | null {
  return publicUrl(policy)?.hostname ?? null;
}

/**
 * The address under which a request found the site, without a slash at its end: the public one for visitors and where it was asked for by that name, since a
 * proxy before the site may speak TLS and another name, else the one in its `Host`, which was checked.
 */
export function homeOf(request: Pick<FastifyRequest, 'headers' | 'socket'>, policy: SitePolicy): string {
  const isOutside = isPublic(request, policy) || audienceOf(request, policy) === 'visitors';
  return isOutside ? (policy.publicAddress ?? '') : `http://${request.headers.host}`;
}

/** The address that the world is told: the public one, or where there is none the one that a request found. */
export function worldHome(request: Pick<FastifyRequest, 'headers' | 'socket'>, policy: SitePolicy): string {
  return policy.publicAddress ?? homeOf(request, policy);
}

/** Whether a request came by the public address. */
export function isPublic({ headers }: Pick<FastifyRequest, 'headers'>, policy: SitePolicy): boolean {
  const url = publicUrl(policy);
  return url !== null && headers.host?.toLowerCase() === url.host;
}

/** Who asks: the owner of the library, who sits at its desk, or somebody of the world, who reads. */
export type Audience = 'owner' | 'visitors';

/** What tells who asks: the headers, and the connection that they came by. */
type Asking = {
  headers: Record<string, string | string[] | undefined>;
  socket: { remoteAddress?: string | undefined };
};

/** Headers of proxies that ask for somebody else; `x-real-ip` is nginx's habit, the others are RFC 7239 and what was before it, and RFC 9110 §7.6.3. */
const OF_PROXIES = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

/** Addresses that no machine of the world has: this machine's, those of private networks, of links, and of networks between (RFC 6598, which VPNs use). */
const AT_HOME = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  AT_HOME.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  AT_HOME.addSubnet(net, bits, 'ipv6');

/** Whether there is anybody who reads and no more: the world knows the site, and may not do everything. */
export function hasVisitors({ publicAddress, visitors }: SitePolicy): boolean {
  return publicAddress !== null && visitors === 'read';
}

/**
 * Who asks. A visitor is, where the site has visitors, who names the public address, whom a proxy asks for, and who comes from the world without one: a name
 * in `Host` is easily said, so it makes nobody the owner who comes directly. For whom something asks that tells nothing of them, and sits at home itself,
 * cannot be told from the owner.
 */
export function audienceOf(request: Asking, policy: SitePolicy): Audience {
  if (!hasVisitors(policy)) return 'owner';
  const { host } = request.headers;
  const isNamed = hostName(typeof host === 'string' ? host : undefined) === publicName(policy);
  return isNamed || isForwarded(request) || !isAtHome(request.socket.remoteAddress) ? 'visitors' : 'owner';
}

/** Whether a proxy asks for somebody else. */
export function isForwarded({ headers }: Pick<Asking, 'headers'>): boolean {
  return OF_PROXIES.some((name) => name in headers);
}

function isAtHome(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '').replace(/%.*$/, '');
  return AT_HOME.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}
