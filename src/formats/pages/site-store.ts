import type { RawPage } from '#stories';
import type { BundledPage } from './page-bundle.ts';

/** A page that can be had: its captures by date, the newest last, the date empty where it is not known. */
export type StoredPage = { address: string; key: string; dates: readonly string[] };

/** The pages of a site, and how to get at them. */
export interface SiteStore {
  readonly pages: readonly StoredPage[];
  /** The number of the page that an address leads to. */
  find(address: string): number | undefined;
  /** A page as it was at one of its dates, by its place in `dates`; null where it cannot be read. */
  open(page: number, capture: number): Promise<RawPage | null>;
  picture(address: string): Promise<BundledPage | null>;
  /** The files that pages lie in, for sites that are folders. */
  fileOf?(page: number): string;
  /** Bytes, for telling how far the reading is. */
  readonly size: number;
}
