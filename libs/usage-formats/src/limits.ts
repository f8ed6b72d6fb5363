/** What a file may cost its reader; beyond it a part is skipped and said so, or the archive is refused. */
export const limits = {
  /** One conversation, one line: larger ones are stepped over without being kept. */
  elementBytes: 16 * 2 ** 20,
  /** Requests kept until the last line of the last log. */
  calls: 1_000_000,
  /** Rows of reports kept until the last file; beyond it the first telling of a bucket wins. */
  growingUses: 200_000,
  /** One row of a table, in characters. */
  rowCharacters: 2 ** 20,
  /** Nesting within one element. */
  depth: 64,
  zipEntries: 10_000,
  zipDirectoryBytes: 16 * 2 ** 20,
  /** Everything inflated from one archive. */
  inflatedBytes: 4 * 2 ** 30,
  /** Inflated to compressed size, beyond the first mebibyte of a member. */
  inflateRatio: 200,
} as const;
