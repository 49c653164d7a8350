package dev.stowage.bench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.bench.conformance.ConformanceReport.Priced;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.memory.MemoryBackend;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConformanceMarkdownTest {

  @Test
  void aStoreSaysNothingOfPortsThatItDoesNotOffer() {
    String markdown =
        ConformanceMarkdown.of(
            report(
                store("memory:", EnumSet.allOf(Port.class)),
                store("s3:?website=true", EnumSet.of(Port.LINKS)),
                store("timestream:", EnumSet.of(Port.SERIES))));
    assertThat(markdown.lines())
        .contains(
            "|  | `memory` | `s3 website` | `timestream` |",
            "| read after write | at once | at once | at once |",
            "| order of conflicting appends | the store |  | the store |",
            "| many adds to one counter | each add waits its turn |  |  |",
            "| links that expire | kept until freed | kept until freed |  |",
            "| targets of links | any | any |  |",
            "| processes at a time | one at a time | one at a time | one at a time |");
  }

  @Test
  void countsTheRulesOfEachPortThatRan() {
    String markdown = ConformanceMarkdown.of(report(store("timestream:", EnumSet.of(Port.SERIES))));
    assertThat(markdown.lines())
        .contains("| `timestream://DATABASE?prefix=&region=&endpoint=` |  |  |  | 1 rules |  |");
  }

  private static ConformanceReport report(Priced... stores) {
    return new ConformanceReport(
        List.of(stores), new ConformanceReport.Ending(List.of(), List.of()));
  }

  private static Priced store(String url, Set<Port> offered) {
    Conformance.Store store = new Conformance.Store(url, StoreUrl.parse(url), offered);
    List<PortResult> ports =
        Arrays.stream(Port.values()).map(port -> port(port, offered.contains(port))).toList();
    StoreResult.Ran ran = new StoreResult.Ran(store, "an engine", "");
    return new Priced(new StoreResult(ran, traits(), ports, List.of()), List.of(), List.of());
  }

  private static StoreTraits traits() {
    try (MemoryBackend memory = new MemoryBackend(BackendContext.system(new Meter()))) {
      return memory.traits();
    }
  }

  private static PortResult port(Port port, boolean offered) {
    List<RuleResult> rules =
        offered ? List.of(new RuleResult(port, "keepsIt", Duration.ZERO, null)) : List.of();
    return new PortResult(port, offered, rules, List.of());
  }
}
