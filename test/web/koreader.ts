/** An e-reader that plays KOReader: it has books, knows them by their bytes, and says and finds places in them as its engine does. */
import { createHash } from 'node:crypto';
import { DEFAULT_LIMITS, readZip } from '#containers';
import { isXmlElement, parseXml, type XmlElement, xmlText } from '#markup';
import type { SampleSite } from './sample-library.ts';

/** A book as the engine has it: the bodies of its content documents in the order of the spine. */
export type DeviceBook = { bytes: Uint8Array; document: string; fileName: string; bodies: XmlElement[] };

/** What a device is told of a place. */
export type Told = {
  document?: string;
  progress?: string;
  percentage?: number;
  device?: string;
  device_id?: string;
};

/** Logs in, takes books and synchronises places, as one device. */
export class KoReader {
  readonly #site: SampleSite;
  readonly #headers: Record<string, string>;
  readonly #id: string;

  constructor(site: SampleSite, name: string, token: string) {
    this.#site = site;
    this.#id = `id of ${name}`;
    const key = createHash('md5').update(token).digest('hex');
    this.#headers = { 'x-auth-user': name, 'x-auth-key': key, accept: 'application/vnd.koreader.v1+json' };
  }

  /** Takes a book under the address of a catalogue's entry. */
  async take(url: string): Promise<DeviceBook> {
    const reply = await this.#site.server.inject(url);
    if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode}`);
    const bytes = new Uint8Array(reply.rawPayload);
    const name = /filename="([^"]+)"/.exec(String(reply.headers['content-disposition']))?.[1] ?? '';
    return { bytes, document: sampled(bytes), fileName: name, bodies: await bodiesOf(bytes) };
  }

  async push(document: string, progress: string, percentage: number): Promise<number> {
    const body = { document, progress, percentage, device: 'Kobo_clara', device_id: this.#id };
    const reply = await this.#site.server.inject({
      method: 'PUT',
      url: '/syncs/progress',
      headers: this.#headers,
      payload: JSON.stringify(body),
    });
    return reply.statusCode;
  }

  async pull(document: string): Promise<Told> {
    const reply = await this.#site.server.inject({
      url: `/syncs/progress/${document}`,
      headers: this.#headers,
    });
    return reply.json() as Told;
  }
}

/** The place of a text in a book as the engine says it: an index only where there are several of a name. `explicit`: always one, as its newest form has it. */
export function pointerAt(book: DeviceBook, text: string, explicit = false): string {
  for (const [page, body] of book.bodies.entries()) {
    const steps = stepsTo(body, text, explicit);
    if (steps !== null) {
      const one = explicit ? '[1]' : '';
      return `/body${one}/DocFragment[${page + 1}]/body${one}${steps}/text()${one}.3`;
    }
  }
  throw new Error(`no ${text}`);
}

/** The words of the element that a pointer leads to in a book; null where it leads nowhere, as after a change. */
export function textAt(book: DeviceBook, pointer: string | undefined): string | null {
  const [, page, path = ''] = /^\/body\/DocFragment\[(\d+)\]\/body(.*?)(?:\.\d+)?$/.exec(pointer ?? '') ?? [];
  let element = book.bodies[Number(page) - 1];
  for (const step of path.split('/').slice(1)) {
    const [, name, index = '1'] = /^([a-z0-9]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    element = element?.children.filter(isXmlElement).filter((child) => child.name === name)[
      Number(index) - 1
    ];
  }
  return element === undefined ? null : xmlText(element).replace(/\s+/g, ' ').trim();
}

function stepsTo(element: XmlElement, text: string, explicit: boolean): string | null {
  const children = element.children.filter(isXmlElement);
  for (const child of children) {
    if (!xmlText(child).includes(text)) continue;
    const alike = children.filter(({ name }) => name === child.name);
    const step =
      alike.length > 1 || explicit ? `/${child.name}[${alike.indexOf(child) + 1}]` : `/${child.name}`;
    return step + (stepsTo(child, text, explicit) ?? '');
  }
  return null;
}

function sampled(bytes: Uint8Array): string {
  const hash = createHash('md5');
  for (let power = -1; power <= 10; power += 1) {
    const at = power < 0 ? 0 : 1024 * 4 ** power;
    if (at < bytes.length) hash.update(bytes.subarray(at, Math.min(bytes.length, at + 1024)));
  }
  return hash.digest('hex');
}

async function bodiesOf(bytes: Uint8Array): Promise<XmlElement[]> {
  const files = new Map<string, string>();
  for await (const entry of readZip(bytes, DEFAULT_LIMITS))
    if (!('code' in entry)) files.set(entry.path, Buffer.from(entry.bytes).toString('utf8'));
  const opf = [...files].find(([name]) => name.endsWith('.opf')) ?? ['', ''];
  const folder = opf[0].slice(0, opf[0].lastIndexOf('/') + 1);
  const items = new Map(
    [...opf[1].matchAll(/<item [^>]*>/g)].map(([item]) => [said(item, 'id'), said(item, 'href')]),
  );
  const order = [...opf[1].matchAll(/<itemref [^>]*>/g)].map(
    ([item]) => items.get(said(item, 'idref')) ?? '',
  );
  return order.flatMap((href) => {
    const { root } = parseXml(files.get(folder + href) ?? '');
    return root?.children.filter(isXmlElement).filter(({ name }) => name === 'body') ?? [];
  });
}

function said(tag: string, attribute: string): string {
  return new RegExp(` ${attribute}="([^"]*)"`).exec(tag)?.[1] ?? '';
}
