package dev.stowage.s3;

/**
 * One compare-and-swap of a day, however often it is sent.
 *
 * @param call on whose behalf
 * @param day what it changes
 * @param writeId by which it knows its own write again
 */
record Swap(Call call, SeriesDay day, String writeId) {}
