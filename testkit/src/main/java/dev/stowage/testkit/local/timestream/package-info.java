/**
 * Our stand-in for Amazon Timestream for LiveAnalytics, which has no emulator. It is not the
 * service: it is written after the published service model and developer guide, and no call of it
 * was ever compared with the service's own. So it is always named a stand-in.
 *
 * <p>It speaks the wire protocol to the real SDK clients and is strict where a guess would hide a
 * mistake: limits, retention, versions, columns that exist only once they were written, late data
 * that stays invisible for hours, and answers that come as a token without rows. Whatever it does
 * not know, a member of a request or a form of a query, it refuses. Messages are the service's own
 * where they are public.
 *
 * <p>Not in it: tables that take a while to be made or deleted, throttling, reads that miss what
 * was just written to the memory store, batch load, scheduled queries, partition keys.
 */
@NullMarked
package dev.stowage.testkit.local.timestream;

import org.jspecify.annotations.NullMarked;
