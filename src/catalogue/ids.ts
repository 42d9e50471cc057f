declare const idBrand: unique symbol;
type Id<Kind extends string> = number & { readonly [idBrand]: Kind };

/** The number of a work, from 1. */
export type WorkId = Id<'work'>;
/** The number of an import, from 1. */
export type BatchId = Id<'batch'>;
