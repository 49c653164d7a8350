package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.Page;
import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Freeing what has expired, also while it is being replaced. */
class RdsExpiredTest {

  private static final int BATCH = 1_000;

  private final RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
  private final RdsBackend backend = Local.made(config);

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void freesWhatHasExpiredToTheSecondAndNothingElse() {
    Link over = stored(Records.link("over", Records.END));
    Link later = stored(Records.link("later", Records.END.plusSeconds(1)));
    Link forever = stored(Records.link("forever", null));
    String paste = Records.pasteId();
    backend.pastes().create(Records.paste(paste, 5_000, Records.END), Records.MADE);

    assertThat(backend.expired().count(Records.END.minusNanos(1))).isZero();
    assertThat(backend.expired().free(Records.END.minusNanos(1))).isZero();
    assertThat(backend.expired().count(Records.END)).isEqualTo(2);
    assertThat(backend.expired().free(Records.END.plusMillis(999))).isEqualTo(2);
    assertThat(backend.expired().free(Records.END)).isZero();

    assertThat(backend.links().find(over.id())).isEmpty();
    assertThat(backend.pastes().peek(paste)).isEmpty();
    assertThat(backend.links().list(Page.FIRST).items()).containsExactly(forever, later);
  }

  @Test
  void freesBatchAfterBatchAndSharesTheWork() throws Exception {
    fill(2 * BATCH + 1);

    List<Long> freed = Together.run(2, () -> backend.expired().free(Records.END));

    assertThat(freed.stream().mapToLong(Long::longValue).sum()).isEqualTo(2 * BATCH + 1);
    assertThat(backend.links().list(Page.FIRST).items()).isEmpty();
  }

  @Test
  void neverFreesWhatReplacedAnExpiredRecordMeanwhile() throws Exception {
    fill(BATCH);
    Queue<String> left = new ConcurrentLinkedQueue<>();
    backend.links().list(Page.FIRST).items().forEach(link -> left.add(link.id()));
    Queue<Link> replaced = new ConcurrentLinkedQueue<>();
    Queue<Boolean> role = new ConcurrentLinkedQueue<>(List.of(true));

    Together.run(
        5,
        () -> {
          boolean purges = role.poll() != null;
          while (!left.isEmpty()) {
            if (purges) {
              backend.expired().free(Records.END);
            } else {
              replaceOne(left, replaced);
            }
          }
          return true;
        });

    assertThat(replaced)
        .hasSize(BATCH)
        .allSatisfy(link -> assertThat(backend.links().find(link.id())).contains(link));
  }

  @Test
  void passesOverWhatAnotherHoldsInsteadOfWaiting() throws Exception {
    stored(Records.link("held", Records.END));
    stored(Records.link("free", Records.END));
    try (Connection other = Sql.superuser().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT 1 FROM " + config.schema() + ".link WHERE id = 'held' FOR UPDATE");

      assertThat(backend.expired().free(Records.END)).isEqualTo(1);
      other.rollback();
    }
    assertThat(backend.expired().free(Records.END)).isEqualTo(1);
  }

  private void replaceOne(Queue<String> left, Queue<Link> replaced) {
    String id = left.poll();
    if (id != null) {
      Link link = Records.link(id, null);
      assertThat(backend.links().create(link, Records.END)).isEqualTo(Created.NEW);
      replaced.add(link);
    }
  }

  private void fill(int links) {
    Sql.run(
        ("INSERT INTO %s.link SELECT n, '%s', '%s', sha256('token'), 'link-' || n,"
                + " 'https://example.com/' FROM generate_series(1, %d) AS n")
            .formatted(config.schema(), Records.MADE, Records.END, links));
  }

  private Link stored(Link link) {
    assertThat(backend.links().create(link, Records.MADE)).isEqualTo(Created.NEW);
    return link;
  }
}
