package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.bench.compare.ReadingsWork;
import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.place.Terms;
import dev.stowage.bench.workload.Feature;
import dev.stowage.bench.workload.JourneyWorkload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which lines are run when none is given: all that keep what the workload needs. */
class StoreLinesTest {

  private static WorkloadOptions.Source of(boolean linksEnd, Feature... features) {
    return new WorkloadOptions.Source(
        List.of(features), linksEnd, console -> new ReadingsWork(new JourneyWorkload(1, 1), 0));
  }

  private static List<String> defaults(WorkloadOptions.Source source) {
    return StoreLines.read(List.of(), source, Terms.KEEP).stream().map(StoreLine::text).toList();
  }

  @Test
  void linksAreAlsoKeptByAWebsiteUnlessTheyExpire() {
    assertThat(defaults(of(false, Feature.LINKS)))
        .containsExactly("dynamodb:", "postgresql:", "s3:", "s3:?website=true", "file:");
    assertThat(defaults(of(true, Feature.LINKS)))
        .containsExactly("dynamodb:", "postgresql:", "s3:", "file:");
    assertThatThrownBy(
            () -> StoreLines.read(List.of("s3:?website=true"), of(true, Feature.LINKS), Terms.KEEP))
        .hasMessage(
            "--store s3:?website=true: links on a website cannot expire, as some of this workload"
                + " do; name another store or leave links.expire out");
  }

  @Test
  void pastesAndCountersAreKeptByFourStores() {
    assertThat(defaults(of(false, Feature.PASTES)))
        .containsExactly("dynamodb:", "postgresql:", "s3:", "file:")
        .isEqualTo(defaults(of(false, Feature.COUNTERS)))
        .isEqualTo(defaults(of(false, Feature.LINKS, Feature.PASTES, Feature.COUNTERS)));
  }

  @Test
  void readingsHaveLinesOfTheirOwn() {
    assertThat(defaults(of(false, Feature.SERIES)))
        .hasSize(8)
        .startsWith("dynamodb:?series=item#batch=1")
        .endsWith("file:#batch=1");
  }
}
