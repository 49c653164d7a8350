/**
 * Series in Amazon Timestream for LiveAnalytics, which is closed to new customers since 20 June
 * 2025: an account that had none before then takes another store.
 *
 * <h2>Layout</h2>
 *
 * <p>One table for each series, one record for each reading. The table's name is the prefix and the
 * series name, capital letters written as an underscore and the small letter, an underscore as two:
 * {@code Temp_1} lies in {@code stowage-_temp__1}. Its tags hold the layout ({@code
 * stowage-layout-0}, {@code -1}, ..., whole fields of at most 256 characters a tag) and the write
 * id of the define that made it ({@code stowage-write-id}).
 *
 * <p>A record is a multi-measure record named {@code r}. Its time is that of the reading, in the
 * layout's unit. Its one dimension {@code a} is the generation, the first 4 digits of the write id.
 * The fields after the time are the columns {@code b}, {@code c}, ... {@code z}, {@code b1}, ... in
 * the order of the layout, each a BIGINT of the raw integer; a layout of a time alone has a BOOLEAN
 * {@code b}. So the journey's temperatures are
 *
 * <pre>{@code
 * SELECT time, c * 0.1 - 100 FROM "readings"."stowage-temp-1" WHERE a = '1f3a'
 * }</pre>
 *
 * <p>Tables are made with 6 hours of memory store, 73,000 days of magnetic store and late data
 * allowed.
 *
 * <h2>Consistency</h2>
 *
 * <p>Reads are eventual. What is written within 6 hours of its time can be read soon; what comes
 * later goes to the magnetic store and can be read within 6 hours. The first define of a name is
 * decided by the table's name, with which its tags come. All records of an append have one version,
 * the writer's clock in microseconds, strictly rising in a process: of two values for one time the
 * one of the higher clock wins. The memory store says that a version was too low, the magnetic
 * store does not; either is a lost conflict and no error. Definitions are remembered for a minute;
 * who has not heard in that time that a series was dropped and defined anew reads and writes its
 * old generation.
 *
 * <p>Records are never changed in part and single readings cannot be discarded.
 *
 * <h2>Limits</h2>
 *
 * <p>Times from 73,000 days before the service's clock to 15 minutes after it, and never after
 * 2262-04-11T23:47:16.854775Z. 100 records a request, 2 KB a record, which any layout keeps. The
 * service allows one create or delete of a table a second, five lists or descriptions a second,
 * 50,000 tables an account.
 *
 * <h2>Cost</h2>
 *
 * <p>No answer of the service says what it bills, so all of it is modelled by the guide's rules: a
 * request is billed its size in whole KiB, common attributes once; each record its 6 hours in the
 * memory store, counted when it is written; the magnetic store by size, at least 100 GB a month;
 * queries by 4 compute units for 30 seconds from when one begins, which the queries of this backend
 * in that time share, by its clock. Heavy queries take more. Listing and describing is free.
 *
 * <h2>Errors</h2>
 *
 * <p>Readings that the service rejects are INVALID, naming the first times and the reasons; the
 * others of the append are stored. A missing database is MISCONFIGURED and names {@code stowage
 * init}; so is a table of our prefix that is not ours, because of which a removal removes nothing,
 * and a refused permission, which says that the service is closed to new customers. A record that
 * does not fit its layout is CORRUPT.
 *
 * <p>Verified against our own stand-in only, never against the service.
 */
@NullMarked
package dev.stowage.timestream;

import org.jspecify.annotations.NullMarked;
