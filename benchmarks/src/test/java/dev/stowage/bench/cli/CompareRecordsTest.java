package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workloads of links, pastes and counters from the arguments to the result. */
class CompareRecordsTest {

  private static final String MIXED =
      """
      name = mixed
      links.create = 60
      links.follow = 200
      links.remove = 20
      links.expire = 30% after 6h
      pastes.create = 40
      pastes.read = 100
      pastes.peek = 30
      pastes.remove = 5
      pastes.burn = 20%
      pastes.expire = 30% after 6h
      counters.add = 90
      counters.read = 20
      counters.names = 4
      """;

  /** Without waiting for the disk at each of thousands of writes. */
  private static final String FAST_FILE = "file:?durability=os";

  @TempDir private Path folder = Path.of("");

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("my.workload"), text);
  }

  private static Cli compare(String workload, String... more) {
    List<String> arguments = new ArrayList<>(List.of("compare", "--workload", workload));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private static JsonView json(Cli cli) {
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(ExitCode.OK);
    return JsonView.of(cli.out());
  }

  @Test
  void jsonHasTheFieldsOfTheContract() {
    JsonView json = json(compare("links", "--store", "memory:", "--format", "json"));
    assertThat(json.fields())
        .containsOnlyKeys("workload", "prices", "stores", "flips", "peakMemory");
    assertThat(json.object("workload").fields())
        .isEqualTo(
            Map.of(
                "name",
                "links",
                "days",
                1,
                "seed",
                42,
                "operations",
                Map.of("links.create", 1000, "links.follow", 10000),
                "perMillion",
                "links.create"));
    Map<String, Object> store = json.objects("stores").get(0).fields();
    assertThat(store)
        .containsEntry("line", "memory:")
        .containsEntry("store", "memory")
        .containsEntry("engine", "memory")
        .containsEntry("records", 1000)
        .containsEntry("physicalBytes", null)
        .containsEntry("maxOperationsPerDay", null)
        .containsEntry("runUsd", "0.000000")
        .containsEntry("perMillionUsd", "0.000000")
        .containsEntry("perMillionWritesUsd", "0.000000")
        .containsEntry("rank", 1)
        .containsEntry("verified", true)
        .containsKeys("logicalBytes", "encodedBytes", "billedBytes", "overhead", "usage", "month")
        .doesNotContainKeys("readings", "atRisk", "maxReadingsPerDay", "perMillionReadingsUsd");
    assertThat((Integer) store.get("logicalBytes")).isBetween(1_000 * 47, 1_000 * 127);
  }

  @ParameterizedTest
  @ValueSource(strings = {"links", "pastes", "counters"})
  void aWorkloadThatComesAlongAndACopyOfItsFileGiveTheSameBytes(String name) throws IOException {
    try (InputStream resource =
        getClass().getResourceAsStream("/dev/stowage/bench/records/" + name + ".workload")) {
      Files.copy(Objects.requireNonNull(resource), folder.resolve("copy"));
    }
    String[] more = {"--store", "memory:", "--store", FAST_FILE, "--format", "csv"};
    Cli named = compare(name, more);
    assertThat(named.exitCode()).as(named.err()).isEqualTo(ExitCode.OK);
    assertThat(compare(folder.resolve("copy").toString(), more).out()).isEqualTo(named.out());
    assertThat(named.out().lines().findFirst().orElseThrow())
        .isEqualTo(
            "rank,line,store,engine,records,verified,logicalBytes,encodedBytes,physicalBytes,"
                + "atRestBytes,billedBytes,overhead,runUsd,monthUsd,idleMonthUsd,perMillionUsd,"
                + "perMillionWritesUsd,prices,encodedBasis,physicalBasis,atRestBasis,billedBasis,"
                + "maxOperationsPerDay,frontDoorMonthUsd");
  }

  @Test
  void aFileOfSeveralFeaturesIsVerifiedAlsoWhereRecordsBurnAreRemovedAndExpire()
      throws IOException {
    String file = file(MIXED).toString();
    for (String seed : List.of("1", "2", "3")) {
      JsonView json =
          json(
              compare(
                  file, "--store", "memory:", "--days", "2", "--seed", seed, "--format", "json"));
      assertThat(json.object("workload").fields())
          .containsEntry("days", 2)
          .containsEntry("perMillion", "operations");
      assertThat(json.object("workload").object("operations").fields())
          .containsEntry("links.create", 120)
          .containsEntry("counters.add", 180);
      assertThat(json.objects("stores").get(0).fields()).containsEntry("verified", true);
    }
  }

  @Test
  void theTableFitsATerminalAndRepeatsItselfExactly() {
    String[] more = {"--store", "memory:", "--store", FAST_FILE, "--front-door", "http"};
    Cli first = compare("pastes", more);
    assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.OK);
    assertThat(first.out())
        .startsWith(
            """
            pastes: 7,050 operations in 1 day, seed 42
              1,000 pastes.create, 5,000 pastes.read, 1,000 pastes.peek, 50 pastes.remove
            prices: us-east-1@2026-10 (as of \
            """)
        .contains("per million  writes alone", "Electricity", "unseen")
        .contains(
            """
            per million: load and read for a million pastes.create
            with 5,000,000 pastes.read, 1,000,000 pastes.peek, 50,000 pastes.remove. writes alone: load.
            """)
        .contains("Reading a paste that burns takes it: ", " operations a day")
        .doesNotContain("at risk", "readings", "dashboard");
    assertThat(first.out().lines()).allMatch(line -> line.length() <= 120);
    assertThat(first.errorLines().get(1))
        .matches("memory:: [0-9,]+ records verified in \\d+\\.\\d s|memory: [0-9,]+ records .*");
    assertThat(withoutMemory(compare("pastes", more))).isEqualTo(withoutMemory(first));
  }

  private static String withoutMemory(Cli cli) {
    return cli.out().replaceAll("peak memory: .*", "");
  }

  @Test
  void htmlShowsTheSameTables() {
    Cli cli = compare("counters", "--store", "memory:", "--format", "html");
    assertThat(cli.out())
        .contains("stowage compare: counters", "writes alone", "10,000 counters.add")
        .doesNotContain("at risk", "readings");
  }

  @Test
  void anotherSeedMakesOtherIds() {
    String bytes = "logicalBytes";
    Object one =
        json(compare("links", "--store", "memory:", "--format", "json"))
            .objects("stores")
            .get(0)
            .fields()
            .get(bytes);
    Object other =
        json(compare("links", "--store", "memory:", "--format", "json", "--seed", "43"))
            .objects("stores")
            .get(0)
            .fields()
            .get(bytes);
    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void aPlaceThatHoldsTheRecordsAlreadyIsRefusedAndOthersRecordsStay() throws IOException {
    String workload = file("name = few\n" + MIXED.substring(MIXED.indexOf('\n') + 1)).toString();
    String store = "file:" + folder.resolve("store");
    assertThat(compare(workload, "--store", store).exitCode()).isEqualTo(ExitCode.OK);

    Cli again = compare(workload, "--store", store);
    Cli other = compare(workload, "--store", store, "--seed", "7", "--format", "json");

    assertThat(again.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(again.errorLines())
        .last()
        .asString()
        .startsWith("stowage: " + store + ": the link ")
        .endsWith("is there already and was left as it is; name a place without it");
    assertThat(json(other).objects("stores").get(0).fields()).containsEntry("verified", true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "links --reads 1 | --reads together with --workload links; it belongs to readings of",
        "links --readings x.csv | --readings together with --workload links; it belongs to",
        "counters --layout time:42:ms | --layout together with --workload counters; it belongs",
        "links --days 0 | --days 0: out of range; give 1 to 3660",
        "links --days 3660 | 3,660 days of 11,000 operations are more than 10,000,000; take fewer",
        "media | no such workload and no such file; known are journey, links, pastes, counters, or",
        "/ | --workload /: that is no workload file; name one",
        "links --store memory:#batch=1 | --store memory:#batch=1: a fragment says how readings are",
        "links --store timestream: | timestream holds no links; use one of dynamodb, file,",
        "pastes --store timestream: | timestream holds no pastes; use one of dynamodb, file,",
        "pastes --store s3:?website=true | so it holds no pastes; use one of dynamodb, file,",
        "counters --store s3:?website=true | so it holds no counters; use one of dynamodb, file,",
        "links --store file: --store file: | --store file: comes twice; give each line once",
      })
  void wrongUsageEndsWithTwoAndOneLineThatNamesIt(String arguments, String line) {
    List<String> all = new ArrayList<>(List.of("compare", "--workload"));
    all.addAll(List.of(arguments.split(" ")));
    Cli cli = Cli.run(all.toArray(String[]::new));
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.errorLines()).singleElement().asString().startsWith("stowage: ").contains(line);
    assertThat(cli.err()).contains("; ");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void aWrongLineOfAFileIsNamed() throws IOException {
    Path file = file("name = a\nlinks.create = many # a lot\n");
    Cli cli = compare(file.toString());
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.errorLines())
        .containsExactly(
            "stowage: workload "
                + file
                + " line 2: links.create = many is not right; give a whole number from 0 to"
                + " 10000000");
    Files.write(file, new byte[] {'n', (byte) 0xff});
    assertThat(compare(file.toString()).errorLines())
        .containsExactly(
            "stowage: --workload " + file + ": that is no text in UTF-8; name a workload file");
  }
}
