/**
 * What the HTTP API takes and gives, said once: from these schemas come its checks, its types, its document and the types of
 * `fanlight/client`. Fields may be added to what it gives.
 */
export * from './imports.ts';
export * from './lines.ts';
export * from './names.ts';
export * from './problems.ts';
export * from './readers.ts';
export * from './searches.ts';
export { BY_NUMBER, NAMED_SHAPES, SHAPE_DESCRIPTIONS } from './shapes.ts';
export * from './texts.ts';
export * from './works.ts';
