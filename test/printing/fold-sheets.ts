/** Sheets of paper as a person prints, folds and turns them, to see in which order their pages come. Knows nothing of how they were laid out. */
import type { Imposition, sheetsOf } from '#printing';

type Sheet = ReturnType<typeof sheetsOf>[number];
type Face = { page: number | null; upright: boolean };
/** A piece of paper as it lies: what is seen of it, and what is on its other side, each as it is seen when it is turned over sideways. */
type Piece = { seen: Face; hidden: Face };
/** A pile of paper in rows and columns; each place has its pieces from the top one down. */
type Pile = Piece[][][];

/** Folds the sheets of a signature, the outermost on top, and reads their pages leaf by leaf. A page that is upside down is told as -1. */
export function foldSignature(sheets: readonly Sheet[], folding: Imposition['folding']): (number | null)[] {
  // Sheets that are folded twice are folded one by one, and then laid into each other; between the second fold and that, nothing moves.
  const piles = sheets.map(lying);
  const once = folding === 'folio' ? piles : piles.map(topBehind);
  const book = leftBehind(stacked(once));
  const leaves = book[0]?.[0] ?? [];
  return leaves.flatMap(({ seen, hidden }) =>
    [seen, hidden].map(({ page, upright }) => (upright ? page : -1)),
  );
}

/** A printed sheet. Turned over sideways, what is left on its back was right on its front. */
function lying({ front, back }: Sheet): Pile {
  return front.map((row, at) =>
    row.map((face, column) => {
      const behind = back[at]?.[row.length - 1 - column] ?? { page: null, turned: false };
      return [{ seen: faceOf(face), hidden: faceOf(behind) }];
    }),
  );
}

function faceOf({ page, turned }: { page: number | null; turned: boolean }): Face {
  return { page, upright: !turned };
}

/** Several piles on each other. */
function stacked(piles: readonly Pile[]): Pile {
  const [first = []] = piles;
  return first.map((row, at) => row.map((_, column) => piles.flatMap((pile) => pile[at]?.[column] ?? [])));
}

/** The upper half goes behind the lower one: its pieces show their other sides there, and what was upright is not any more. */
function topBehind([top = [], bottom = []]: Pile): Pile {
  return [
    bottom.map((pieces, column) => [
      ...pieces,
      ...(top[column] ?? [])
        .toReversed()
        .map(({ seen, hidden }) => ({ seen: over(hidden), hidden: over(seen) })),
    ]),
  ];
}

function over({ page, upright }: Face): Face {
  return { page, upright: !upright };
}

/** The left half goes behind the right one, as the leaves of a book are turned. */
function leftBehind(pile: Pile): Pile {
  return pile.map(([left = [], right = []]) => [
    [...right, ...left.toReversed().map(({ seen, hidden }) => ({ seen: hidden, hidden: seen }))],
  ]);
}
