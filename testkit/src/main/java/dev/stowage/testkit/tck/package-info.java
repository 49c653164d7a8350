/**
 * What every backend passes: one conformance class for each port.
 *
 * <p>A test of an adapter extends the class of each port that the adapter offers and says how to
 * reach it; nothing can be skipped. Every test works under fresh names, so that the suite may run
 * in parallel and against a store in use, and leaves some of what it stored. Promises that a store
 * weakens are read from its {@link dev.stowage.core.backend.StoreTraits traits}, and the weaker
 * promise is then tested instead.
 *
 * <pre>{@code
 * class S3SeriesStoreTckTest extends SeriesStoreTck {
 *   @Override protected OffersSeries backend() { return opened; }
 *   @Override protected OffersSeries secondWriter(InstantSource clock) { return open(clock); }
 * }
 * }</pre>
 *
 * <p>A rule's name is the promise, and its comment the sentence. The suite of a port is a chain of
 * classes, each of which builds on the ones that it extends: of many rules that fail, look first at
 * those of the class that is the farthest up.
 */
@NullMarked
package dev.stowage.testkit.tck;

import org.jspecify.annotations.NullMarked;
