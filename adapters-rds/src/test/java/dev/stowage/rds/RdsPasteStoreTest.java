package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.record.Created;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What long pastes cost in memory. */
class RdsPasteStoreTest {

  private static final int SIZE = Paste.MAX_BYTES;
  private static final RdsBackend BACKEND = Local.fresh(SeriesForm.ROW);

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  /** As text a byte would be two, and the longest paste would take four times its size. */
  @Test
  void theLongestPasteComesAndGoesAsItIs() {
    String id = Records.pasteId();
    Paste paste = Records.paste(id, SIZE);

    assertThat(allocated(() -> assertThat(create(paste)).isEqualTo(Created.NEW)))
        .isLessThan(5L * SIZE / 2);
    assertThat(allocated(() -> assertThat(BACKEND.pastes().peek(id)).contains(paste.meta())))
        .as("for its metadata alone")
        .isLessThan(SIZE / 2);
    for (Function<String, Optional<Paste>> read :
        List.<Function<String, Optional<Paste>>>of(
            BACKEND.pastes()::find, BACKEND.pastes()::take)) {
      assertThat(allocated(() -> assertThat(read.apply(id)).contains(paste)))
          .isLessThan(5L * SIZE / 2);
    }
    assertThat(BACKEND.pastes().peek(id)).isEmpty();
  }

  private static Created create(Paste paste) {
    return BACKEND.pastes().create(paste, Records.MADE);
  }

  private static long allocated(Runnable work) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    work.run();
    return thread.getCurrentThreadAllocatedBytes() - before;
  }
}
