import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { FanlightError } from '#errors';

/** A setting as people meet it; the manual's table is checked against this list. */
export type Setting = {
  /** Its name in `fanlight.json`. */
  name: keyof Settings;
  env: string;
  default: string;
  says: string;
};

/**
 * Everything that can be set. `data` and `logFile` are absolute paths; `…Mb` are MiB, `…Seconds` seconds. Addresses are whole, `publicAddress`
 * without a slash at its end; null is none.
 */
export type Settings = {
  data: string;
  host: string;
  port: number;
  allowRemote: boolean;
  workers: number;
  maxFileMb: number;
  maxContainerMb: number;
  fileSeconds: number;
  importPaths: boolean;
  maxUploadFileMb: number;
  maxUploadMb: number;
  verifyMb: number;
  chromium: string | null;
  apiOrigins: string[];
  apiRate: number;
  /** Absolute folders. */
  watch: string[];
  /** Empty where books are not sent by mail. */
  smtpHost: string;
  smtpPort: number;
  smtpSecurity: 'tls' | 'starttls' | 'none';
  smtpUser: string;
  smtpFrom: string;
  smtpPasswordFile: string;
  smtpMaxMb: number;
  publicAddress: string | null;
  visitors: 'read' | 'everything';
  searchEngines: boolean;
  modelTraining: boolean;
  hub: string | null;
  metrics: 'off' | 'local' | 'all';
  log: 'failures' | 'requests';
  logFile: string | null;
  logFileMb: number;
  logFiles: number;
  stopSeconds: number;
};

