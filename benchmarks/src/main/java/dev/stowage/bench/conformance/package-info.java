/**
 * Holds a store to the promises of its ports: the conformance suites of the testkit, run on a store
 * behind a URL, rule by rule.
 */
@NullMarked
package dev.stowage.bench.conformance;

import org.jspecify.annotations.NullMarked;
