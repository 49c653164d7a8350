/**
 * Series in one DynamoDB table, on demand; either one item for each reading or one for each batch.
 *
 * <h2>Layout</h2>
 *
 * <p>Partition key {@code pk} (string), sort key {@code sk} (bytes), no index. Attribute names have
 * one letter, because names are billed. {@code x} is the table's expiry attribute; series do not
 * use it.
 *
 * <table>
 *   <caption>Items</caption>
 *   <tr><th>what</th><th>pk</th><th>sk</th><th>attributes</th></tr>
 *   <tr><td>definition of a series</td><td>{@code s}</td><td>the series' name</td>
 *     <td>{@code l} layout text, {@code f} form, {@code g} generation (8 random bytes), {@code d}
 *     there once it is dropped</td></tr>
 *   <tr><td>reading ({@code series=item})</td><td>{@code r} and the generation as 11 characters</td>
 *     <td>time, 8 bytes</td><td>{@code r} packed record</td></tr>
 *   <tr><td>block ({@code series=block})</td><td>the same</td>
 *     <td>first time, 8 bytes, and 8 bytes of the SHA-256 of the records</td>
 *     <td>{@code r} packed records in time order, {@code v} the writer's clock in 8 bytes and the
 *     write id in 8</td></tr>
 * </table>
 *
 * <p>Times and clocks are microseconds since 1970, big-endian. A batch becomes one block for each
 * UTC day, and more where its records exceed 350 KB. A block takes 50 bytes beside its records, so
 * that 80 records of 12 bytes stay within one write unit.
 *
 * <p>Readings lie under the generation of their series, not its name: the key is short whatever the
 * name, and a series that is dropped and defined anew never shows old readings.
 *
 * <h2>Consistency</h2>
 *
 * <p>Definitions are always read strongly, and remembered for at most a minute; what this process
 * defines or drops itself it knows at once. Readings are read strongly unless {@code
 * reads=eventual}. Of two values of one time, {@code item} keeps the one written last; {@code
 * block} shows the one whose writer's clock is higher, where the clock of each backend strictly
 * rises.
 *
 * <p>A drop marks the definition, and from then on the series is gone; then it deletes the
 * readings. A drop that was cut off is finished by the next drop or define of that name. What
 * another process appends from memory in that minute is stored out of everybody's sight, and
 * billed.
 *
 * <p>The SDK does not retry. An answer that is lost is followed by the same request, at most ten
 * times; every write is such that this is safe, and tells by its write id or its bytes what an
 * earlier attempt of it did. A discard of {@code item} whose answer is lost and whose reading is
 * gone cannot know who removed it: it goes on with the others and ends in OUTCOME_UNKNOWN. A
 * request that was given up may still be carried out by AWS a moment later, as with any store
 * behind a network.
 *
 * <h2>Limits</h2>
 *
 * <p>Listing series is a query of the definitions alone, 100 a page. A discard from {@code block}
 * reads the part of the day up to its last time, and holds in memory the blocks that hold one of
 * its times. Reading a range of {@code block} begins at 00:00 UTC of its first day and holds in
 * memory one page of a query and what overlaps it; the latest reading costs its whole day.
 *
 * <h2>Cost</h2>
 *
 * <p>Every answer is asked for the capacity it consumed, which is metered as measured. A failed
 * condition names none and is metered by rule: the size of the item that was there, at least one
 * write unit. A write whose answer is lost is metered by rule as carried out; a throttled request
 * and a read whose answer is lost are not metered. {@code item}: one write unit for each reading,
 * also to discard or drop it. {@code block}: one write unit for each KB of a batch; a discard
 * rewrites whole blocks. A series in use has its definition read once a minute.
 *
 * <h2>Errors</h2>
 *
 * <p>A missing table is MISCONFIGURED, and the message names {@code stowage init}; so are missing
 * credentials, a missing region, what AWS does not allow, and a series that was defined in the
 * other form. Throttling is repeated, then THROTTLED. No connection is UNAVAILABLE, and so is a
 * read without an answer; a write without one is OUTCOME_UNKNOWN.
 */
@NullMarked
package dev.stowage.dynamodb;

import org.jspecify.annotations.NullMarked;
