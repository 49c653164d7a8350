/**
 * Series, links, pastes and counters in local binary files, on the JDK alone: {@code
 * file:DIR?durability=group|os}.
 *
 * <h2>Layout</h2>
 *
 * <pre>{@code
 * DIR/
 *   stowage.format             "stowage files 1": ours, and the version
 *   stowage.lock               locked while open; names the process that has it open
 *   series/
 *     temp-1/                  a series; capital letters and reserved names are escaped
 *       definition             name and layout as text, with a check
 *       2025-03-01.stw         a sealed day: the core's codec, about 3 bytes a reading
 *       2025-03-02.stw
 *       2025-03-02.bin         what came, or was discarded, after the day was sealed: goes over it
 *       2025-03-03.bin         a live day: a header of 64 bytes, then slots in order of arrival
 *     ++new-..., ++dropped-... not yet, and no longer, a series; removed at the next opening
 *   links/                     a keyed log; made with the first link
 *     00000003-1.log           a segment: stands for numbers 1 to 3, which a compaction made one
 *     00000003-1.hint          what it says without keys and content, to open it without reading it
 *     00000004-0.log           the last segment, at most 64 MiB: a header of 64 bytes, then frames
 *   pastes/, counters/         likewise
 * }</pre>
 *
 * <p>A slot is a packed record and 4 bytes of check, 16 bytes for the 94 bits of a sensor's
 * reading; in the source {@code LiveHeader} and {@code SlotCodec} have the formats byte by byte. A
 * live day is only appended to: a later slot of a time overwrites an earlier one, and a discard is
 * a slot as well. A day is sealed once it is two days behind the newest of its series, or when the
 * store is closed and the day is over; {@code Sealer} has the rule. A series is made and dropped by
 * renaming its directory. When the store is removed, {@code stowage.format} goes last but for the
 * lock, so that what a crash leaves of it can be removed as well.
 *
 * <p>A frame of a log is a record (key, expiry, content) or the removal of one: 21 bytes, the key,
 * and what the core writes down of a link, a paste or the value of a counter. The newest frame of a
 * key counts. In the source {@code LogHeader}, {@code LogFrame} and {@code LogHint} have the
 * formats byte by byte, {@code KeyedLog} the invariants, {@code LogCompaction} why nothing is lost
 * and nothing comes back.
 *
 * <h2>Consistency</h2>
 *
 * <p>Every read that begins after an append returned sees it; the store decides which of two
 * appends of one reading is the later. With {@code durability=group} a returned call is on disk,
 * and concurrent writers of one day share one force. With {@code os} a returned append or discard
 * is with the operating system: it survives {@code kill -9} but not power loss. Definitions, drops
 * and seals are forced in either. After a crash a reading is there as it was written or not at all:
 * nothing that was acknowledged is lost ({@code group}), nothing discarded or dropped comes back.
 * Slots that a crash left half-written are dropped, counted in the {@link
 * dev.stowage.file.RecoveryReport} and logged; damage to what was on disk before is CORRUPT, naming
 * file and offset, and never skipped.
 *
 * <p>The changes of a log have one order, and a crash leaves a beginning of it: with {@code group}
 * all that was acknowledged, with {@code os} after a power loss perhaps less, but nothing from its
 * middle. With {@code group} every answer, also TAKEN, "not there" and what is read, is given once
 * what it rests on is on disk. What is cut off the end is counted in the report. A log that is
 * damaged is refused whole; series and the other logs go on.
 *
 * <h2>Limits</h2>
 *
 * <p>One process has a directory open, with any number of threads; another is refused and told who
 * has it. At most 64 live files are kept open. Opening reads every live day. Sealing a day needs
 * memory for a page of readings, the sealed file that is there and the one that is made. A day
 * whose sealed file would take more than a quarter of the process's memory, or 2 GiB, stays live,
 * which is logged once; it reads as before, and is sealed by a process with more memory. One day of
 * a store is sealed at a time. Forcing directories, renaming over a file and locks are used as
 * POSIX has them: made for Linux and macOS on a local file system. A live file grows by an eighth
 * at a time, at least 4 KiB and at most 4 MiB, in written zeros, so that a full disk refuses an
 * append before anything of it is written.
 *
 * <p>A log keeps 23 to 30 bytes in memory for each record and has at most 16,384 segments, 1 TiB.
 * Once half of it is garbage, expired records included, and at least 1 MiB, a background thread
 * compacts it, which needs room for one more segment; a file that cannot be removed then is tried
 * again the next time, and at the next opening. Segments that are read are mapped into memory,
 * except on Windows: their pages count as shared memory of the process, and the room of one that
 * was removed comes back once the collector has dropped its mapping. {@code purge} removes what has
 * expired and compacts from a tenth on. A paste of 4 MiB is written, and taken, in one piece in
 * memory.
 *
 * <h2>Cost</h2>
 *
 * <p>No request is billed. An append writes once, and in {@code group} forces once; a discard of
 * readings writes one slot for each. A sealing reads the day and writes it anew; a large day whose
 * readings came in no order is read once a page. A change of a log writes one frame, and shares its
 * force with others; a find reads one. A record is copied at most once for each byte of garbage
 * that a compaction frees. The standing charge is the electricity of a box of 5 W. Physical bytes
 * follow the rule of {@code du} on ext4: every file and directory in whole blocks.
 *
 * <h2>Errors</h2>
 *
 * <p>A full disk is UNAVAILABLE and the call can be repeated once there is room; a failed force is
 * UNAVAILABLE and ends all writing until the store is reopened, because nobody knows what is on
 * disk then; missing permission, a directory of others, a second process and another version of the
 * format are MISCONFIGURED, to open it and to remove it; a call after close is INVALID. A create,
 * take, remove or add that was written, and that the disk failed to keep, is OUTCOME_UNKNOWN;
 * UNAVAILABLE means that nothing was done. An interrupt disturbs no call and stays set.
 */
@NullMarked
package dev.stowage.file;

import org.jspecify.annotations.NullMarked;
