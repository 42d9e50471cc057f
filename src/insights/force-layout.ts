/**
 * A drawing of who is connected with whom: nodes push each other away, edges pull them together, by the rules of Fruchterman and Reingold
 * (1991). The same nodes, edges and seed give the same places everywhere: only sums, products, quotients and square roots are used.
 */

/** Two nodes by their numbers, and how strongly they belong together: more than 0. */
export type LayoutEdge = { from: number; to: number; weight: number };
/** Where a node is, each from 0 to 1. */
export type Place = { x: number; y: number };

/** More nodes than this are not laid out: pairs are compared one by one. */
export const MOST_NODES = 200;
const ROUNDS = 400;
/** How strongly nodes are drawn to the middle, so that those without a way to each other stay together. */
const GRAVITY = 2.4;
/** What part of a force moves a node in one round. */
const DAMPING = 0.15;
/** How far a node may move in the first round; less in each that follows. */
const FIRST_STEP = 0.12;
/** Nodes at one place are this far apart. */
const LEAST_DISTANCE = 1e-4;

/**
 * Places for some nodes, from 0 to 1 each, filling that square. Edges of nodes that are not there, of a node with itself or without a weight are
 * passed over. Throws a RangeError for more than {@link MOST_NODES}.
 */
export function layOut(nodes: number, edges: readonly LayoutEdge[], seed = 1): Place[] {
  if (nodes > MOST_NODES) throw new RangeError(`${nodes} nodes to lay out`);
  const random = seeded(seed);
  const places = Array.from({ length: nodes }, (): Place => ({ x: random(), y: random() }));
  const pulls = usable(nodes, edges);
  const ideal = Math.sqrt(1 / Math.max(1, nodes));
  for (let round = 0; round < ROUNDS; round += 1)
    moveAll(places, pulls, ideal, FIRST_STEP * (1 - round / ROUNDS));
  return filling(places);
}

function moveAll(places: Place[], pulls: readonly LayoutEdge[], ideal: number, most: number): void {
  const moves = places.map((): Place => ({ x: 0, y: 0 }));
  for (const [one, place] of places.entries())
    for (let other = one + 1; other < places.length; other += 1)
      push(moves, places, { from: one, to: other }, (distance) => -(ideal * ideal) / distance, place);
  for (const pull of pulls) {
    const place = places[pull.from];
    if (place) push(moves, places, pull, (distance) => (pull.weight * distance * distance) / ideal, place);
  }
  for (const [node, place] of places.entries()) {
    const move = moves[node] ?? { x: 0, y: 0 };
    const x = (move.x + (0.5 - place.x) * GRAVITY) * DAMPING;
    const y = (move.y + (0.5 - place.y) * GRAVITY) * DAMPING;
    const length = Math.sqrt(x * x + y * y);
    if (!(length > 0)) continue;
    const step = Math.min(length, most) / length;
    places[node] = { x: place.x + x * step, y: place.y + y * step };
  }
}

/** Moves two nodes towards each other by a force, or apart where it is below 0. */
function push(
  moves: Place[],
  places: readonly Place[],
  { from, to }: { from: number; to: number },
  force: (distance: number) => number,
  a: Place,
): void {
  const b = places[to];
  const [first, second] = [moves[from], moves[to]];
  if (!b || !first || !second) return;
  let x = b.x - a.x;
  const y = b.y - a.y;
  let distance = Math.sqrt(x * x + y * y);
  if (distance < LEAST_DISTANCE) {
    x = LEAST_DISTANCE;
    distance = Math.sqrt(x * x + y * y);
  }
  const strength = force(distance) / distance;
  first.x += x * strength;
  first.y += y * strength;
  second.x -= x * strength;
  second.y -= y * strength;
}

/** Weights from 0.5 to 1, so that a frequent pair is not drawn onto one point. */
function usable(nodes: number, edges: readonly LayoutEdge[]): LayoutEdge[] {
  const isNode = (node: number) => Number.isInteger(node) && node >= 0 && node < nodes;
  const kept = edges.filter(
    ({ from, to, weight }) =>
      isNode(from) && isNode(to) && from !== to && weight > 0 && weight < Number.POSITIVE_INFINITY,
  );
  const most = kept.reduce((greatest, { weight }) => Math.max(greatest, weight), 0);
  return kept.map(({ from, to, weight }) => ({ from, to, weight: 0.5 + 0.5 * Math.sqrt(weight / most) }));
}

/** The same places stretched to fill the square from 0 to 1. */
function filling(places: readonly Place[]): Place[] {
  const stretch = (values: number[]) => {
    const least = Math.min(...values);
    const range = Math.max(...values) - least;
    return (value: number) => (range > 0 ? (value - least) / range : 0.5);
  };
  const x = stretch(places.map((place) => place.x));
  const y = stretch(places.map((place) => place.y));
  return places.map((place) => ({ x: x(place.x), y: y(place.y) }));
}

/** Numbers from 0 to below 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