/** Every setting, in the order of the manual. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'data',
    env: 'FANLIGHT_DATA',
    default: './fanlight-data',
    says: 'The data folder: database, originals, media, and the indexes of searches.',
  },
  { name: 'host', env: 'FANLIGHT_HOST', default: '127.0.0.1', says: 'The address to listen on.' },
  {
    name: 'port',
    env: 'FANLIGHT_PORT',
    default: '4100',
    says: 'The port to listen on; 0 takes any free one.',
  },
  {
    name: 'allowRemote',
    env: 'FANLIGHT_ALLOW_REMOTE',
    default: 'no',
    says: 'Whether other machines may be served (yes or no). There are no accounts: whoever reaches it, and does not come by `publicAddress`, may do everything.',
  },
  {
    name: 'workers',
    env: 'FANLIGHT_WORKERS',
    default: 'one per processor, at most 8',
    says: 'Threads that read stories during an import.',
  },
  {
    name: 'maxFileMb',
    env: 'FANLIGHT_MAX_FILE_MB',
    default: '64',
    says: 'The largest story file that is read, in MiB.',
  },
  {
    name: 'maxContainerMb',
    env: 'FANLIGHT_MAX_CONTAINER_MB',
    default: '256',
    says: 'The largest zip or gzip file that is opened, in MiB.',
  },
  {
    name: 'fileSeconds',
    env: 'FANLIGHT_FILE_SECONDS',
    default: '60',
    says: 'How long one file may take to read, in seconds.',
  },
  {
    name: 'importPaths',
    env: 'FANLIGHT_IMPORT_PATHS',
    default: 'yes on a loopback address, else no',
    says: 'Whether a path on this machine’s disk can be imported from the browser (yes or no).',
  },
  {
    name: 'maxUploadFileMb',
    env: 'FANLIGHT_MAX_UPLOAD_FILE_MB',
    default: '512',
    says: 'The largest file that is taken from a browser, in MiB.',
  },
  {
    name: 'maxUploadMb',
    env: 'FANLIGHT_MAX_UPLOAD_MB',
    default: '2048',
    says: 'How much is taken from a browser at once, and may wait for its import, in MiB.',
  },
  {
    name: 'verifyMb',
    env: 'FANLIGHT_VERIFY_MB',
    default: '1024',
    says: 'How much of the library is read and checked each day while it is served, in MiB; 0 for nothing.',
  },
  {
    name: 'chromium',
    env: 'FANLIGHT_CHROMIUM',
    default: 'the one that is found on this machine',
    says: 'The program that sets books on paper: Chromium or one of its kin, by its path.',
  },
  {
    name: 'apiOrigins',
    env: 'FANLIGHT_API_ORIGINS',
    default: 'none',
    says: 'Web pages elsewhere that may ask the API from a browser: their origins, such as `https://reader.example`, with spaces between them.',
  },
  {
    name: 'apiRate',
    env: 'FANLIGHT_API_RATE',
    default: '3000',
    says: 'How many requests of the API are answered for one device or address in a minute; 0 for any number.',
  },
  {
    name: 'watch',
    env: 'FANLIGHT_WATCH',
    default: 'none',
    says: 'Folders that are watched while the library is served; several are parted as in PATH, or are a list in the file.',
  },
  {
    name: 'smtpHost',
    env: 'FANLIGHT_SMTP_HOST',
    default: 'none',
    says: 'The mail server that books are sent to e-readers by.',
  },
  {
    name: 'smtpPort',
    env: 'FANLIGHT_SMTP_PORT',
    default: '587',
    says: 'The port of the mail server.',
  },
  {
    name: 'smtpSecurity',
    env: 'FANLIGHT_SMTP_SECURITY',
    default: 'starttls',
    says: 'How the way to the mail server is encrypted: tls (mostly port 465), starttls (mostly 587), or none, for a server on this machine.',
  },
  {
    name: 'smtpUser',
    env: 'FANLIGHT_SMTP_USER',
    default: 'none',
    says: 'Who logs in to the mail server; without it nobody does.',
  },
  {
    name: 'smtpFrom',
    env: 'FANLIGHT_SMTP_FROM',
    default: 'none',
    says: 'The mail address that books come from.',
  },
  {
    name: 'smtpPasswordFile',
    env: 'FANLIGHT_SMTP_PASSWORD_FILE',
    default: 'none',
    says: 'A file with the password for the mail server, and nothing else.',
  },
  {
    name: 'smtpMaxMb',
    env: 'FANLIGHT_SMTP_MAX_MB',
    default: '25',
    says: 'The largest message that the mail server takes, in MiB; a book in a message takes a third more than its file.',
  },
  {
    name: 'publicAddress',
    env: 'FANLIGHT_PUBLIC_ADDRESS',
    default: 'none',
    says: 'The address that the world knows the library by, such as `https://stories.example`: for links that must be whole, and a name that it answers to.',
  },
  {
    name: 'visitors',
    env: 'FANLIGHT_VISITORS',
    default: 'read',
    says: 'What whoever comes by `publicAddress` may do: read the works and nothing else (read), or everything that you may (everything).',
  },
  {
    name: 'searchEngines',
    env: 'FANLIGHT_SEARCH_ENGINES',
    default: 'no',
    says: 'Whether search engines may list the works whose creators allow archiving (yes or no).',
  },
  {
    name: 'modelTraining',
    env: 'FANLIGHT_MODEL_TRAINING',
    default: 'no',
    says: 'Whether works may be taken to train models; without it crawlers are told that they may not (yes or no).',
  },
  {
    name: 'hub',
    env: 'FANLIGHT_HUB',
    default: 'none',
    says: 'The address of a WebSub hub that is told when feeds change; it needs `publicAddress`.',
  },
  {
    name: 'metrics',
    env: 'FANLIGHT_METRICS',
    default: 'off',
    says: 'Who is given the numbers at `/metrics`: nobody (off), programs on this machine (local), or everyone who reaches it (all).',
  },
  {
    name: 'log',
    env: 'FANLIGHT_LOG',
    default: 'failures',
    says: 'What is written to the log: failures alone, or a line for each request too (requests).',
  },
  {
    name: 'logFile',
    env: 'FANLIGHT_LOG_FILE',
    default: 'standard error',
    says: 'The file that the log is written to.',
  },
  {
    name: 'logFileMb',
    env: 'FANLIGHT_LOG_FILE_MB',
    default: '16',
    says: 'How large that file grows before the next is begun, in MiB.',
  },
  {
    name: 'logFiles',
    env: 'FANLIGHT_LOG_FILES',
    default: '5',
    says: 'How many earlier log files are kept.',
  },
  {
    name: 'stopSeconds',
    env: 'FANLIGHT_STOP_SECONDS',
    default: '10',
    says: 'How long answers under way are waited for when the server is stopped, in seconds.',
  },
];

/** Whether a host to listen on is one that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

const yesNo = z
  .enum(['yes', 'no', 'true', 'false', '1', '0', ''])
  .transform((value) => value === 'yes' || value === 'true' || value === '1');
/** Origins as browsers send them (RFC 6454 §6.1), in a list or with spaces between them. */
const origins = z
  .union([
    z.array(z.string()),
    z.string().transform((text) => text.split(/[\s,]+/).filter((one) => one !== '')),
  ])
  .pipe(z.array(z.string().refine((one) => URL.canParse(one) && new URL(one).origin === one)).max(50));
