package dev.stowage.bench.report;

import dev.stowage.bench.compare.ReadingsWork;
import dev.stowage.bench.workload.Workload;
import dev.stowage.core.cost.BillingMonth;
import dev.stowage.core.series.RecordLayout;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is said of readings. */
final class ReadingsWording implements Wording {

  private final ReadingsWork work;
  private final Workload workload;

  ReadingsWording(ReadingsWork work) {
    this.work = work;
    this.workload = work.workload();
  }

  @Override
  public List<String> facts() {
    String seed =
        workload.seed().isPresent() ? ", seed " + workload.seed().getAsLong() : ", as given";
    return List.of(
        String.format(
            Locale.ROOT,
            "%s: %s of %s in %s%s; %d bits each; %s a day",
            workload.name(),
            Numbers.counted(workload.readings(), "reading"),
            workload.series().size() + " series",
            Numbers.counted(workload.days().size(), "day"),
            seed,
            layout().bits(),
            Numbers.counted(work.dashboardsPerDay(), "dashboard")));
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", workload.name());
    fields.put("readings", workload.readings());
    fields.put("series", workload.series().size());
    fields.put("days", workload.days().size());
    fields.put("seed", workload.seed().isPresent() ? workload.seed().getAsLong() : null);
    fields.put("layoutBits", layout().bits());
    fields.put("layout", layout().text());
    fields.put("reads", work.dashboardsPerDay());
    return fields;
  }

  private RecordLayout layout() {
    return workload.series().get(0).layout();
  }

  @Override
  public String kept() {
    return "readings";
  }

  @Override
  public String coming() {
    return "readings";
  }

  @Override
  public String neededBecause() {
    return "bits of the layout x readings / 8";
  }

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public List<PerMillion> perMillion() {
    return List.of(new PerMillion("per million", "perMillionReadingsUsd", Costs.PerMillion::load));
  }

  @Override
  public Optional<BigDecimal> perMillionOf(BigDecimal monthUsd) {
    return Optional.empty();
  }

  @Override
  public String notes() {
    return "run: load + read. month: load and read scaled to "
        + BillingMonth.DAYS
        + " days + average storage of the first month + idle\n"
        + "charges and minimums. million readings: load alone. init and verify are in no sum. Free"
        + " tier off.\n"
        + Notes.BYTES
        + "The store's clock shows the readings' time: what a store looks up anew each minute while"
        + " readings come is billed\nin load.\n"
        + "at risk: readings that wait outside the store because of the batch, and for how long.\n";
  }
}
