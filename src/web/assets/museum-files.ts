/** The files of a search, each loaded once, and again where that failed; addresses are told from the search's page. */
import { unpackParts, unpackWorks, wordFileName } from '#fulltext';
import type { FacetKind } from '#search';
import type { SearchFacts } from '../museum/search.ts';

/** Loads the files that the search of a museum is made of. Every method throws what `fetch` does, and Error where there is no such file. */
export class MuseumFiles {
  readonly #loaded = new Map<string, Promise<Uint8Array>>();
  readonly #values = new Map<FacetKind, Promise<Map<string, Uint32Array>>>();

  async facts(): Promise<SearchFacts> {
    const answer = await fetched('facts.json');
    return (await answer.json()) as SearchFacts;
  }

  /** Every work, ascending. */
  async works(): Promise<Uint32Array> {
    return unpackWorks(await this.#bytes('works.bin'));
  }

  words(beginning: string): Promise<Uint8Array> {
    return this.#bytes(`words/${wordFileName(beginning)}`);
  }

  /** The works of each value of a facet that can be filtered by. */
  values(kind: FacetKind, { values }: SearchFacts): Promise<Map<string, Uint32Array>> {
    return once(this.#values, kind, () => this.#readValues(kind, values[kind] ?? []));
  }

  /** A work as it stands in a list. */
  async card(work: number): Promise<string> {
    const answer = await fetched(`../works/${work}/card.json`);
    const { blurb } = (await answer.json()) as { blurb: string };
    return blurb;
  }

  async #readValues(kind: FacetKind, files: readonly string[][]): Promise<Map<string, Uint32Array>> {
    const works = new Map<string, Uint32Array>();
    const loaded = await Promise.all(files.map((_, index) => this.#bytes(`values/${kind}-${index}.bin`)));
    for (const [index, bytes] of loaded.entries())
      for (const [at, part] of unpackParts(bytes).entries())
        works.set(files[index]?.[at] ?? '', unpackWorks(part));
    return works;
  }

  #bytes(file: string): Promise<Uint8Array> {
    return once(this.#loaded, file, () => load(file));
  }
}

/** What was loaded for a key, or is being loaded; what fails is not kept. */
function once<Key, Value>(
  kept: Map<Key, Promise<Value>>,
  key: Key,
  read: () => Promise<Value>,
): Promise<Value> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const begun = read();
  kept.set(key, begun);
  begun.catch(() => kept.delete(key));
  return begun;
}

async function load(file: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetched(file)).arrayBuffer());
}

async function fetched(file: string): Promise<Response> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer;
}
