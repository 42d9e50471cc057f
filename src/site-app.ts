/** The site over an open library: served, or frozen into files. The room `web` is loaded for the commands that need it only. */
import { createServer as createSocket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { isLoopback, type Settings } from '#config';
import { FanlightError, isCode } from '#errors';
import { ImportQueue, watchWhileServing } from '#library';
import type { FreezeOptions, Frozen } from '#web';
import type { App } from './app.ts';

const ASSETS = fileURLToPath(new URL('./assets/', import.meta.url));

/** What lists old addresses, which the site knows where to lead; loaded for the command that asks. */
export const loadAddresses = () => import('#web');

type Log = { write(line: string): unknown };
/** A server that answers, and how to stop it once the requests under way are done. */
export type Serving = { address: string; stop: () => Promise<void> };

/** Serves the library; `stream` takes the lines of the log. Throws FL-USE-REMOTE and FL-USE-PORT-BUSY. */
export async function serveApp(app: App, settings: Settings, stream: Log): Promise<Serving> {
  const { host, port, allowRemote, metrics, data, apiOrigins, apiRate } = settings;
  refuseRemote(settings);
  const { createServer } = await import('#web');
  const { library, workers, shelf, printer } = app;
  const queue = await ImportQueue.open(library, {
    workers,
    shelf,
    paths: settings.importPaths,
    onFailure: (err) => server.log.error({ err }, 'an import failed'),
  });
  const server = await createServer({
    library,
    assets: ASSETS,
    origin: { host, port, allowRemote },
    queue,
    printer,
    api: { origins: apiOrigins, rate: apiRate },
    policy: settings,
    metrics: metrics === 'off' ? null : { to: metrics, data },
    log: { stream, requests: settings.log === 'requests' },
    grace: settings.stopSeconds * 1000,
  });
  try {
    await server.listen({ host, port, listenTextResolver: () => 'listening' });
  } catch (thrown) {
    throw isPortBusy(thrown)
      ? new FanlightError('FL-USE-PORT-BUSY', `${host}:${port}`, { cause: thrown })
      : thrown;
  }
  const [address] = server.addresses();
  const bound = typeof address === 'object' ? address.port : port;
  const shown = host.includes(':') ? `[${host}]` : host;
  const watches = watchWhileServing(library, queue, {
    data,
    folders: settings.watch,
    onFault: (err) => server.log.error({ err }, 'a watched folder could not be read'),
  });
  // At once: the door closes while an import under way comes to its end.
  const stop = async () => void (await Promise.all([server.close(), watches.stop()]));
  return { address: `http://${shown}:${bound}`, stop };
}

/** Freezes the public pages of the library into files that need no server, or a web archive. Throws what `freezeSite` does. */
export async function freezeApp<Report>(
  { library }: App,
  options: Omit<FreezeOptions<Report>, 'assets'>,
): Promise<Report & Frozen> {
  const { freezeSite } = await import('#web');
  return freezeSite(library, { ...options, assets: ASSETS });
}

/** Says at once what serving would fail on, so that nobody waits for an import first. Throws as {@link serveApp}. */
export async function checkServing(settings: Settings): Promise<void> {
  const { host, port } = settings;
  refuseRemote(settings);
  await new Promise<void>((resolve, reject) => {
    const socket = createSocket();
    socket.once('error', (cause) =>
      reject(
        isPortBusy(cause)
          ? new FanlightError('FL-USE-PORT-BUSY', `${host}:${port}`, { cause })
          : new FanlightError('FL-USE-SETTING', `FANLIGHT_HOST ${host}`, { cause }),
      ),
    );
    socket.listen(port, host, () => socket.close(() => resolve()));
  });
}

function refuseRemote({ host, allowRemote }: Settings): void {
  if (!isLoopback(host) && !allowRemote) throw new FanlightError('FL-USE-REMOTE', host);
}

function isPortBusy(thrown: unknown): boolean {
  return isCode(thrown, 'EADDRINUSE', 'EACCES');
}
