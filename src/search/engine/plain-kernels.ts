import { ones } from '../doc-set.ts';
import type { FewLayout, Kernels } from './kernels.ts';

/** Numbers of 8, 16 or 32 bits. */
type Cells = Uint8Array | Uint16Array | Uint32Array;

/** The kernels in TypeScript: what those in WebAssembly must do, and what runs where there is no SIMD. */
export function plainKernels(buffer: ArrayBuffer): Kernels {
  const words = new Uint32Array(buffer);
  const shorts = new Uint16Array(buffer);
  const bytesOf = new Uint8Array(buffer);
  const word = (at: number) => words[at >>> 2] ?? 0;
  const hasBit = (bits: number, id: number) => (word(bits + ((id >>> 5) << 2)) >>> (id & 31)) & 1;
  const cellsOf = (width: number): Cells => (width === 1 ? bytesOf : width === 2 ? shorts : words);
  const add = (cells: Cells, at: number) => {
    cells[at] = (cells[at] ?? 0) + 1;
  };
  const combine = (
    a: number,
    b: number,
    out: number,
    bytes: number,
    join: (x: number, y: number) => number,
  ) => {
    let found = 0;
    for (let at = 0; at < bytes; at += 4) {
      const joined = join(word(a + at), word(b + at));
      words[(out + at) >>> 2] = joined;
      found += ones(joined);
    }
    return found;
  };
  const keep = (ids: number, length: number, out: number, test: (id: number) => boolean) => {
    let kept = 0;
    for (let index = 0; index < length; index += 1) {
      const id = word(ids + index * 4);
      if (!test(id)) continue;
      words[(out >>> 2) + kept] = id;
      kept += 1;
    }
    return kept;
  };
  const unpack = (list: number, length: number, visit: (id: number) => void) => {
    let at = list + ((length + 3) >>> 2);
    let id = 0;
    for (let nth = 0; nth < length; nth += 1) {
      const more = ((bytesOf[list + (nth >>> 2)] ?? 0) >>> (2 * (nth & 3))) & 3;
      for (let byte = 0; byte <= more; byte += 1) id += (bytesOf[at + byte] ?? 0) * 2 ** (8 * byte);
      at += more + 1;
      visit(id);
    }
  };
  const tails = (
    ids: number,
    length: number,
    starts: number,
    records: number,
    visit: (term: number) => void,
  ) => {
    for (let index = 0; index < length; index += 1) {
      const doc = word(ids + index * 4);
      const record = (records >>> 1) + word(starts + doc * 4);
      const end = (records >>> 1) + word(starts + doc * 4 + 4);
      for (let at = record + 3 + (shorts[record + 2] ?? 0); at < end; at += 2)
        visit((shorts[at] ?? 0) + (shorts[at + 1] ?? 0) * 0x10000);
    }
  };
  const writePairs = (pairs: readonly (readonly [number, number])[], out: number) => {
    pairs.forEach(([first, second], index) => {
      words[(out >>> 2) + index * 2] = first;
      words[(out >>> 2) + index * 2 + 1] = second;
    });
    return pairs.length;
  };
  const byCount = (a: [number, number], b: [number, number]) => b[1] - a[1] || a[0] - b[0];
  const fewOf = (layout: number) => {
    const [starts, records, ...rest] = words.subarray(
      layout >>> 2,
      (layout >>> 2) + 10,
    ) as unknown as FewLayout;
    const [firstStarts, firstHeads, secondStarts, secondHeads, headPlaces, heads, tails, width] = rest;
    const groups = [
      [firstStarts, firstHeads],
      [secondStarts, secondHeads],
    ] as const;
    return { starts, records, groups, headPlaces, heads, tails, width };
  };
  const visitFew = (
    ids: number,
    length: number,
    layout: number,
    visitHead: (head: number) => void,
    visitTail: (term: number) => void,
  ) => {
    const { starts, records, groups } = fewOf(layout);
    for (let index = 0; index < length; index += 1) {
      const record = (records >>> 1) + word(starts + word(ids + index * 4) * 4);
      for (const [group, [from, heads]] of groups.entries()) {
        const signature = shorts[record + group] ?? 0;
        for (let at = word(from + signature * 4); at < word(from + signature * 4 + 4); at += 1)
          visitHead(shorts[(heads >>> 1) + at] ?? 0);
      }
      const end = record + 3 + (shorts[record + 2] ?? 0);
      for (let at = record + 3; at < end; at += 1) visitHead(shorts[at] ?? 0);
    }
    tails(ids, length, starts, records, visitTail);
  };
  return {
    countOnes: (bits, bytes) => {
      let found = 0;
      for (let at = 0; at < bytes; at += 4) found += ones(word(bits + at));
      return found;
    },
    countCommon: (a, b, bytes) => {
      let found = 0;
      for (let at = 0; at < bytes; at += 4) found += ones(word(a + at) & word(b + at));
      return found;
    },
    andBits: (a, b, out, bytes) => combine(a, b, out, bytes, (x, y) => x & y),
    andNotBits: (a, b, out, bytes) => combine(a, b, out, bytes, (x, y) => x & ~y),
    orBits: (a, b, out, bytes) => combine(a, b, out, bytes, (x, y) => x | y),
    idsOfBits: (bits, bytes, out) => {
      let next = out >>> 2;
      for (let at = 0; at < bytes; at += 4) {
        for (let rest = word(bits + at); rest !== 0; rest &= rest - 1) {
          words[next] = at * 8 + (31 - Math.clz32(rest & -rest));
          next += 1;
        }
      }
      return next - (out >>> 2);
    },
    setIds: (ids, length, bits) => {
      for (let index = 0; index < length; index += 1) {
        const id = word(ids + index * 4);
        const at = (bits >>> 2) + (id >>> 5);
        words[at] = (words[at] ?? 0) | (1 << (id & 31));
      }
    },
    countIdsIn: (ids, length, bits) => {
      let found = 0;
      for (let index = 0; index < length; index += 1) found += hasBit(bits, word(ids + index * 4));
      return found;
    },
    keepIdsIn: (ids, length, bits, wanted, out) =>
      keep(ids, length, out, (id) => hasBit(bits, id) === wanted),
    keepIdsInList: (ids, length, list, listed, wanted, out) => {
      let place = 0;
      return keep(ids, length, out, (id) => {
        while (place < listed && word(list + place * 4) < id) place += 1;
        return (place < listed && word(list + place * 4) === id) === (wanted === 1);
      });
    },
    unpackIds: (list, length, _, out) => {
      let next = out >>> 2;
      unpack(list, length, (id) => {
        words[next] = id;
        next += 1;
      });
    },
    countListed: (list, length, _, bits) => {
      let found = 0;
      unpack(list, length, (id) => {
        found += hasBit(bits, id);
      });
      return found;
    },
    keepIdsInRange: (column, width, least, most, ids, length, out) => {
      const cells = cellsOf(width);
      return keep(ids, length, out, (id) => {
        const number = cells[column / width + id] ?? 0;
        return number >= least && number <= most;
      });
    },
    bitsInRange: (column, width, least, most, documents, among, out) => {
      const cells = cellsOf(width);
      let found = 0;
      for (let doc = 0; doc < documents; doc += 1) {
        if ((doc & 31) === 0) words[(out >>> 2) + (doc >>> 5)] = 0;
        const number = cells[column / width + doc] ?? 0;
        if (number < least || number > most || hasBit(among, doc) === 0) continue;
        const at = (out >>> 2) + (doc >>> 5);
        words[at] = (words[at] ?? 0) | (1 << (doc & 31));
        found += 1;
      }
      return found;
    },
    countHeads: (ids, length, starts, records, first, second, counts) => {
      for (let index = 0; index < length; index += 1) {
        const record = (records >>> 1) + word(starts + word(ids + index * 4) * 4);
        add(words, (first >>> 2) + (shorts[record] ?? 0));
        add(words, (second >>> 2) + (shorts[record + 1] ?? 0));
        const end = record + 3 + (shorts[record + 2] ?? 0);
        for (let at = record + 3; at < end; at += 1) add(words, (counts >>> 2) + (shorts[at] ?? 0));
      }
      return 0;
    },
    countTails: (ids, length, starts, records, counts, width) => {
      const cells = cellsOf(width);
      tails(ids, length, starts, records, (term) => add(cells, counts / width + term));
      return 0;
    },
    countFew: (ids, length, layout) => {
      const { heads, tails: counts, width } = fewOf(layout);
      visitFew(
        ids,
        length,
        layout,
        (head) => add(words, (heads >>> 2) + head),
        (term) => add(cellsOf(width), counts / width + term),
      );
      return 0;
    },
    takeFew: (ids, length, layout, kindStarts, kinds, wanted, out) => {
      const { heads, headPlaces, tails: counts, width } = fewOf(layout);
      const best = new Map<number, [number, number][]>();
      const take = (cells: Cells, cell: number, place: number) => {
        const count = cells[cell] ?? 0;
        cells[cell] = 0;
        let kind = 0;
        while (place >= word(kindStarts + kind * 4 + 4)) kind += 1;
        if (count > 0 && ((kinds >>> kind) & 1) === 1)
          best.set(kind, [...(best.get(kind) ?? []), [place, count]]);
      };
      visitFew(
        ids,
        length,
        layout,
        (head) => take(words, (heads >>> 2) + head, word(headPlaces + head * 4)),
        (term) => take(cellsOf(width), counts / width + term, term),
      );
      for (const [kind, pairs] of best) {
        const block = out + kind * (4 + 8 * wanted);
        words[block >>> 2] = writePairs(pairs.sort(byCount).slice(0, wanted), block + 4);
      }
    },
    foldSignatures: (counts, length, starts, terms, into) => {
      for (let signature = 0; signature < length; signature += 1) {
        const works = word(counts + signature * 4);
        words[(counts >>> 2) + signature] = 0;
        const end = word(starts + signature * 4 + 4);
        for (let place = word(starts + signature * 4); works > 0 && place < end; place += 1) {
          const at = (into >>> 2) + (shorts[(terms >>> 1) + place] ?? 0);
          words[at] = (words[at] ?? 0) + works;
        }
      }
    },
    topCounts: (counts, width, from, to, wanted, out) => {
      const cells = cellsOf(width);
      const best: [number, number][] = [];
      for (let place = from; place < to; place += 1) {
        const count = cells[counts / width + place] ?? 0;
        if (count === 0 || (best.length === wanted && count <= (best.at(-1)?.[1] ?? 0))) continue;
        let at = best.length;
        while (at > 0 && (best[at - 1]?.[1] ?? 0) < count) at -= 1;
        best.splice(at, 0, [place, count]);
        if (best.length > wanted) best.pop();
      }
      return writePairs(best, out);
    },
    topHeads: (counts, places, _, from, to, wanted, out) => {
      const met: [number, number][] = [];
      for (let head = from; head < to; head += 1) {
        const count = word(counts + head * 4);
        if (count > 0) met.push([word(places + head * 4), count]);
      }
      return writePairs(met.sort(byCount).slice(0, wanted), out);
    },
    countMet: (counts, width, from, to) => {
      const cells = cellsOf(width);
      let met = 0;
      for (let place = from; place < to; place += 1) if (cells[counts / width + place] !== 0) met += 1;
      return met;
    },
    bestRanked: (ids, length, ranks, wanted, out) => {
      const ranked = Array.from({ length }, (_, index): [number, number] => {
        const id = word(ids + index * 4);
        return [id, word(ranks + id * 4)];
      });
      ranked.sort((a, b) => a[1] - b[1]);
      return writePairs(ranked.slice(0, wanted), out);
    },
    firstOrdered: (order, documents, bits, wanted, out) => {
      let kept = 0;
      for (let place = 0; place < documents && kept < wanted; place += 1) {
        const id = word(order + place * 4);
        if (hasBit(bits, id) === 0) continue;
        words[(out >>> 2) + kept] = id;
        kept += 1;
      }
      return kept;
    },
  };
}
