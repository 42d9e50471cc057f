/** Old addresses as a map for nginx, so that a server that stands where a site once was leads on to the library, also while that is down. */
import type { OldAddress } from '#catalogue';
import { type Library, listAddresses } from '#library';
import { targetAddress } from './parts/target-link.ts';

/** Where an old address leads now, as a path of this site. */
export type MovedAddress = { host: string; path: string; to: string };

/** Every old address, in the order of path and host. */
export async function* movedAddresses(library: Library): AsyncGenerator<MovedAddress> {
  for await (const page of listAddresses(library)) for (const one of page) yield movedAddress(one);
}

function movedAddress({ host, path, target }: OldAddress): MovedAddress {
  return { host, path, to: targetAddress(target) };
}

/** nginx takes no word of a configuration that does not fit into its buffer, less the quotation marks (`NGX_CONF_BUFFER`). */
const MOST_WORD = 4_000;
/** Parameters that are written in every order: clients keep the one of the old site's links, and the catalogue that of their names. */
const MOST_ORDERED = 3;

const HEAD = `# Where old addresses lead. Include this file in the http block, and ask for $fanlight_moved in the server block of the old site:
#
#   if ($fanlight_moved) { return 301 $fanlight_moved; }
#
# It is empty where nothing is known of an address.
`;

/**
 * The map as text, line by line; the same for the same library. `base` stands before each target. Identifiers of mails and other schemes are left out, since no browser asks for them.
 */
export async function* nginxMap(library: Library, base: string): AsyncGenerator<string> {
  const sizes = new KeySizes();
  for await (const moved of movedAddresses(library)) for (const key of keysOf(moved)) sizes.add(key);
  yield HEAD;
  yield `map_hash_max_size ${sizes.tableSize};\nmap_hash_bucket_size ${sizes.bucketSize};\n`;
  yield 'map $host $fanlight_old_host {\n  "~^www[0-9]?\\.(?<fanlight_bare>.+)$" $fanlight_bare;\n  default $host;\n}\n';
  yield 'map $fanlight_old_host$request_uri $fanlight_moved {\n  default $fanlight_moved_path;\n';
  yield* lines(library, base, ({ host }) => host !== '');
  yield '}\nmap $request_uri $fanlight_moved_path {\n  default "";\n';
  yield* lines(library, base, ({ host }) => host === '');
  yield '}\n';
}

async function* lines(
  library: Library,
  base: string,
  isMeant: (moved: MovedAddress) => boolean,
): AsyncGenerator<string> {
  const keys = new MapKeys();
  for await (const moved of movedAddresses(library))
    if (isMeant(moved))
      for (const key of keys.newOf(moved)) yield `  ${quoted(key)} ${quoted(base + moved.to)};\n`;
}

/** The keys of one map. nginx compares them without regard to case and takes no configuration with two that are equal so: the first holds. */
export class MapKeys {
  readonly #taken = new Set<string>();

  /** What nginx may be asked for an address with, as far as the map has no such key yet. */
  newOf(address: Pick<MovedAddress, 'host' | 'path'>): string[] {
    return keysOf(address).filter((key) => {
      const folded = key.toLowerCase();
      const isNew = !this.#taken.has(folded);
      this.#taken.add(folded);
      return isNew;
    });
  }
}

/** What nginx may be asked for an address with; none for what no browser asks for, or nginx cannot hold. */
function keysOf({ host, path }: Pick<MovedAddress, 'host' | 'path'>): string[] {
  if (host.endsWith(':')) return [];
  const [bare = '', query] = path.split('?', 2);
  const parameters = query === undefined ? [] : query.split('&');
  const keys =
    parameters.length > MOST_ORDERED
      ? [host + path]
      : ordersOf(parameters).map((order) => host + bare + (order === '' ? '' : `?${order}`));
  return [...new Set(keys)].filter((key) => Buffer.byteLength(quoted(key)) <= MOST_WORD).sort();
}

function ordersOf(parameters: readonly string[]): string[] {
  if (parameters.length < 2) return [parameters.join('')];
  return parameters.flatMap((first, at) =>
    ordersOf(parameters.filter((_, other) => other !== at)).map((rest) => `${first}&${rest}`),
  );
}

/**
 * A string as nginx reads one (`ngx_conf_read_token`): in quotation marks, in which a backslash stands before a mark and before itself. Keys begin with
 * a letter, a digit or a stroke, so that none is an expression (`~`) or one of the map's own words; a dollar would begin a variable in a target, and
 * targets have theirs percent-encoded.
 */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** How large nginx must make its table. */
class KeySizes {
  #count = 0;
  #longest = 0;

  add(key: string): void {
    this.#count += 1;
    this.#longest = Math.max(this.#longest, Buffer.byteLength(key));
  }

  /** A power of two, and room for the longest key with what nginx keeps beside it, twice. */
  get bucketSize(): number {
    return Math.max(128, powerOfTwo(2 * (this.#longest + 32)));
  }

  get tableSize(): number {
    return Math.max(2048, powerOfTwo(2 * this.#count));
  }
}

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, least)));
}
