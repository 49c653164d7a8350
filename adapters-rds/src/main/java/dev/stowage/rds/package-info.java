/**
 * Links, pastes, counters and series in a schema of a PostgreSQL database, on RDS or elsewhere; of
 * series either one row for each reading or one for each day. JDBI on the PostgreSQL driver,
 * HikariCP, and Flyway for the schema alone.
 *
 * <h2>Layout</h2>
 *
 * <table class="striped">
 *   <caption>Tables of the schema</caption>
 *   <tr><th>table</th><th>key</th><th>columns</th></tr>
 *   <tr><td>{@code series}: definitions</td><td>{@code name}</td>
 *     <td>{@code id}, {@code layout} text, {@code form}, {@code write_id} (8 random bytes)</td></tr>
 *   <tr><td>{@code row_<id>}: the readings of one series ({@code series=row})</td>
 *     <td>{@code f0}, the time</td>
 *     <td>{@code f1}, {@code f2}, ... the raw integers of the other fields</td></tr>
 *   <tr><td>{@code block}: the readings of all others ({@code series=block})</td>
 *     <td>{@code series} (an id), {@code day} since 1970-01-01</td>
 *     <td>{@code revision} (8 random bytes), {@code readings} (how many), {@code content}, a
 *     {@link dev.stowage.core.series.SealedDay}</td></tr>
 *   <tr><td>{@code link}</td><td>{@code id}</td>
 *     <td>{@code write_id} (8 random bytes), {@code created}, {@code expires} (null for never),
 *     {@code delete_token} (its SHA-256), {@code target}</td></tr>
 *   <tr><td>{@code paste}</td><td>{@code id}</td>
 *     <td>the same but the target, and {@code burns}, {@code title}, {@code language}, {@code
 *     content}</td></tr>
 *   <tr><td>{@code counter}</td><td>{@code name}</td>
 *     <td>{@code value}, {@code write_id} of the call that made it</td></tr>
 *   <tr><td>{@code migration}</td><td></td><td>Flyway's, for the version of the schema</td></tr>
 * </table>
 *
 * <p>A field of 1 to 15 bits is a {@code smallint}, of 16 to 31 an {@code integer}, of 32 to 63 a
 * {@code bigint}; columns are laid out by falling width, so that alignment takes nothing. Each
 * series of rows has a table of its own, because the columns are those of its layout, and because a
 * key of the time alone makes a reading of 94 bits take 75 bytes with its index, where (series,
 * time) would take 92.
 *
 * <p>Keys compare by their bytes. A link with an id of 7 characters and a target of 50 takes 140
 * bytes and 20 in the index of ids, more where ids are random and leaves about two thirds full; one
 * that expires 8 and 20 more. A counter with a name of 8 takes 60 and 28. A paste takes some 130
 * bytes and 36, and its content: up to 2 KB in the row; above that compressed, text to about half
 * from 2.5 KB on and to two fifths at 100 KB, and cut into a table of its own. What cannot be
 * compressed is stored as it is, after a trial that takes longer the longer the content is: at 4
 * MiB of random bytes it was noticed, in inserts and in reads. An index on {@code expires} holds
 * what does expire.
 *
 * <p>Only {@code stowage init} makes the schema, and brings that of an older version up to date.
 * Opening asks once for its version. A new series is defined by a function that runs with the
 * rights of the schema's owner, so that a role which only stores and reads needs no right to create
 * anything:
 *
 * <pre>{@code
 * GRANT USAGE ON SCHEMA stowage TO app;
 * GRANT SELECT ON ALL TABLES IN SCHEMA stowage TO app;
 * GRANT INSERT, UPDATE, DELETE ON stowage.block, stowage.link, stowage.paste, stowage.counter TO app;
 * ALTER DEFAULT PRIVILEGES IN SCHEMA stowage
 *   GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app;  -- as the owner of the schema
 * }</pre>
 *
 * <p>Each connection logs in anew: with the password that was passed, the first line of {@code
 * passwordFile=}, the secret {@code passwordSecret=} (one call of Secrets Manager, so that a
 * rotated password is taken up), or a token that {@code iam=true} signs for 15 minutes and sends
 * over TLS alone. Only the last two need the AWS SDK. The token is compared with the SDK's own;
 * neither was tried against AWS.
 *
 * <h2>Consistency</h2>
 *
 * <p>Every statement commits by itself. Every read that begins after an append returned sees it;
 * the store decides which of two appends of one reading is the later. Readings lie under the id of
 * their definition: a series that is dropped and defined anew never shows old readings, and a
 * handle that remembers the old definition notices at its next statement.
 *
 * <p>{@code row}: readings are written in the order of time, 10,000 a statement, where they differ
 * from what is stored. {@code block}: a day is read, merged and replaced by compare-and-swap on its
 * revision; threads of one process queue up, other processes are retried.
 *
 * <p>A change of a link, paste or counter is one statement that holds its own condition: {@code
 * INSERT ... ON CONFLICT}, {@code DELETE ... RETURNING}. Adds to one counter queue up at its row,
 * and in one process before they take a connection. Purge frees batches of 1,000 links and 100
 * pastes, and passes over a record that somebody is about to change.
 *
 * <p>After a lost connection the old session is ended and known to be over before anything is sent
 * again or answered ({@code Sessions} in the source tells how). So no first attempt comes late and
 * brings back a record that was removed meanwhile, as can happen where each request stands for
 * itself. Only where the server could not be asked to end the session, which is OUTCOME_UNKNOWN and
 * sent no more, may the statement still be carried out, for as long as a statement may take. An
 * append is repeated; a define, a swap, a create and a remove know their own write id; an add and a
 * take are never sent again. This needs a direct connection: behind a proxy that shares sessions,
 * the process that is to be ended is not known.
 *
 * <h2>Limits</h2>
 *
 * <p>As many connections a backend as its context has callers (eight where nothing is said), each
 * opened when it is needed and used for the length of a statement; the first one after 50
 * milliseconds of silence is asked before it is used, and replaced where it is gone. A statement
 * may take 30 seconds, a wait for a lock or a connection 10. A scan reads 5,000 rows or one day a
 * page and holds nothing between two pages. A sealed day has at most 64 MiB, and each append to it
 * rewrites it: {@code block} is for whole days and late corrections. A table for each series is for
 * thousands of series, not for millions. A discard of rows or a purge whose reply is lost does not
 * know its count. An add waits at most 10 seconds for those of its process before it. The longest
 * paste, 4 MiB, goes over the line as it is and is copied once on each side. Lists come 1,000 a
 * page, with the metadata of pastes alone. A counter that several processes add to all the time
 * grows by some 14 bytes an add until autovacuum has tidied its page; by one process, 10,000 adds
 * stay on one page. TLS verifies certificate and name, except on loopback.
 *
 * <h2>Cost</h2>
 *
 * <p>RDS bills no requests, so nothing is metered; it bills the instance by the hour and the
 * storage that was provisioned, both whether used or not. The tariff is that of the smallest, one
 * db.t4g.micro and as much gp3 as is stored, at least 20 GB. The footprint is measured: {@code
 * pg_total_relation_size} of the tables of readings and of those of records that hold any, after a
 * VACUUM, which only their owner can do.
 *
 * <h2>Errors</h2>
 *
 * <p>Told by SQLSTATE. MISCONFIGURED: no such schema (the message names the {@code stowage init} to
 * run), database, role, right or password, a certificate that is not trusted, a series that was
 * defined in the other form, the removal of a schema that holds more than a store or whose tables
 * others use, which then stays as it was. UNAVAILABLE: no connection, a server that is full,
 * starting, stopping or read-only. THROTTLED: every connection in use, a lock or statement that
 * took too long, other writers ten times in a row. OUTCOME_UNKNOWN: a write whose connection was
 * lost, when nobody answers who could tell, and always an add or a take. INVALID: an add that would
 * leave 64 bits (22003). CORRUPT: a value that does not fit its field, a day that fails its check,
 * a row that is no record. An interrupt ends a wait with UNAVAILABLE, disturbs nobody who need not
 * wait, and stays set.
 */
@NullMarked
package dev.stowage.rds;

import org.jspecify.annotations.NullMarked;
