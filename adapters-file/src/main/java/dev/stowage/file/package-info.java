/**
 * Series in local binary files, on the JDK alone: {@code file:DIR?durability=group|os}.
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
 * }</pre>
 *
 * <p>A slot is a packed record and 4 bytes of check, 16 bytes for the 94 bits of a sensor's
 * reading; {@link dev.stowage.file.LiveHeader} and {@link dev.stowage.file.SlotCodec} have the
 * formats byte by byte. A live day is only appended to: a later slot of a time overwrites an
 * earlier one, and a discard is a slot as well. A day is sealed once it is two days behind the
 * newest of its series, or when the store is closed and the day is over; {@link
 * dev.stowage.file.Sealer} has the rule. A series is made and dropped by renaming its directory.
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
 * <h2>Limits</h2>
 *
 * <p>One process has a directory open, with any number of threads; another is refused and told who
 * has it. At most 64 live files are kept open. Opening reads every live day. Sealing a day holds
 * its readings in memory; a sealed file is at most 2 GiB. Forcing directories, renaming over a file
 * and locks are used as POSIX has them: made for Linux and macOS on a local file system. A live
 * file grows by an eighth at a time, at least 4 KiB and at most 4 MiB, in written zeros, so that a
 * full disk refuses an append before anything of it is written.
 *
 * <h2>Cost</h2>
 *
 * <p>No request is billed. An append writes once, and in {@code group} forces once; a discard of
 * readings writes one slot for each. A sealing reads the day and writes it anew. The standing
 * charge is the electricity of a box of 5 W. Physical bytes follow the rule of {@code du} on ext4:
 * every file and directory in whole blocks.
 *
 * <h2>Errors</h2>
 *
 * <p>{@link dev.stowage.file.FileErrors} translates: a full disk is UNAVAILABLE and the call can be
 * repeated once there is room; a failed force is UNAVAILABLE and ends all writing until the store
 * is reopened, because nobody knows what is on disk then; missing permission, a directory of
 * others, a second process and another version of the format are MISCONFIGURED; a call after close
 * is INVALID. An interrupt disturbs no call and stays set.
 */
@NullMarked
package dev.stowage.file;

import org.jspecify.annotations.NullMarked;
