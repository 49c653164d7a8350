/**
 * Series, links, pastes and counters in an S3 bucket ({@link dev.stowage.s3.S3Backend}): an object
 * for each UTC day of a series, and one for each record. And links alone in a public one, which S3
 * redirects by itself ({@link dev.stowage.s3.S3Website}).
 *
 * <h2>Layout</h2>
 *
 * <pre>
 * PREFIX/series/temp-1/definition       text: the layout, and a random generation
 * PREFIX/series/temp-1/2025/03/01.stw   a sealed day ({@link dev.stowage.core.series.SealedDay})
 *   x-amz-meta-generation               of the definition that the readings belong to
 *   x-amz-meta-write-id                 drawn by the swap that wrote it
 * PREFIX/links/a!b3                     a link, {@link dev.stowage.core.link.Link#encode}
 * PREFIX/pastes/23456789abcdefghjkmnpq  head and content, {@link dev.stowage.core.paste.PasteCodec}
 * PREFIX/counters/visits                version 1 (1 byte), then the last 32 swaps, newest first:
 *                                       write id (8), the value that it made (8)
 * PREFIX/expiry/2025-03-01/links/a!b3   marker: the link may expire on that UTC day; holds its
 *                                       write id in hexadecimal digits
 * </pre>
 *
 * <p>The prefix is that of the store URL; without one the keys begin with {@code series/} and so
 * on. A capital letter in a name or id is written {@code !} and its small one, a dot at the end
 * {@code !1}, and before a name that Windows keeps for a device stands {@code !0}. No key is the
 * folder of another.
 *
 * <p>On a website a link lies under {@code PREFIX/aB3}, as it is visited, with the same body and
 * the header {@code x-amz-website-redirect-location}: the target, what is not ASCII written as the
 * percent-encoded bytes of its UTF-8. There is nothing else of ours in that bucket.
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
 * <p>Links and pastes are created on the condition that nothing is there, or that what has expired
 * is still there; removed and taken on the condition of the entity tag that was read. Counters are
 * changed by compare-and-swap as days are: the adds of one process share a swap and each has its
 * own value; processes try for 30 s, then THROTTLED, and nothing was done. After a lost answer a
 * record's write id tells whose it is, and a counter's last 32 swaps tell whether an add is among
 * them.
 *
 * <p>A request whose answer was lost cannot be called back: S3 may still carry it out a moment
 * later, after OUTCOME_UNKNOWN and also after the same request was sent again and answered. Every
 * change of a record is held to its condition, so a late one touches no other record. At worst a
 * create was sent again and stored the record, its owner removed it, and then the first attempt
 * arrives and finds the key free: the record is back, until it is purged or removed once more. So
 * are the readings of an append that began a day, when that day was discarded whole meanwhile.
 *
 * <p>A marker is written before its record, so nothing that expires is without one. A purge goes
 * through the markers of the days up to today, removes each record that has expired on the
 * condition of its tag, and removes markers of past days that have stood for a day.
 *
 * <h2>Limits</h2>
 *
 * <p>A day of a series is at most 64 MiB; beyond it an append is TOO_LARGE and nothing is stored of
 * that day. An append reads and writes whole days, so it needs memory for a day unpacked, and a
 * series that is appended to reading by reading costs more with each. Prefixes are at most 512
 * bytes, on a website of {@code A-Z a-z 0-9 . _ -} and slashes. A paste has at most 4 MiB. A link
 * on a website cannot expire, and its target, once it is ASCII, has at most 2,048 characters.
 * Everybody can read what lies under a website's prefix if they know the key, and list nothing.
 *
 * <h2>Cost</h2>
 *
 * <p>An append is one GET and one PUT for each day, and a GET of the definition where it begins
 * one; repeating what is stored is the GET alone. A range of at most 12 days is one GET for each, a
 * longer one a LIST for each 1,000 days that are stored, and a GET for each. The latest reading is
 * one LIST and one GET; another LIST for each 1,000 days when it is more than a year old. A list of
 * series is one LIST and one GET for each of them. A discard costs as an append, or a GET and a
 * free DELETE when a day becomes empty. A drop is a LIST for each 1,000 days and a HEAD for each.
 *
 * <p>A new link or paste is one PUT, and another for its marker if it expires; a taken id one PUT
 * and one GET, an expired one another PUT. A find or peek is one GET (a peek of the first KiB), a
 * take or remove one GET and a free DELETE. An add is one GET and one PUT, shared by those who come
 * at once; an add of nothing the GET; a value one GET; a new counter one PUT. A list is a LIST for
 * each 50 records and a GET for each record. A purge is a LIST for each 1,000 markers up to today
 * and a GET for each. {@code init} of a website is up to three PUT, two GET and a LIST more. To see
 * whether the bucket is there is one HEAD. To remove what lies under the prefix, or the bucket, is
 * a LIST for each 1,000 versions of objects, two more, and free DELETEs: one for each LIST, or for
 * each object where the server takes no more. Conditions that fail are billed as if they held.
 * Metered is every attempt that reached the service.
 *
 * <h2>Errors</h2>
 *
 * <p>A missing bucket, credentials or permissions, or another region than the bucket's: {@code
 * MISCONFIGURED}; so is an object that may not be removed. Throttling, and swaps that others are
 * ahead of for 30 s: {@code THROTTLED}. No connection, or no answer to a read: {@code UNAVAILABLE}.
 * After a lost answer to a write the object is read again; where that fails, or where others have
 * written over a discard meanwhile, {@code OUTCOME_UNKNOWN}; so is a take whose delete was not
 * answered, and an add over which others have written more than 32 times. An add that would leave
 * 64 bits is {@code INVALID} for that caller alone. An object that fails its checks: {@code
 * CORRUPT}.
 */
@NullMarked
package dev.stowage.s3;

import org.jspecify.annotations.NullMarked;
