package dev.stowage.s3;

import java.time.LocalDate;

/**
 * What a marker says: there may be a record that expires on that day.
 *
 * @param date in UTC
 * @param folder the record's kind
 * @param id the record's id
 */
record Marker(LocalDate date, String folder, String id) {}
