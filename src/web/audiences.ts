/** Which routes are for whom. Told apart before routing, so that what is not for somebody is not there for them. */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { type Audience, audienceOf, type SitePolicy } from './policy.ts';

/** Whom a route answers; `everyone` is for what tells the two apart by itself. */
type Addressee = Audience | 'everyone';

/** The constraint of routes by which they are found for those alone whom they are for; one without it is for nobody. */
export function audienceConstraint(policy: SitePolicy) {
  return {
    name: 'audience',
    mustMatchWhenDerived: true,
    storage: routesByAddressee,
    deriveConstraint: (request: IncomingMessage): string => audienceOf(request, policy),
  };
}

/** Which of an address's handlers answer, as a mask of the router's: those for who asks, or else those for everyone. No address has both. */
function routesByAddressee<Mask>() {
  const masks = new Map<string, Mask>();
  return {
    get: (audience: string) => masks.get(audience) ?? masks.get('everyone') ?? null,
    set: (addressee: string, mask: Mask) => void masks.set(addressee, mask),
  };
}

/** Has the routes that are added to a server from now on answer one audience, or everyone. */
export function addressRoutes(server: FastifyInstance, audience: Addressee): void {
  server.addHook('onRoute', (route) => {
    route.constraints = { ...route.constraints, audience };
  });
}
