/** Who asks for a feed, and under which address: a device by its token, or whoever sits at this machine. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReaderId } from '#catalogue';
import type { FeedPlace } from '#feeds';
import { type Library, readerWithToken } from '#library';
import { type Audience, homeOf } from './policy.ts';
import type { Site } from './site.ts';

/** Addresses that hold a token begin with this and the token. */
const KEYED = '/key';
/** Where feeds are: at the site itself, and once more below the token of a device. */
export const FEED_BASES = ['', `${KEYED}/:token`] as const;

/** Who asks: for whom the library is, as they see it, whose marks and mutes hold, and the place that feeds lead on from. */
export type FeedAsker = { audience: Audience; library: Library; reader: ReaderId; place: FeedPlace };

/** Longer passwords are of no device. */
const MOST_CREDENTIALS = 1_000;

/** Where a device finds something: its address with the token in it. */
export function keyedAddress(token: string, path: string): string {
  return `${KEYED}/${token}${path}`;
}

type Asked = Pick<Site, 'audience' | 'library' | 'keyed' | 'policy'>;

/** Who asks for a feed. Null, and the answer is begun as 401, for a token that no device has. */
export async function feedAsker(
  site: Asked,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FeedAsker | null> {
  const asker = await knownAsker(site, request);
  if (asker === null) askForToken(reply);
  return asker;
}

/** Who asks; null for a token that no device has. */
export async function knownAsker(site: Asked, request: FastifyRequest): Promise<FeedAsker | null> {
  const written: unknown = Reflect.get(Object(request.params), 'token');
  const token = typeof written === 'string' ? written : passwordIn(request.headers.authorization);
  const reader = await readerWithToken(site.keyed, token);
  if (reader === null) return null;
  const home = homeOf(request, site.policy);
  const base = typeof written === 'string' ? home + keyedAddress(written, '') : home;
  const shown: Pick<FeedAsker, 'audience' | 'library'> =
    token === null ? site : { audience: 'owner', library: site.keyed };
  const library = await identityOf(site.keyed.catalogue);
  return { audience: shown.audience, library: shown.library, reader, place: { site: base, home, library } };
}

/** Begins the answer to a request that needs the token of a device, or has one of none. */
export function askForToken(reply: FastifyReply): FastifyReply {
  return reply.code(401).headers({
    'www-authenticate': 'Basic realm="Fanlight", charset="UTF-8"',
    'cache-control': 'no-store',
  });
}

/** The password of HTTP Basic (RFC 7617 §2), whatever the name; null where nothing is said. */
function passwordIn(header: string | undefined): string | null {
  const [, encoded] = /^basic +([\w+/=-]+)$/i.exec((header ?? '').slice(0, MOST_CREDENTIALS)) ?? [];
  if (encoded === undefined) return null;
  const said = Buffer.from(encoded, 'base64').toString('utf8');
  return said.slice(said.indexOf(':') + 1);
}

const identities = new WeakMap<Library['catalogue'], Promise<string>>();

/** A library's name never changes, and every feed has it. */
function identityOf(catalogue: Library['catalogue']): Promise<string> {
  const known = identities.get(catalogue);
  if (known !== undefined) return known;
  const identity = catalogue.identity();
  identities.set(catalogue, identity);
  identity.catch(() => identities.delete(catalogue));
  return identity;
}
