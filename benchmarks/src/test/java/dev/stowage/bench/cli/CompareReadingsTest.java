package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readings of a file that come late and twice, through every store and back. */
class CompareReadingsTest {

  private static final List<String> LINES =
      List.of(
          "dynamodb:?series=item#batch=1",
          "dynamodb:?series=block#batch=80",
          "postgresql:?series=row#batch=1",
          "postgresql:?series=block#batch=day",
          "timestream:#batch=1",
          "timestream:#batch=100",
          "s3:#batch=day",
          "s3:#batch=7",
          "file:#batch=1");
  private static final int COUNT = 500;
  private static final long STEP = 173;
  private static final long BEGIN = 1_422_748_800L;

  @TempDir private Path folder = Path.of("");

  /** Ten days in a jumble: the next reading is days before or after; one time comes twice. */
  private Path jumbled() throws IOException {
    String rows =
        LongStream.range(0, COUNT)
            .map(i -> i * STEP % COUNT)
            .mapToObj(i -> (BEGIN + i * 1_728) + "," + i % 200)
            .collect(Collectors.joining("\n", "time,value\n", "\n" + BEGIN + ",199\n"));
    return Files.writeString(folder.resolve("jumbled.csv"), rows);
  }

  @Test
  void areReadBackFromEveryStore() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "compare", "--readings", jumbled().toString(), "--layout", "time:40:s value:8"));
    LINES.forEach(line -> arguments.addAll(List.of("--store", line)));
    arguments.addAll(List.of("--reads", "2", "--format", "json"));
    Cli cli = Cli.run(arguments.toArray(String[]::new));
    assertThat(cli.err()).contains("readings that another of the same time replaces, the last");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    JsonView json = JsonView.of(cli.out());
    assertThat(json.object("workload").fields())
        .containsEntry("readings", COUNT + 1)
        .containsEntry("days", 10);
    assertThat(json.objects("stores"))
        .hasSameSizeAs(LINES)
        .allSatisfy(store -> assertThat(store.fields()).containsEntry("readings", COUNT))
        .allSatisfy(store -> assertThat(store.fields()).containsEntry("verified", true));
  }

  @Test
  void theFileIsInAJumble() throws IOException {
    assertThat(Files.readAllLines(jumbled())).hasSize(COUNT + 2).doesNotHaveDuplicates();
    assertThat(Files.readAllLines(jumbled()).get(2)).startsWith("1423047744,");
  }
}
