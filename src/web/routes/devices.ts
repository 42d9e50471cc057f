import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DeviceId } from '#catalogue';
import { FanlightError } from '#errors';
import { addDevice, adoptDevice, changeDeviceScopes, listDevices, removeDevice } from '#library';
import { say, sayError } from '#words';
import { filled } from '../filled.ts';
import { deviceAddedPage, devicesPage, GRANTED_SCOPES, isHere } from '../pages/devices-page.ts';
import { pageIdFrom } from '../parameters.ts';
import { homeOf, worldHome } from '../policy.ts';
import type { Site } from '../site.ts';

const SCOPE = z.enum(GRANTED_SCOPES);
/** None ticked is none sent, one a text, several a list. */
const SCOPES = z
  .union([SCOPE.transform((scope) => [scope]), z.array(SCOPE).max(GRANTED_SCOPES.length)])
  .default([]);
const ADDING = z.object({ name: z.string().max(4_000).default(''), scope: SCOPES });
const GRANTING = z.object({ scope: SCOPES });
/** What is wrong with a name is said beside it. */
const TOLD: ReadonlySet<string> = new Set(['FL-USE-VALUE', 'FL-USE-DEVICE-NAME']);

/** `/devices`: the e-readers that come in by a token, and those that signed up themselves. */
export function registerDevices(server: FastifyInstance, site: Site): void {
  const { library } = site;
  const frame = { section: 'yours' } as const;

  server.get('/devices', async (request, reply) =>
    site.send(request, reply, {
      ...frame,
      title: say('devices.title'),
      body: devicesPage(await listDevices(library)),
    }),
  );

  server.post('/devices', async (request, reply) => {
    const { name, scope: scopes } = filled(ADDING, request.body);
    try {
      const added = await addDevice(library, name, scopes);
      // The answer itself shows the token, which is kept nowhere; no page can be gone to that has it.
      reply.header('cache-control', 'no-store');
      const home = homeOf(request, site.policy);
      return site.send(request, reply, {
        ...frame,
        title: added.device.name,
        body: deviceAddedPage(added, isHere(home) ? worldHome(request, site.policy) : home),
      });
    } catch (thrown) {
      if (!(thrown instanceof FanlightError) || !TOLD.has(thrown.code)) throw thrown;
      const problem = sayError(thrown.code, thrown.subject);
      const body = devicesPage(await listDevices(library), { name, scopes, problem });
      return site.send(request, reply, { ...frame, title: say('devices.title'), status: 400, body });
    }
  });

  server.post('/devices/:id/scopes', async (request, reply) => {
    const id = await deviceOf(request.params);
    await changeDeviceScopes(library, id, filled(GRANTING, request.body ?? {}).scope);
    return reply.redirect('/devices', 303);
  });

  for (const [does, act] of [
    ['adopt', adoptDevice],
    ['remove', removeDevice],
  ] as const)
    server.post(`/devices/:id/${does}`, async (request, reply) => {
      await act(library, await deviceOf(request.params));
      return reply.redirect('/devices', 303);
    });

  /** The device that an address names. Throws FL-USE-NO-DEVICE. */
  async function deviceOf(parameters: unknown): Promise<DeviceId> {
    const id = pageIdFrom(parameters) as DeviceId;
    const isThere = (await listDevices(library)).some((device) => device.id === id);
    if (!isThere) throw new FanlightError('FL-USE-NO-DEVICE', String(id));
    return id;
  }
}
