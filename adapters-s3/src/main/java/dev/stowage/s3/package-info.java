/**
 * Series in an S3 bucket: a folder for each series, an object for each UTC day.
 *
 * <h2>Layout</h2>
 *
 * <pre>
 * PREFIX/series/temp-1/definition       text: the layout, and a random generation
 * PREFIX/series/temp-1/2025/03/01.stw   a sealed day ({@link dev.stowage.core.series.SealedDay})
 *   x-amz-meta-generation               of the definition that the readings belong to
 *   x-amz-meta-write-id                 drawn by the swap that wrote it
 * </pre>
 *
 * <p>The prefix is that of the store URL; without one the keys begin with {@code series/}. A
 * capital letter in a name is written {@code !} and its small one, a dot at the end {@code !1}, and
 * before a name that Windows keeps for a device stands {@code !0}. No key is a prefix of another.
 *
 * <h2>Consistency</h2>
 *
 * <p>A read sees every append that returned before it began. Days are changed by compare-and-swap
 * on the entity tag: the callers of one process share a swap, processes try again with jitter for
 * 30 s, and then the answer is THROTTLED and nothing was done. Of two appends of one time the later
 * swap wins. An append that crosses midnight is one swap for each day.
 *
 * <p>A drop deletes the definition, which ends the series for everybody at once, then its objects;
 * what it leaves undone is dead, because no later definition has its generation, and goes with the
 * next drop of the name. Definitions are remembered for a minute; an append that begins a day asks
 * anew, and one that changes a day sees by the object's generation when what it remembers is dead.
 * So what was acknowledged after a drop is never dead. For that minute another process may read a
 * dropped series as one without readings. Entity tags do not cover metadata: should a process read
 * a day, the series then be dropped, defined anew and given the same readings of that day to the
 * byte, all before that process writes, its write replaces them with dead ones.
 *
 * <h2>Limits</h2>
 *
 * <p>A day of a series is at most 64 MiB; beyond it an append is TOO_LARGE and nothing is stored of
 * that day. An append reads and writes whole days, so it needs memory for a day unpacked, and a
 * series that is appended to reading by reading costs more with each. Prefixes are at most 512
 * bytes.
 *
 * <h2>Cost</h2>
 *
 * <p>An append is one GET and one PUT for each day, and a GET of the definition where it begins
 * one; repeating what is stored is the GET alone. A range of at most 12 days is one GET for each, a
 * longer one a LIST for each 1,000 days that are stored, and a GET for each. The latest reading is
 * one LIST and one GET; another LIST for each 1,000 days when it is more than a year old. A list of
 * series is one LIST and one GET for each of them. A discard costs as an append, or a GET and a
 * free DELETE when a day becomes empty. A drop is a LIST for each 1,000 days and a HEAD for each.
 * Conditions that fail are billed as if they held. Metered is every attempt that reached the
 * service.
 *
 * <h2>Errors</h2>
 *
 * <p>A missing bucket, credentials or permissions, or another region than the bucket's: {@code
 * MISCONFIGURED}. Throttling, and swaps that others are ahead of for 30 s: {@code THROTTLED}. No
 * connection, or no answer to a read: {@code UNAVAILABLE}. After a lost answer to a write the
 * object is read again; where that fails, or where others have written over a discard meanwhile,
 * {@code OUTCOME_UNKNOWN}. An object that fails its checks: {@code CORRUPT}.
 */
@NullMarked
package dev.stowage.s3;

import org.jspecify.annotations.NullMarked;
