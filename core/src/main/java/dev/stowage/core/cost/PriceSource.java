package dev.stowage.core.cost;

/**
 * A document that prices were taken from.
 *
 * @param id short name used by the lines of a book, such as {@code PL-OCEL}
 * @param title what the document is
 * @param where its public address, or in words where it was seen
 * @param date when it was written, published or read
 */
public record PriceSource(String id, String title, String where, String date) {}
