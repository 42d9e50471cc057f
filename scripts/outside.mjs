/**
 * Packages that stay outside of what is built: they hold machine code, load when they are needed, or are CommonJS. The others are built
 * in, since finding and reading their hundreds of files takes longer than all else at the start of a thread.
 */
export const OUTSIDE = [
  '@fastify/*',
  '@resvg/resvg-js',
  'better-sqlite3',
  'esbuild',
  'fastify',
  'iconv-lite',
  'mammoth',
  'mdast-util-from-markdown',
  'saxes',
  'tar-stream',
  'tinyld',
  'unpdf',
  'warcio',
  'yauzl',
];
