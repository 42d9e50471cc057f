/** The stylesheet, script and fonts that the build put into one folder. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { LanguageTag } from '#words';
import type { AssetAddresses } from './parts/layout.ts';

const YEAR_IN_SECONDS = 31_536_000;
/** esbuild's names of fonts: `literata-latin-opsz-normal-ABCD2345.woff2`. */
const HASHED = /-[A-Z0-9]{8}\.woff2$/;

const WORKER = 'offline-worker.js';

/** The fonts that every page has words in; they are asked for with the stylesheet, so that no word is set twice. */
const FIRST_FONTS = [
  'literata-latin-opsz-normal-',
  'atkinson-hyperlegible-latin-400-normal-',
  'atkinson-hyperlegible-latin-700-normal-',
];

/** Serves the folder under /assets/. */
export async function registerAssets(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: path.resolve(folder),
    prefix: '/assets/',
    index: false,
    dotfiles: 'deny',
    cacheControl: false,
    setHeaders(reply, file) {
      const lasting = HASHED.test(file) || reply.request.url.includes('?v=');
      // The worker answers for every page, not only for those beside it.
      if (file.endsWith(WORKER)) reply.header('service-worker-allowed', '/');
      reply.header('cache-control', lasting ? `public, max-age=${YEAR_IN_SECONDS}, immutable` : 'no-cache');
    },
  });
}

/** The addresses of the assets in a folder, with their revision in them. */
export function assetAddresses(folder: string): AssetAddresses {
  const address = (name: string) => assetAddress(folder, name);
  const scripts = (language: LanguageTag) => ({
    every: address(`enhance.${language}.js`),
    reading: address(`reading.${language}.js`),
    offline: address(`offline.${language}.js`),
  });
  const files = readdirSync(folder);
  const fonts = FIRST_FONTS.flatMap((name) => files.filter((file) => file.startsWith(name)));
  return {
    style: address('style.css'),
    scripts: { en: scripts('en'), de: scripts('de') },
    icon: address('favicon.svg'),
    fonts: fonts.map((file) => `/assets/${file}`),
  };
}

/** The address of one asset, with its revision in it. */
export function assetAddress(folder: string, name: string): string {
  return `/assets/${name}?v=${revisionOf(path.join(folder, name))}`;
}

function revisionOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 10);
}
