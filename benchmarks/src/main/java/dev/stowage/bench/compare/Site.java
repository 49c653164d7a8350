package dev.stowage.bench.compare;

import dev.stowage.bench.place.Places;
import dev.stowage.bench.place.Scratch;
import dev.stowage.bench.place.Terms;
import dev.stowage.bench.spend.Spending;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import java.util.function.Supplier;

/**
 * Where the stores of a comparison lie, and what counts their requests.
 *
 * @param scratch keeps what is made on the way; closed by the caller
 * @param places finds the stores' places
 * @param meters makes a meter for each line
 */
public record Site(Scratch scratch, Places places, Supplier<Meter> meters) {

  /**
   * On this machine and in what is named, which keeps what is written there; nothing is billed.
   *
   * @param scratch keeps what is made on the way
   * @return the site
   */
  public static Site unbilled(Scratch scratch) {
    BackendContext aside = BackendContext.system(new Meter());
    return new Site(scratch, new Places(scratch, Terms.KEEP, aside), Meter::new);
  }

  /**
   * Where AWS may send a bill, or where that is rehearsed.
   *
   * @param scratch keeps what is made on the way
   * @param terms where stores may lie
   * @param spending counts what is spent, and ends the run at its limit
   * @return the site
   */
  public static Site billed(Scratch scratch, Terms terms, Spending spending) {
    return new Site(scratch, new Places(scratch, terms, spending.aside()), spending::meter);
  }
}
