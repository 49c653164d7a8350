package dev.stowage.rds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Footprint;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What records take, against what the published page layout says they must take. */
class RecordsFootprintTest {

  private static final long PAGE = 8_192;

  private final RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
  private final RdsBackend backend = Local.made(config);

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void countsTheBytesOfEveryRecord() {
    Link link = Records.link("abc", Records.END);
    Link forever = Records.link("forever", null);
    Paste paste = Records.paste(Records.pasteId(), 5_000);
    backend.links().create(link, Records.MADE);
    backend.links().create(forever, Records.MADE);
    backend.pastes().create(paste, Records.MADE);
    backend.counters().add("hits", 3);

    Footprint footprint = backend.footprint();

    long logical =
        link.logicalBytes()
            + forever.logicalBytes()
            + paste.meta().logicalBytes()
            + "hits".length()
            + 8;
    assertThat(footprint.records().value()).isEqualTo(4);
    assertThat(footprint.logicalBytes().value()).isEqualTo(logical);
    assertThat(footprint.encodedBytes().value())
        .as("with write id, time and token of three, whether one burns, and a counter's write id")
        .isEqualTo(logical + 3 * 48 + 1 + 8);
    assertThat(footprint.billedBytes().value()).isEqualTo(physical("link", "paste", "counter"));
  }

  /** Ids of 7 characters that rise, targets of 50: rows of 108 bytes, keys of 8. */
  @Test
  void aLinkTakesWhatThePageLayoutSays() {
    Sql.run(
        ("INSERT INTO %s.link SELECT n, now(), null, sha256('token'), lpad(n::text, 7, '0'),"
                + " rpad('https://example.com/', 50, 'x') FROM generate_series(1, 20000) AS n")
            .formatted(config.schema()));

    assertThat(backend.footprint().billedBytes().value())
        .as("140 bytes a row and 20 a key, and the first pages of two indexes")
        .isCloseTo(
            PageFormulas.total(20_000, 8 + 8 + 33 + 8 + 51, 8) + 2 * PAGE,
            Percentage.withPercentage(2));
  }

  /** Text is less than half of itself; what cannot be compressed is stored as it is. */
  @Test
  void aLongPasteIsCompressedWhereThatHelps() {
    byte[] text = "A line of text that comes again, as lines do.\n".repeat(2_000).getBytes(UTF_8);
    Paste random = Records.paste(Records.pasteId(), text.length);
    backend.pastes().create(random, Records.MADE);
    long asItIs = backend.footprint().billedBytes().value();
    backend.pastes().remove(random.id(), random.meta().stamp().writeId());

    backend.pastes().create(Paste.of(random.meta(), text), Records.MADE);

    assertThat(asItIs).isBetween((long) text.length, text.length + 16 * PAGE);
    assertThat(backend.footprint().billedBytes().value()).isLessThan(asItIs - text.length / 2);
    assertThat(backend.pastes().find(random.id()).orElseThrow().content()).isEqualTo(text);
  }

  private long physical(String... tables) {
    long bytes = 0;
    for (String table : tables) {
      String size = "SELECT pg_total_relation_size('%s.%s')".formatted(config.schema(), table);
      bytes += Long.parseLong(Sql.ask(size));
    }
    return bytes;
  }
}
