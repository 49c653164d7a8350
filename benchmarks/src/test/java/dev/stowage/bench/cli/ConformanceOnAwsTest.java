package dev.stowage.bench.cli;

import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.fault.ProxiedResponse;
import dev.stowage.testkit.local.LocalDynamoDb;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run with {@code --aws} tells of its money and remains, whatever becomes of it. */
class ConformanceOnAwsTest {

  @TempDir private Path folder = Path.of("");

  private final HttpFaultProxy proxy = HttpFaultProxy.to(LocalDynamoDb.shared().endpoint());
  private List<String> before = List.of();

  @BeforeEach
  void look() {
    before = AwsLine.tables(LocalDynamoDb.shared().endpoint());
  }

  @AfterEach
  void close() {
    proxy.close();
    assertThat(AwsLine.tables(LocalDynamoDb.shared().endpoint())).isEqualTo(before);
  }

  private Cli run(String... more) {
    Stream<String> always =
        Stream.of("conformance", "memory:", line(), "--aws", "--yes", "--only", "discard");
    return Cli.run(Stream.concat(always, Stream.of(more)).toArray(String[]::new));
  }

  private String line() {
    return AwsLine.dynamoDb("", proxy.endpoint());
  }

  private void deny(String operation) {
    proxy.always(
        awsOperation(operation),
        HttpFault.answer(ProxiedResponse.awsJsonError(400, "AccessDeniedException")));
  }

  @Test
  void theReportSaysWhatIsStillThere() {
    deny("DeleteTable");
    Cli cli = run("--out", folder.toString());
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out())
        .contains("made for the run, NOT removed: table stowage-")
        .containsPattern("\npassed: [0-9]+ rules kept\n\\z");
    assertThat(folder.resolve("report.json"))
        .content()
        .containsSubsequence("\"url\":\"memory:\"", "\"removed\":true", "\"removed\":false");
    AwsLine.removeTables(LocalDynamoDb.shared().endpoint());
  }

  @Test
  void moneyAndRemainsAreToldAlsoWhereAFileCannotBeWritten() {
    deny("DeleteTable");
    Cli cli = run("--record", folder.resolve("none").resolve("usage.csv").toString());
    assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err())
        .contains("\nstowage: spent $", "\nstowage: not removed: table stowage-")
        .contains("\nstowage: --record ");
    AwsLine.removeTables(LocalDynamoDb.shared().endpoint());
  }

  @Test
  void storesThatAreDoneAreShownWhereALaterOneFails() {
    deny("CreateTable");
    Cli cli = run();
    assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out())
        .startsWith("memory:\nengine: memory\n")
        .containsPattern("\nended early: [0-9]+ rules kept; not done: ")
        .endsWith(line() + "\n");
    assertThat(cli.err()).contains("\nstowage: spent $0.000000 at the book's prices");
    assertThat(cli.errorLines()).last().asString().startsWith("stowage: " + line() + ": ");
  }

  @Test
  void tablesSayWhichStoresTheyLack() {
    deny("CreateTable");
    assertThat(run("--format", "markdown").out())
        .startsWith("| store |")
        .endsWith("\n\nEnded early; not done: `" + line() + "`\n");
  }
}
