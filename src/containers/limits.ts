/** How much a container may ask of this machine. Sizes are bytes of unpacked content. */
export type ContainerLimits = {
  maxEntries: number;
  maxTotalBytes: number;
  maxEntryBytes: number;
  /** Unpacked bytes per packed byte, of one entry and of the whole; judged only above {@link RATIO_FLOOR}. */
  maxRatio: number;
};

const MEBIBYTE = 1_048_576;

/**
 * The limits for an ordinary import. A hoard of 12,000 stories fits several times into 50,000 entries; the longest stories known are
 * about 25 MB of text, so 64 MB is ample for one file and small enough to hold in memory; 2 GB in all bounds the time.
 * Prose packs 2 to 4 times and generated pages 20 to 50 times; deflate can reach 1,032, which only bombs do.
 */
export const DEFAULT_LIMITS: ContainerLimits = {
  maxEntries: 50_000,
  maxTotalBytes: 2_048 * MEBIBYTE,
  maxEntryBytes: 64 * MEBIBYTE,
  maxRatio: 200,
};

/** Below this many unpacked bytes a high ratio is harmless: a small file of one repeated line may have it. */
export const RATIO_FLOOR = MEBIBYTE;

/** How deep containers may lie in containers: a batch that holds each author's zip, which holds a gzip, is as far as archives go. */
export const MAX_NESTING = 3;
