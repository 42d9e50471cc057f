/** A plain server of files, as anybody has one: it knows endings and nothing else. */
import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.atom': 'application/atom+xml',
  '.css': 'text/css',
  '.epub': 'application/epub+zip',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A folder that is served: `at` is where its first page is, with a stroke at its end. `asked` are the paths that were asked for, with the bytes that each was answered with. */
export type ServedFolder = { at: string; asked: { path: string; bytes: number }[]; close(): Promise<void> };

/** Serves the files of a folder under a path, on a free port of this machine. Paths end in file names but for the first page's. */
export async function serveFolder(folder: string, under: string): Promise<ServedFolder> {
  const asked: ServedFolder['asked'] = [];
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const wanted = pathname.startsWith(under) ? decodeURIComponent(pathname.slice(under.length)) : null;
    const file = wanted === null ? null : path.join(folder, wanted === '' ? 'index.html' : wanted);
    const size = file?.startsWith(folder) ? statSync(file, { throwIfNoEntry: false }) : undefined;
    if (file === null || !size?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    asked.push({ path: wanted ?? '', bytes: size.size });
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'content-length': size.size,
    });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { at: `http://127.0.0.1:${port}${under}`, asked, close };
}
