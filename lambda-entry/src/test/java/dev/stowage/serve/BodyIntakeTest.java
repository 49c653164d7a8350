package dev.stowage.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyIntakeTest {

  @Test
  void givesBackWhatItTookWhenTheHeapHasNoRoomForIt(@TempDir Path folder) throws IOException {
    Budget budget = new Budget(Long.MAX_VALUE);
    BodyIntake intake = new BodyIntake(Integer.MAX_VALUE, budget);
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("sparse").toFile(), "rw")) {
      file.setLength(Integer.MAX_VALUE);
      // No array is that long, whatever the heap.
      ByteBuffer all = file.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, Integer.MAX_VALUE);

      assertThatThrownBy(() -> intake.add(all)).isInstanceOf(OutOfMemoryError.class);
    }
    intake.release();

    assertThat(budget.used()).isZero();
  }

  @Test
  void takesNothingFromTheBudgetForASmallBody() {
    Budget budget = new Budget(1_000_000);
    BodyIntake intake = new BodyIntake(500_000, budget);
    intake.add(ByteBuffer.allocate(ServerLimits.SMALL - 1));
    intake.add(ByteBuffer.allocate(1));
    assertThat(budget.used()).isZero();

    intake.add(ByteBuffer.allocate(1));
    assertThat(budget.used()).isBetween(ServerLimits.SMALL + 1L, 2L * ServerLimits.SMALL);
    assertThat(intake.end()).isEqualTo(BodyIntake.State.WHOLE);
    assertThat(budget.used()).isEqualTo(ServerLimits.SMALL + 1);
    intake.release();
    assertThat(budget.used()).isZero();
  }
}
