import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut, MOST_NODES, placeNames } from '#insights';
import { nameWidth } from '../../src/insights/label-places.ts';

const EDGE = fc.record({
  from: fc.integer({ min: -2, max: 45 }),
  to: fc.integer({ min: -2, max: 45 }),
  weight: fc.oneof(fc.double(), fc.integer({ min: 1, max: 1_000_000 })),
});

function distance(a: { x: number; y: number } | undefined, b: { x: number; y: number } | undefined): number {
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : Number.NaN;
}

describe('a drawing of connections', () => {
  test('places are within the square and no number is lost, whatever is connected', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 40 }),
        fc.array(EDGE, { maxLength: 60 }),
        fc.integer(),
        (nodes, edges, seed) => {
          const places = layOut(nodes, edges, seed);
          expect(places).toHaveLength(nodes);
          for (const { x, y } of places) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('the same nodes, edges and seed are drawn the same; another seed draws otherwise', () => {
    const edges = [
      { from: 0, to: 1, weight: 3 },
      { from: 1, to: 2, weight: 1 },
    ];
    expect(layOut(5, edges, 7)).toEqual(layOut(5, edges, 7));
    expect(layOut(5, edges, 7)).not.toEqual(layOut(5, edges, 8));
  });

  test('who is connected stands nearer than who is not', () => {
    const pairs = [0, 2, 4, 6, 8].map((from) => ({ from, to: from + 1, weight: 1 }));
    const places = layOut(10, pairs);
    const near = pairs.map(({ from, to }) => distance(places[from], places[to]));
    const far = pairs.map(({ from }) => distance(places[from], places[(from + 5) % 10]));
    expect(Math.max(...near)).toBeLessThan(Math.min(...far));
  });

  test('nobody lies on another', () => {
    const everyone = Array.from({ length: 45 }, (_, to) => ({ from: 0, to, weight: 1000 }));
    const places = layOut(45, everyone);
    for (const [at, place] of places.entries())
      for (const other of places.slice(at + 1)) expect(distance(place, other)).toBeGreaterThan(0.01);
  });

  test('too many nodes are refused, and the most are drawn in time', () => {
    expect(() => layOut(MOST_NODES + 1, [])).toThrow(RangeError);
    const started = performance.now();
    layOut(
      45,
      Array.from({ length: 100 }, (_, at) => ({ from: at % 45, to: (at * 7) % 45, weight: at })),
    );
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('names in a drawing', () => {
  const anyName = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom('x'.repeat(10_000), 'שרה כהן', '東京タワー', '👩‍🚀', ''),
  );

  test('no name lies over another, over a dot or over an edge', () => {
    const size = { width: 300, height: 560 };
    const dot = fc.record({
      x: fc.integer({ min: 0, max: 300 }),
      y: fc.integer({ min: 0, max: 560 }),
      radius: fc.integer({ min: 3, max: 12 }),
      name: anyName,
    });
    fc.assert(
      fc.property(fc.array(dot, { maxLength: 30 }), (dots) => {
        const sides = placeNames(dots, [], size);
        const boxes = dots.flatMap(({ x, y, radius, name }, at) => {
          const width = nameWidth(name);
          const [left, middle] = {
            right: [x + radius, y],
            left: [x - radius - width, y],
            below: [x - width / 2, y + radius + 8],
            above: [x - width / 2, y - radius - 8],
            none: [Number.NaN, Number.NaN],
          }[sides[at] ?? 'none'] as [number, number];
          return Number.isNaN(left)
            ? []
            : [{ left, right: left + width, top: middle - 7, bottom: middle + 7 }];
        });
        for (const [at, box] of boxes.entries()) {
          expect(box.left >= -3 && box.right <= size.width + 3).toBe(true);
          for (const other of boxes.slice(at + 1))
            expect(
              box.right - 6 <= other.left ||
                other.right - 6 <= box.left ||
                box.bottom <= other.top ||
                other.bottom <= box.top,
            ).toBe(true);
        }
      }),
    );
  });

  test('a name stands where no line is, if it can', () => {
    const dot = { x: 150, y: 100, radius: 4, name: 'Mara' };
    const line = (x: number, y: number) => ({ from: dot, to: { x, y } });
    const size = { width: 300, height: 200 };
    expect(placeNames([dot], [], size)).toEqual(['right']);
    expect(placeNames([dot], [line(290, 100)], size)).toEqual(['left']);
    expect(placeNames([dot], [line(290, 100), line(10, 100)], size)).toEqual(['below']);
    expect(placeNames([{ ...dot, name: 'x'.repeat(10_000) }], [], size)).toEqual([null]);
  });
});
