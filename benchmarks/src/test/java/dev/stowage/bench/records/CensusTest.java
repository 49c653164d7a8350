package dev.stowage.bench.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.bench.workload.Feature;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.link.LinkPolicy;
import dev.stowage.core.link.Links;
import dev.stowage.core.paste.Pastes;
import dev.stowage.testkit.memory.MemoryBackend;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CensusTest {

  private static RecordWorkload workload(int days, String... lines) {
    List<String> all = new ArrayList<>(List.of(lines));
    all.add("name = test");
    return new RecordWorkload(WorkloadFile.read("test", all), days, 42);
  }

  @Test
  void countsWhatIsKeptAsTheReferenceDoes() {
    RecordWorkload workload =
        workload(
            1,
            "links.create = 50",
            "links.expire = 50% after 30d",
            "pastes.create = 40",
            "pastes.expire = 50% after 30d",
            "counters.add = 30",
            "counters.names = 4");
    Instant begin = RecordWorkload.FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    BackendContext context =
        new BackendContext(
            new Meter(), InstantSource.fixed(begin), workload.materials().random(Feature.LINKS));
    MemoryBackend memory = new MemoryBackend(context);
    Links links = new Links(memory.links(), LinkPolicy.PLAIN, context);
    Pastes pastes = new Pastes(memory.pastes(), context);
    Materials materials = workload.materials();
    for (int number = 0; number < 50; number++) {
      links.shorten(materials.link(number));
    }
    for (int number = 0; number < 40; number++) {
      pastes.post(materials.content(number), materials.paste(number));
    }
    materials.counters().forEach(name -> memory.counters().add(name, 1));

    Census census = Census.of(workload);

    Footprint footprint = memory.footprint();
    assertThat(census.records()).isEqualTo(94).isEqualTo(footprint.records().value());
    assertThat(census.logicalBytes()).isEqualTo(footprint.logicalBytes().value());
    assertThat(census.counterBytes()).isEqualTo(4 * (14 + 8));
    assertThat(census.writes()).isEqualTo(50 + 40 + 30);
  }

  @Test
  void leavesOutWhatWasRemovedBurntOrHasExpired() {
    assertThat(Census.of(workload(1, "links.create = 9", "links.remove = 4")))
        .satisfies(census -> assertThat(census.writes() + census.records()).isEqualTo(18));
    assertThat(Census.of(workload(2, "links.create = 9", "links.expire = 100% after 1h")).records())
        .isLessThan(3);
    Census burnt =
        Census.of(workload(1, "pastes.create = 5", "pastes.read = 500", "pastes.burn = 100%"));
    assertThat(burnt.writes() + burnt.records()).isEqualTo(10);
  }
}
