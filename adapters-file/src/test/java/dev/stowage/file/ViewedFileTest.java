package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a file is read through a view, and through which. */
class ViewedFileTest {

  private static final int PATIENCE = ViewedFile.FIRST_PATIENCE;

  private final Counted file = new Counted();
  private final ViewedFile viewed = new ViewedFile(file);

  @Test
  void takesAViewWhenItsPatienceEnds() throws IOException {
    read(PATIENCE - 1, 100, 1000);
    assertThat(file.views).isEmpty();
    read(1, 100, 1000);
    assertThat(file.views).containsExactly(1000L);
    read(500, 100, 1000);
    assertThat(file.reads).as("past the view").isEqualTo(PATIENCE - 1);
  }

  @Test
  void readsWhatReachesBeyondTheViewThroughTheFile() throws IOException {
    read(PATIENCE, 100, 1000);
    read(1, 990, 1000);
    assertThat(file.reads).isEqualTo(PATIENCE - 1);
    read(1, 991, 1001);
    assertThat(file.reads).isEqualTo(PATIENCE);
  }

  @Test
  void isTwiceAsPatientAfterEachView() throws IOException {
    long end = 1000;
    for (int patience = PATIENCE; patience <= 8 * PATIENCE; patience *= 2) {
      read(patience - 1, end - 10, end);
      int views = file.views.size();
      read(1, end - 10, end);
      assertThat(file.views).hasSize(views + 1).endsWith(end);
      end += 1000;
    }
  }

  @Test
  void takesTheLastViewOfAFileThatGrowsNoMoreAsSoonAsTheFirst() throws IOException {
    read(PATIENCE, 100, 1000);
    read(2 * PATIENCE, 1100, 2000);
    viewed.grewLast();
    read(PATIENCE, 2100, 3000);
    assertThat(file.views).containsExactly(1000L, 2000L, 3000L);
  }

  @Test
  void asksADiskWithoutViewsLessAndLess() throws IOException {
    file.hasViews = false;
    read(100 * PATIENCE, 100, 1000);
    assertThat(file.reads).isEqualTo(100 * PATIENCE);
    assertThat(file.views).hasSize(6);
  }

  @Test
  void keepsTheViewItHasWhenThereIsNoLongerOne() throws IOException {
    read(PATIENCE, 100, 1000);
    file.hasViews = false;
    read(2 * PATIENCE, 1100, 2000);
    int reads = file.reads;
    read(10, 100, 2000);
    assertThat(file.reads).isEqualTo(reads);
  }

  @Test
  void readsNothingThroughAViewAfterItsEnd() throws IOException {
    read(PATIENCE, 100, 1000);
    viewed.letGo();
    file.close();
    assertThatThrownBy(() -> read(1, 100, 1000)).hasMessage("Stream Closed");
  }

  private void read(int times, long at, long end) throws IOException {
    for (int i = 0; i < times; i++) {
      byte[] bytes = new byte[10];
      viewed.read(at, bytes, end);
      assertThat(bytes).containsOnly((byte) at);
    }
  }

  /** A file whose every byte is where one begins to read. */
  private static final class Counted implements DiskFile {

    private final List<Long> views = new ArrayList<>();
    private boolean hasViews = true;
    private boolean closed;
    private int reads;

    @Override
    public Optional<DiskView> map(long length) {
      views.add(length);
      return hasViews ? Optional.of(new Shown(length)) : Optional.empty();
    }

    @Override
    public void read(long at, byte[] into, int offset, int length) throws IOException {
      if (closed) {
        throw new IOException("Stream Closed");
      }
      reads++;
      Arrays.fill(into, offset, offset + length, (byte) at);
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public long length() {
      return Long.MAX_VALUE;
    }

    @Override
    public void write(long at, byte[] from) throws IOException {
      throw new IOException("read only");
    }

    @Override
    public void truncate(long length) throws IOException {
      throw new IOException("read only");
    }

    @Override
    public void force() {}
  }

  private record Shown(long length) implements DiskView {

    @Override
    public void read(long at, byte[] into, int count) {
      Arrays.fill(into, 0, count, (byte) at);
    }
  }
}
