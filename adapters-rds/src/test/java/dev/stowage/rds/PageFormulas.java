package dev.stowage.rds;

/**
 * The published layout of PostgreSQL's pages (documentation, "Database Page Layout" and "B-Tree
 * Indexes") as arithmetic: what a table of rows of one size takes after a VACUUM.
 *
 * <p>A row is a header of 24 bytes and its values, rounded up to 8, and a line pointer of 4; a page
 * is 8,192 bytes with a header of 24. An index entry is a header of 8 and its key, rounded up to 8,
 * and a line pointer of 4; a leaf has 16 bytes of its own and is filled to 90 % where keys rise. An
 * index has one page more that describes it, and levels above the leaves. The free space map is
 * three pages and the visibility map one.
 */
final class PageFormulas {

  private static final long PAGE = 8_192;
  private static final long MAPS = 4 * PAGE;

  private PageFormulas() {}

  /**
   * Computes the size of a table with an index on its first column.
   *
   * @param rows how many rows
   * @param valueBytes the bytes of one row's values, alignment included
   * @param keyBytes the bytes of the key
   */
  static long total(long rows, long valueBytes, long keyBytes) {
    return heap(rows, valueBytes) + MAPS + index(rows, keyBytes);
  }

  private static long heap(long rows, long valueBytes) {
    long perRow = aligned(24 + valueBytes) + 4;
    return PAGE * divideUp(rows, (PAGE - 24) / perRow);
  }

  private static long index(long rows, long keyBytes) {
    long perEntry = aligned(8 + keyBytes) + 4;
    long perLeaf = (PAGE - 24 - 16) * 90 / 100 / perEntry;
    long pages = divideUp(rows, perLeaf);
    long all = 1;
    while (pages > 1) {
      all += pages;
      pages = divideUp(pages, perLeaf);
    }
    return PAGE * (all + 1);
  }

  private static long aligned(long bytes) {
    return divideUp(bytes, 8) * 8;
  }

  private static long divideUp(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
