/** How a site stands to the world: the address that it is known by, and what crawlers may do. */
import type { FastifyRequest } from 'fastify';
import { SECURITY_HEADERS } from './security.ts';

/** What whoever runs a site decided; addresses are whole, `publicAddress` without a slash at its end. */
export type SitePolicy = {
  /** Where the world finds it; null where it does not. */
  publicAddress: string | null;
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

/** The name in the public address, which the site answers to; null where there is none. */
export function publicName({ publicAddress }: SitePolicy): string | null {
  return publicAddress === null ? null : new URL(publicAddress).hostname;
}

/**
 * The address under which a request found the site, without a slash at its end: the public one where it was asked for by that name, since a proxy before the
 * site may speak TLS, else the one in its `Host`, which was checked.
 */
export function homeOf({ headers }: Pick<FastifyRequest, 'headers'>, policy: SitePolicy): string {
  return isPublic({ headers }, policy) ? (policy.publicAddress ?? '') : `http://${headers.host}`;
}

/** The address that the world is told: the public one, or where there is none the one that a request found. */
export function worldHome(request: Pick<FastifyRequest, 'headers'>, policy: SitePolicy): string {
  return policy.publicAddress ?? homeOf(request, policy);
}

/** Whether a request came by the public address. */
export function isPublic(
  { headers }: Pick<FastifyRequest, 'headers'>,
  { publicAddress }: SitePolicy,
): boolean {
  return publicAddress !== null && headers.host?.toLowerCase() === new URL(publicAddress).host;
}
