package dev.stowage.bench.prices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.stowage.bench.cli.CommandTree;
import dev.stowage.bench.cli.Console;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBookReader;
import dev.stowage.core.cost.PriceBooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stowage prices import} and {@code check}: exit codes, both outputs, files. */
class PricesCommandsTest {

  @TempDir Path folder = Path.of("");

  private Path list = Path.of("");

  private record Run(int exitCode, String out, String err) {}

  private static Run stowage(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            0);
    int exitCode =
        CommandTree.run(console, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static void fails(int exitCode, String line, Object... arguments) {
    Run run = stowage(arguments);

    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("stowage: ").contains(line).hasLineCount(1);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static PriceBook book(String text) {
    return PriceBookReader.read("out", text, PriceBooks.shipped());
  }

  @BeforeEach
  void copyTheList() throws IOException {
    try (InputStream in = PricesCommandsTest.class.getResourceAsStream("mumbai.query.json")) {
      list = folder.resolve("mumbai.json");
      Files.write(list, Objects.requireNonNull(in).readAllBytes());
    }
  }

  @Test
  void importPrintsTheBookAloneAndTheSummaryOnStandardError() {
    Run run = stowage("prices", "import", list, "--base", "new");

    assertThat(run.exitCode()).isZero();
    assertThat(book(run.out()).rates()).hasSize(4);
    assertThat(book(run.out()).base()).map(PriceBook::name).contains("us-east-1@2026-10");
    assertThat(run.err())
        .isEqualTo(
            "stowage: ap-south-1@2026-09-18: 4 prices of ap-south-1, as of 2026-09-11..2026-09-18;"
                + " what it lacks is taken from us-east-1@2026-10\n");
  }

  @Test
  void importWritesAFileThatReplacesTheOneBefore() throws IOException {
    Path out = file("mine.prices", "old");

    Run run = stowage("prices", "import", list, "--book", "mine", "--out", out);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(book(Files.readString(out)).name()).isEqualTo("mine");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aRefusedImportLeavesTheFileAsItWas() throws IOException {
    Path out = file("mine.prices", "old");

    fails(1, "no JSON", "prices", "import", file("bad.json", "{"), "--out", out);

    assertThat(out).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void importTellsProgramsWhatItDid() throws IOException {
    Path out = folder.resolve("mine.prices");

    Map<String, Object> printed =
        JSON.std.mapFrom(stowage("prices", "import", list, "--format", "json").out());
    Map<String, Object> written =
        JSON.std.mapFrom(stowage("prices", "import", list, "--format", "json", "--out", out).out());

    assertThat(printed)
        .containsEntry("book", "ap-south-1@2026-09-18")
        .containsEntry("rates", 4)
        .containsEntry("out", null)
        .containsEntry("base", null);
    assertThat(book(String.valueOf(printed.get("text"))).rates()).hasSize(4);
    assertThat(written).containsEntry("out", out.toString()).containsEntry("text", null);
  }

  @Test
  void importCountsWhatItIgnores() throws IOException {
    try (InputStream in = PricesCommandsTest.class.getResourceAsStream("s3-virginia.offer.json")) {
      Files.write(folder.resolve("s3.json"), Objects.requireNonNull(in).readAllBytes());
    }

    Run run = stowage("prices", "import", folder.resolve("s3.json"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("us-east-1@2023-01-05: 1 price of us-east-1")
        .contains("has no base (--base)")
        .contains("stowage: ignored 1 products that no book lists\n")
        .contains("stowage: ignored 2 Reserved terms\n");
  }

  @Test
  void importChecksABookOfOnesOwnAndRewritesIt() throws IOException {
    Path mine =
        file(
            "mine.prices",
            """
            # mine
            !book mine
            !region eu-west-1
            !as-of 2026-11
            !base old
            !source L;list;there;2026-11-01
            S3;EU-Requests-Tier1;request;0;Inf;0.0000055;A, -, L
            """);

    Run run = stowage("prices", "import", mine, "--book", "yours", "--base", "handbook");

    assertThat(run.exitCode()).isZero();
    assertThat(book(run.out()).name()).isEqualTo("yours");
    assertThat(book(run.out()).base()).map(PriceBook::name).contains("handbook-mumbai");
    assertThat(book(stowage("prices", "import", mine).out()).base())
        .map(PriceBook::name)
        .contains("us-east-1@2024-10-31");
    fails(1, "a book of eu-west-1;", "prices", "import", mine, "--region", "ap-south-1");
  }

  @Test
  void badDataEndsWithOne() throws IOException {
    fails(1, "bad.prices: line 1: ", "prices", "import", file("bad.prices", "nonsense"));
    fails(
        1, "empty.prices: line 1: !book is missing", "prices", "import", file("empty.prices", ""));
    fails(1, "no price on demand", "prices", "import", file("none.json", " \n[]"));
    fails(1, "no price on demand", "prices", "import", file("bom.json", "\uFEFF{}"));
    fails(1, "no prices of eu-west-9", "prices", "import", list, "--region", "eu-west-9");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
    fails(1, "neither JSON nor text in UTF-8", "prices", "import", binary);
  }

  @Test
  void wrongUsageEndsWithTwo() {
    fails(2, "missing required parameter: FILE", "prices", "import");
    fails(2, "nowhere.json: no such file", "prices", "import", folder.resolve("nowhere.json"));
    fails(2, "no regular file; name a file", "prices", "import", folder);
    fails(2, "no such price book; known are", "prices", "import", list, "--base", "nowhere");
    fails(2, "--book a b: no name", "prices", "import", list, "--book", "a b");
    fails(2, "is a directory; name a file", "prices", "import", list, "--out", folder);
    fails(2, "--format csv: unknown here", "prices", "import", list, "--format", "csv");
    fails(2, "--format csv: unknown here", "prices", "check", "--format", "csv");
  }

  @Test
  void anOutputThatCannotBeWrittenEndsWithOne() throws IOException {
    Path notAFolder = file("plain", "");

    fails(1, "could not be written", "prices", "import", list, "--out", notAFolder.resolve("x"));

    assertThat(notAFolder).hasContent("");
  }

  @Test
  void checkTellsAgesAndPasses() throws IOException {
    Run table = stowage("prices", "check");
    Map<String, Object> json =
        JSON.std.mapFrom(stowage("prices", "check", "--format", "json").out());

    assertThat(table.exitCode()).isZero();
    assertThat(table.err()).isEmpty();
    assertThat(table.out()).startsWith("book ").hasLineCount(5).contains("handbook-mumbai");
    assertThat(json).containsEntry("passed", true).containsKey("books");
  }

  @Test
  void aBookInAFileIsShownAndComparedBy() throws IOException {
    Path out = folder.resolve("mine.prices");
    stowage("prices", "import", list, "--base", "new", "--book", "mine", "--out", out);

    Run shown = stowage("prices", "show", out);
    Run compared =
        stowage(
            "compare", "--store", "memory:", "--reads", "0", "--prices", out, "--format", "json");

    assertThat(shown.out()).startsWith("mine: ap-south-1, as of 2026-09-11..2026-09-18");
    assertThat(compared.exitCode()).isZero();
    assertThat(JSON.std.mapFrom(compared.out()).get("prices"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("book", "mine")
        .containsEntry("base", "us-east-1@2026-10");
    fails(
        2,
        "x.prices: no such file",
        "compare",
        "--store",
        "memory:",
        "--prices",
        folder.resolve("x.prices"));
    fails(1, "!book is missing", "prices", "show", file("empty.prices", ""));
  }
}
