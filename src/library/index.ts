/** Use cases, one file each, named by their verb. */
export type { Library } from './context.ts';
export type * from './views.ts';