const folders = z.union([
  z.array(z.string().min(1)),
  z.string().transform((value) => value.split(path.delimiter).filter((one) => one.trim() !== '')),
]);
const yesNoOr = (otherwise: boolean) => z.union([z.boolean(), yesNo]).default(otherwise);
const whole = (from: number, to: number) => z.coerce.number().int().min(from).max(to);
const none = z.enum(['', 'none']).transform(() => null);
/** An address of the web; credentials in one would be told to everybody. */
const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => !/[@\s]/.test(text))
  .transform((text) => new URL(text));
const origin = webAddress
  .refine(({ pathname, search, hash }) => pathname === '/' && search === '' && hash === '')
  .transform((url) => url.origin);

const SCHEMA = z.object({
  data: z.string().min(1).default('./fanlight-data'),
  host: z.string().min(1).default('127.0.0.1'),
  port: whole(0, 65_535).default(4100),
  allowRemote: yesNoOr(false),
  workers: whole(1, 64).default(Math.min(8, availableParallelism())),
  maxFileMb: whole(1, 512).default(64),
  maxContainerMb: whole(1, 2048).default(256),
  fileSeconds: whole(1, 3600).default(60),
  importPaths: z.union([z.boolean(), yesNo]).optional(),
  maxUploadFileMb: whole(1, 16_384).default(512),
  maxUploadMb: whole(1, 65_536).default(2048),
  verifyMb: whole(0, 1_048_576).default(1024),
  chromium: z.string().min(1).nullable().default(null),
  apiOrigins: origins.default([]),
  apiRate: whole(0, 1_000_000).default(3000),
  watch: folders.default([]),
  smtpHost: z.string().max(253).default(''),
  smtpPort: whole(1, 65_535).default(587),
  smtpSecurity: z.enum(['tls', 'starttls', 'none']).default('starttls'),
  smtpUser: z.string().max(500).default(''),
  smtpFrom: z
    .string()
    .max(254)
    .regex(/^(?:[^\s@<>"(),;:]{1,64}@[^\s@<>"(),;:]{1,189})?$/)
    .default(''),
  smtpPasswordFile: z.string().default(''),
  smtpMaxMb: whole(1, 1024).default(25),
  publicAddress: z.union([none, origin]).default(null),
  visitors: z.enum(['read', 'everything']).default('read'),
  searchEngines: yesNoOr(false),
  modelTraining: yesNoOr(false),
  hub: z.union([none, webAddress.transform((url) => url.href)]).default(null),
  metrics: z.enum(['off', 'local', 'all']).default('off'),
  log: z.enum(['failures', 'requests']).default('failures'),
  logFile: z.string().default(''),
  logFileMb: whole(1, 1024).default(16),
  logFiles: whole(1, 100).default(5),
  stopSeconds: whole(1, 600).default(10),
});

/**
 * The settings in force: `flags` (the command line) over the environment over the text of `fanlight.json`, if there is
 * one. Throws FL-USE-SETTING naming the setting that cannot be used.
 */
export function readSettings(
  flags: Partial<Settings> = {},
  file?: string,
  env: NodeJS.ProcessEnv = process.env,
): Settings {
  const given: Record<string, unknown> = { ...parseFile(file) };
  for (const setting of SETTINGS) {
    const value = env[setting.env];
    if (value !== undefined && value !== '') given[setting.name] = value;
  }
  for (const [name, value] of Object.entries(flags)) if (value !== undefined) given[name] = value;
  const parsed = SCHEMA.safeParse(given);
  if (!parsed.success) throw unusable(String(parsed.error.issues[0]?.path[0] ?? ''));
  const { data, host, importPaths = isLoopback(host), watch, logFile, ...rest } = parsed.data;
  if (rest.hub !== null && rest.publicAddress === null) throw unusable('hub');
  return {
    ...rest,
    host,
    importPaths,
    data: path.resolve(data),
    watch: watch.map((folder) => path.resolve(folder)),
    logFile: logFile === '' ? null : path.resolve(logFile),
  };
}

function unusable(name: string): FanlightError {
  return new FanlightError('FL-USE-SETTING', SETTINGS.find((setting) => setting.name === name)?.env ?? name);
}

function parseFile(file: string | undefined): Record<string, unknown> {
  if (file === undefined) return {};
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(file));
  } catch (cause) {
    throw new FanlightError('FL-USE-SETTING', 'fanlight.json', { cause });
  }
}
