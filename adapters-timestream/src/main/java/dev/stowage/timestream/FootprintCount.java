package dev.stowage.timestream;

import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Footprint;
import java.util.Optional;

/**
 * Measures the database: one count for each series, which sees what can be read now, and the rule
 * of the guide for the size of each record.
 */
final class FootprintCount {

  private static final Call LIST = new Call("footprint", "");

  private final Definitions definitions;
  private final Scans scans;
  private long records;
  private long bits;
  private long bytes;

  FootprintCount(Definitions definitions, Scans scans) {
    this.definitions = definitions;
    this.scans = scans;
  }

  Footprint measure() {
    Optional<String> cursor = Optional.of(Page.FIRST);
    while (cursor.isPresent()) {
      Page<Definition> page = definitions.page(LIST, cursor.get());
      page.items().forEach(this::count);
      cursor = page.next();
    }
    return new Footprint(
        new Amount(records, Basis.AS_OF),
        new Amount((bits + 7) / 8, Basis.AS_OF),
        Amount.modelled(bytes),
        null,
        Amount.modelled(bytes));
  }

  private void count(Definition definition) {
    Call call = new Call("footprint", definition.series().name());
    long count = scans.count(call, definition);
    records += count;
    bits += count * definition.series().layout().bits();
    Columns columns = Columns.of(definition.series().layout());
    bytes += count * columns.sizes(definition.generation()).stored();
  }
}
