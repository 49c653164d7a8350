package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.link.LinkPolicy;
import dev.stowage.core.link.Links;
import dev.stowage.core.link.NewLink;
import dev.stowage.wiring.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeCommandTest {

  @TempDir private Path folder = Path.of("");

  /** Two links that were over long ago, and one that lasts. */
  private String store() {
    String url = "file:" + folder.resolve("store");
    BackendContext context =
        new BackendContext(
            new Meter(),
            InstantSource.fixed(Instant.parse("2020-01-01T00:00:00Z")),
            BackendContext.system(new Meter()).random());
    try (OffersLinks backend = (OffersLinks) Wiring.open(StoreUrl.parse(url), context)) {
      Links links = new Links(backend.links(), LinkPolicy.PLAIN, context);
      NewLink link = NewLink.to("https://example.com/");
      links.shorten(link);
      links.shorten(link.expiringIn(Duration.ofDays(1)));
      links.shorten(link.expiringIn(Duration.ofDays(2)));
    }
    return url;
  }

  @Test
  void countsThenRemovesWhatHasExpired() {
    String url = store();
    assertThat(Cli.run("purge", "--dry-run", url).out())
        .isEqualTo(url + ": 2 expired records would be removed\n");
    assertThat(Cli.run("purge", url).out()).isEqualTo(url + ": 2 expired records removed\n");
    assertThat(Cli.run("purge", url).out()).isEqualTo(url + ": 0 expired records removed\n");
  }

  @Test
  void tellsProgramsTheSame() {
    String url = store();
    Map<String, Object> counted =
        JsonView.of(Cli.run("purge", url, "--dry-run", "--format", "json").out()).fields();
    assertThat(counted)
        .containsEntry("url", url)
        .containsEntry("store", "file")
        .containsEntry("dryRun", true)
        .containsEntry("freesByItself", false)
        .containsEntry("expired", 2)
        .containsEntry("removed", 0);
    assertThat(JsonView.of(Cli.run("purge", url, "--format", "json").out()).fields())
        .containsEntry("dryRun", false)
        .containsEntry("removed", 2);
  }

  @Test
  void aStoreThatFreesByItselfIsLeftToItAndNotOpened() {
    Cli cli = Cli.run("purge", "dynamodb://nowhere");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .isEqualTo(
            "dynamodb://nowhere: nothing to do; dynamodb frees what has expired by itself\n");
    assertThat(
            JsonView.of(Cli.run("purge", "dynamodb://nowhere", "--format", "json").out()).fields())
        .containsEntry("freesByItself", true)
        .containsEntry("expired", null)
        .containsEntry("removed", 0);
  }

  @Test
  void aDirectoryThatIsNotThereIsRefusedAndNotMade() {
    Path absent = folder.resolve("absent");
    Cli cli = Cli.run("purge", "file:" + absent);
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.errorLines())
        .containsExactly(
            "stowage: file:"
                + absent
                + ": there is no such directory; name one that holds links or pastes");
    assertThat(absent).doesNotExist();
  }

  @Test
  void wrongUsageEndsWithTwo() {
    Cli cli = Cli.run("purge", "timestream://database");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.errorLines())
        .containsExactly(
            "stowage: timestream holds no links and no pastes, which alone expire; use one of"
                + " file, postgresql, s3");
    assertThat(Cli.run("purge", "file:").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("purge", "memory:").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("purge", "file:x", "--format", "csv").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("purge").exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
