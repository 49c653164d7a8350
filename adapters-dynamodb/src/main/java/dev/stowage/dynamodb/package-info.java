/**
 * Links, pastes, counters and series in one DynamoDB table, on demand. Of a series there is either
 * one item for each reading or one for each batch.
 *
 * <h2>Layout</h2>
 *
 * <p>Partition key {@code pk} (string), sort key {@code sk} (bytes), no index. Attribute names have
 * one letter, because names are billed. {@code x} is the table's expiry attribute, in seconds since
 * 1970: links and pastes that expire have it, and whatever belongs to such a paste.
 *
 * <table class="striped">
 *   <caption>Items</caption>
 *   <tr><th>what</th><th>pk</th><th>sk</th><th>attributes</th></tr>
 *   <tr><td>link</td><td>{@code l} and its id</td><td>one byte, 0</td>
 *     <td>{@code r} the link as {@code Link.encode} writes it, {@code w} write id (8 bytes), {@code
 *     x}</td></tr>
 *   <tr><td>paste</td><td>{@code p} and its id</td><td>one byte, 0</td>
 *     <td>{@code h} the metadata as {@code PasteCodec.encodeHead} writes it, {@code w} write id,
 *     {@code x}; then {@code c} the content, or above 350 KB {@code u} the number of its upload (8
 *     random bytes)</td></tr>
 *   <tr><td>part of an upload</td><td>{@code u}, the paste's id, {@code #} and the number as 11
 *     characters</td><td>one byte, 0 to 11</td><td>{@code c} up to 350 KB of the content, {@code
 *     x}</td></tr>
 *   <tr><td>list of uploads</td><td>{@code u}</td><td>the number</td>
 *     <td>{@code i} the paste's id, {@code n} bytes of content, {@code b} when it began, {@code
 *     x}</td></tr>
 *   <tr><td>counter</td><td>{@code c} and its name</td><td>one byte, 0</td>
 *     <td>{@code n} the value, a number; {@code w} the write id of its create, absent when an add
 *     made it</td></tr>
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
 * <p>Links, pastes and counters have a partition each, so that none of them slows another down. The
 * first letter of a partition is its kind. A link takes 67 bytes beside its id and target, and 7
 * more if it expires: up to a target of 943 bytes under an id of 7 characters it costs one write
 * unit.
 *
 * <p>The head of a paste above 350 KB is written after its parts and deleted before them, so it
 * alone decides whether the paste is there. Parts and their entry in the list of uploads carry an
 * expiry a week after the paste's. Those of a paste that does not expire carry none, but what a
 * create, take or remove that was cut off leaves of them is freed all the same: each upload looks
 * at four entries of the list, from a random place on, and deletes what began a week ago and no
 * head names.
 *
 * <p>Times and clocks of readings are microseconds since 1970, big-endian. A batch becomes one
 * block for each UTC day, and more where its records exceed 350 KB. A block takes 50 bytes beside
 * its records, so that 80 records of 12 bytes stay within one write unit.
 *
 * <p>Readings lie under the generation of their series, not its name: the key is short whatever the
 * name, and a series that is dropped and defined anew never shows old readings.
 *
 * <h2>Consistency</h2>
 *
 * <p>Creates, removes, takes and adds are one conditional request each to one item, and DynamoDB
 * puts those in an order. Records and readings are read strongly unless {@code reads=eventual}; a
 * find that then misses a part of a paste reads it again strongly. A find that meets a paste being
 * removed or replaced reads its head again. Expired records are found until DynamoDB frees them,
 * which AWS promises within a few days.
 *
 * <p>Definitions are always read strongly, and remembered for at most a minute; what this process
 * defines or drops itself it knows at once. Of two values of one time, {@code item} keeps the one
 * written last; {@code block} shows the one whose writer's clock is higher, where the clock of each
 * backend strictly rises.
 *
 * <p>A drop marks the definition, and from then on the series is gone; then it deletes the
 * readings. A drop that was cut off is finished by the next drop or define of that name. What
 * another process appends from memory in that minute is stored out of everybody's sight, and
 * billed.
 *
 * <p>The SDK does not retry. An answer that is lost is followed by the same request, at most ten
 * times; nearly every write is such that this is safe, and tells by its write id or its bytes what
 * an earlier attempt of it did. Adding to a counter and taking a paste are not: they end in
 * OUTCOME_UNKNOWN, and are sent again only after answers that prove that nothing was done. A create
 * of a counter leaves its write id, which adds do not touch, so its lost answer is no riddle. A
 * take whose content cannot be read after its head is deleted is OUTCOME_UNKNOWN as well; the parts
 * stay for a week or more. A discard of {@code item} whose answer is lost and whose reading is gone
 * cannot know who removed it: it goes on with the others and ends in OUTCOME_UNKNOWN.
 *
 * <p>A request whose answer was lost cannot be called back: AWS may still carry it out a moment
 * later, after OUTCOME_UNKNOWN and also after the same request was sent again and answered. A late
 * create or remove is held to its condition, so it touches no other record. At worst a create was
 * sent again and stored the record, its owner removed it, and then the first attempt arrives and
 * finds the id free: the record is back, until it expires or is removed once more; of a paste above
 * 350 KB only the head, which is CORRUPT without its parts. A late take deletes the paste that lies
 * there, and in {@code item} a late append puts its values over those written meanwhile. A late
 * removal of the table deletes one of the same name that was made since.
 *
 * <h2>Limits</h2>
 *
 * <p>A content of up to 350 KB lies in one item, which may have 400 KB; one of 4 MiB in twelve
 * parts that are written by one request. A counter stays within 64 bits, though DynamoDB's numbers
 * are wider. One record, and so one counter, takes 1,000 writes a second; then it is throttled.
 * Links, pastes and counters are listed by a scan of the whole table, at most 1,000 items or 1 MB a
 * page, whatever their kind, so that a page may be empty.
 *
 * <p>Listing series is a query of the definitions alone, 100 a page. A discard from {@code block}
 * reads the part of the day up to its last time, and holds in memory the blocks that hold one of
 * its times. Reading a range of {@code block} begins at 00:00 UTC of its first day and holds in
 * memory one page of a query and what overlaps it; the latest reading costs its whole day.
 *
 * <h2>Cost</h2>
 *
 * <table class="striped">
 *   <caption>Write units (1 KB) and read units (4 KB); reads=eventual halves the latter</caption>
 *   <tr><th>what</th><th>write</th><th>read</th></tr>
 *   <tr><td>create or remove a link of up to 1 KB</td><td>1</td><td></td></tr>
 *   <tr><td>find a link</td><td></td><td>1</td></tr>
 *   <tr><td>add to a counter, create one</td><td>1</td><td></td></tr>
 *   <tr><td>read a counter</td><td></td><td>1</td></tr>
 *   <tr><td>create, take or remove a paste up to 350 KB</td><td>1 for each KB</td><td></td></tr>
 *   <tr><td>find or peek at one</td><td></td><td>1 for each 4 KB, also to peek</td></tr>
 *   <tr><td>create a larger one</td><td>1 for each KB of each part, 2 more</td>
 *     <td>1, more to free what was left behind</td></tr>
 *   <tr><td>find a larger one</td><td></td><td>1 for each 4 KB, 1 more</td></tr>
 *   <tr><td>peek at a larger one</td><td></td><td>1</td></tr>
 *   <tr><td>take a larger one</td><td>as to create</td><td>1 for each 4 KB</td></tr>
 *   <tr><td>remove a larger one</td><td>as to create</td><td></td></tr>
 *   <tr><td>list links, pastes or counters</td><td></td><td>1 for each 4 KB of the table</td></tr>
 *   <tr><td>a create that finds another, a remove or take that finds none</td>
 *     <td>the size of what is there, at least 1</td><td></td></tr>
 *   <tr><td>what DynamoDB frees by itself</td><td>0</td><td></td></tr>
 * </table>
 *
 * <p>Metadata and content of a small paste share an item, so a peek costs the content's read units:
 * a second item would cost a write unit at every create. A paste of 4 MiB is 4,110 write units to
 * create, and again to take or remove.
 *
 * <p>Every answer is asked for the capacity it consumed, which is metered as measured. A failed
 * condition names none and is metered by rule: the size of the item that was there, at least one
 * write unit. A write whose answer is lost is metered by rule as carried out, one of which the size
 * is not known (a remove, a take) as one unit; a throttled request and a read whose answer is lost
 * are not metered. {@code item}: one write unit for each reading, also to discard or drop it.
 * {@code block}: one write unit for each KB of a batch; a discard rewrites whole blocks. A series
 * in use has its definition read once a minute. Making, looking up and removing the table is free.
 *
 * <h2>Errors</h2>
 *
 * <p>A missing table is MISCONFIGURED, and the message names {@code stowage init}; so are missing
 * credentials, a missing region, what AWS does not allow, and a series that was defined in the
 * other form. Throttling is repeated, then THROTTLED. No connection is UNAVAILABLE, and so is a
 * read without an answer; a write without one is OUTCOME_UNKNOWN. An add past 64 bits is INVALID
 * and a paste that lacks a part CORRUPT, unless it has expired: then it counts as freed.
 */
@NullMarked
package dev.stowage.dynamodb;

import org.jspecify.annotations.NullMarked;
