/**
 * From store URLs to backends: the only package that names the adapters, a class for each. For a
 * program whose user chooses the store; one that knows its store opens that adapter's backend
 * itself, and has no other adapter on its class path.
 *
 * <pre>{@code
 * StoreUrl url = StoreUrl.parse("s3://my-bucket/home?region=eu-west-1");
 * try (Backend backend = Wiring.open(url, BackendContext.system(new Meter()))) {
 *   if (backend instanceof OffersCounters offered) {
 *     new Counters(offered.counters()).hit("visits");
 *   }
 * }
 * }</pre>
 */
@NullMarked
package dev.stowage.wiring;

import org.jspecify.annotations.NullMarked;
