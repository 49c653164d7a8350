package dev.stowage.bench.report;

import dev.stowage.core.cost.Confidence;
import dev.stowage.core.cost.Limit;
import dev.stowage.core.cost.PriceBasis;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.Rate;
import dev.stowage.core.cost.SelfHostedRules;
import dev.stowage.core.cost.Tariff;
import dev.stowage.core.cost.UsageType;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * A machine of one's own that keeps files. It is not free: it draws power the whole month.
 *
 * @param watts what it draws, 0 or more
 * @param usdPerKwh what electricity costs, 0 or more
 * @param writesPerSecond how many writes it makes durable in a second, at least 1
 * @param diskGib what fits on its disk, in GiB of 2^30 bytes, at least 1
 */
public record Box(BigDecimal watts, BigDecimal usdPerKwh, long writesPerSecond, long diskGib) {

  /**
   * 5 W at $0.15 a kilowatt-hour; 1,000 durable writes a second and 256 GiB, which are parameters
   * and no quoted figures.
   */
  public static final Box DEFAULT =
      new Box(new BigDecimal("5"), new BigDecimal("0.15"), 1_000, 256);

  private static final String PARAMETER = "a parameter of the box";

  private static final PriceBasis GIVEN =
      new PriceBasis(Confidence.P, "", List.of(), "the box of the comparison, not a quoted price");

  /** Returns a book in which electricity costs what this box pays. */
  PriceBook priced(PriceBook book) {
    return book.with(Rate.flat(UsageType.ELECTRICITY, usdPerKwh, GIVEN));
  }

  /** Returns a tariff whose electricity is what this box draws in a month. */
  Tariff drawing(Tariff tariff) {
    Tariff drawn =
        new Tariff(
            tariff.storage(),
            tariff.idle().stream().flatMap(this::drawn).toList(),
            tariff.limits());
    return keeps(tariff) ? drawn.limitedBy(writes()).limitedBy(disk()) : drawn;
  }

  private Limit writes() {
    String what = Numbers.grouped(writesPerSecond) + " durable writes a second on the box";
    return new Limit(Limit.Measure.APPENDS, writesPerSecond, what, PARAMETER);
  }

  private Limit disk() {
    String what = Numbers.grouped(diskGib) + " GiB of the box hold the first month";
    return new Limit(Limit.Measure.BYTES_KEPT, diskGib << 30, what, PARAMETER);
  }

  private Stream<Tariff.Standing> drawn(Tariff.Standing standing) {
    return standing.type().equals(UsageType.ELECTRICITY)
        ? SelfHostedRules.tariff(watts).idle().stream()
        : Stream.of(standing);
  }

  /** Tells whether this box keeps what the tariff is of. */
  static boolean keeps(Tariff tariff) {
    return tariff.idle().stream()
        .anyMatch(standing -> standing.type().equals(UsageType.ELECTRICITY));
  }
}
