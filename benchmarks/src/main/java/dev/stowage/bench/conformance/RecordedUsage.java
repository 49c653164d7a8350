package dev.stowage.bench.conformance;

import dev.stowage.bench.conformance.Conformance.Store;
import dev.stowage.bench.place.Places;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Phase;
import dev.stowage.core.cost.Usage;
import dev.stowage.core.cost.UsageType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules of each port have used of AWS in earlier runs on the local engines: the most that
 * any of them used. It comes from the tool itself, which adds a run to it with {@code --record}.
 *
 * <p>It is kept as lines of {@code store;port;service;usageType;unit;quantity}, sorted, where the
 * store is a {@link BilledMode}.
 */
public final class RecordedUsage {

  /**
   * What the recorded quantities are multiplied by. Runs on one engine differ by how its threads
   * meet: in a few of them a single quantity by up to a half, though the dollars of a store by no
   * more than 6 %. In a service that takes its milliseconds more threads meet.
   */
  static final BigDecimal MARGIN = new BigDecimal("1.5");

  private static final String RESOURCE = "usage.csv";
  private static final String HEADING = "store;port;service;usageType;unit;quantity";
  private static final int FRACTION_DIGITS = 6;

  private record Key(String store, String port, UsageType type) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      return text().compareTo(other.text());
    }

    String text() {
      return String.join(";", store, port, type.service(), type.name(), type.unit());
    }
  }

  private final TreeMap<Key, BigDecimal> quantities;

  private RecordedUsage(Map<Key, BigDecimal> quantities) {
    this.quantities = new TreeMap<>(quantities);
  }

  /**
   * Returns what is shipped with the tool.
   *
   * @return the recorded usage
   */
  public static RecordedUsage shipped() {
    try (InputStream lines = RecordedUsage.class.getResourceAsStream(RESOURCE)) {
      if (lines == null) {
        throw new IllegalStateException(RESOURCE + " is missing; build the tool anew");
      }
      return parse(new String(lines.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @param text lines; the first is a heading
   * @return the recorded usage
   */
  public static RecordedUsage parse(String text) {
    Map<Key, BigDecimal> quantities = new TreeMap<>();
    text.lines()
        .skip(1)
        .map(line -> line.split(";", -1))
        .forEach(
            cells ->
                quantities.put(
                    new Key(cells[0], cells[1], new UsageType(cells[2], cells[3], cells[4])),
                    new BigDecimal(cells[5])));
    return new RecordedUsage(quantities);
  }

  /**
   * Returns this with what a run used, where that is more.
   *
   * @param results the stores that ran, each with every port that it was asked for
   * @return the recorded usage
   */
  public RecordedUsage with(List<StoreResult> results) {
    RecordedUsage both = new RecordedUsage(quantities);
    for (StoreResult result : results) {
      for (PortResult port : result.ports()) {
        BilledMode.of(result.subject().store().url(), port.port())
            .ifPresent(mode -> both.add(mode, port));
      }
    }
    return both;
  }

  private void add(String mode, PortResult port) {
    for (Usage usage : port.usage()) {
      quantities.merge(
          new Key(mode, port.port().label(), usage.type()), usage.quantity(), BigDecimal::max);
    }
  }

  /**
   * Writes it down.
   *
   * @return lines that end in a line feed
   */
  public String text() {
    StringBuilder text = new StringBuilder(HEADING).append('\n');
    quantities.forEach(
        (key, quantity) ->
            text.append(key.text())
                .append(';')
                .append(quantity.stripTrailingZeros().toPlainString())
                .append('\n'));
    return text.toString();
  }

  /**
   * Estimates what the rules of a store use.
   *
   * @param store the store and the ports that are run
   * @return the recorded quantities and a margin; empty for a store that nobody bills by its
   *     requests
   */
  public List<Usage> estimate(Store store) {
    List<Usage> usage = new ArrayList<>();
    for (Port port : Port.values()) {
      if (store.ports().contains(port) && Places.offers(store.url(), port.type())) {
        BilledMode.of(store.url(), port).ifPresent(mode -> usage.addAll(estimate(mode, port)));
      }
    }
    return usage;
  }

  private List<Usage> estimate(String mode, Port port) {
    return quantities.entrySet().stream()
        .filter(entry -> entry.getKey().store().equals(mode))
        .filter(entry -> entry.getKey().port().equals(port.label()))
        .map(
            entry ->
                new Usage(
                    Phase.VERIFY,
                    entry.getKey().type(),
                    withMargin(entry.getValue()),
                    Basis.MODELLED))
        .toList();
  }

  private static BigDecimal withMargin(BigDecimal quantity) {
    return quantity.multiply(MARGIN).setScale(FRACTION_DIGITS, RoundingMode.UP);
  }
}
