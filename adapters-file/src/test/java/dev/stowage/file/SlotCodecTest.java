package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlotCodecTest {

  private static final int WIDTH = 12;

  @ParameterizedTest
  @EnumSource(names = {"READING", "DISCARD", "VOID"})
  void tellsWhatItSealed(SlotKind kind) {
    byte[] slot = sealed(kind, 5, 9, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    assertThat(new SlotCodec(5, WIDTH).kind(9, slot, 0)).isEqualTo(kind);
  }

  @Property
  void zerosAreEmptyWhateverTheFileAndTheSlot(
      @ForAll long file, @ForAll @LongRange(min = 0) long slot) {
    SlotCodec codec = new SlotCodec(file, WIDTH);
    assertThat(codec.kind(slot, new byte[16], 0)).isEqualTo(SlotKind.EMPTY);
  }

  @Property
  void aReadingOfZerosIsAReading(@ForAll long file, @ForAll @LongRange(min = 0) long slot) {
    byte[] sealed = sealed(SlotKind.READING, file, slot, new byte[WIDTH]);
    assertThat(sealed).isNotEqualTo(new byte[16]);
    assertThat(new SlotCodec(file, WIDTH).kind(slot, sealed, 0)).isEqualTo(SlotKind.READING);
  }

  @Property
  void isInvalidInAnotherSlotOrFile(
      @ForAll long file, @ForAll @IntRange(min = 1) int off, @ForAll @Size(WIDTH) byte[] record) {
    byte[] sealed = sealed(SlotKind.READING, file, 7, record);
    assertThat(new SlotCodec(file, WIDTH).kind(7L + off, sealed, 0)).isEqualTo(SlotKind.INVALID);
    assertThat(new SlotCodec(file + off, WIDTH).kind(7, sealed, 0)).isEqualTo(SlotKind.INVALID);
  }

  @Property
  void noticesEveryFlippedBit(
      @ForAll @Size(WIDTH) byte[] record, @ForAll @IntRange(min = 0, max = 127) int bit) {
    byte[] sealed = sealed(SlotKind.READING, 1, 2, record);
    sealed[bit / 8] ^= (byte) (1 << (bit % 8));
    assertThat(new SlotCodec(1, WIDTH).kind(2, sealed, 0)).isEqualTo(SlotKind.INVALID);
  }

  @Test
  void noticesARunOfZerosWithinASlot() {
    byte[] sealed = sealed(SlotKind.READING, 1, 2, new byte[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
    for (int from = 0; from < sealed.length; from++) {
      byte[] torn = sealed.clone();
      Arrays.fill(torn, from, torn.length, (byte) 0);
      assertThat(new SlotCodec(1, WIDTH).kind(2, torn, 0))
          .isEqualTo(from == 0 ? SlotKind.EMPTY : SlotKind.INVALID);
    }
  }

  private static byte[] sealed(SlotKind kind, long file, long slot, byte[] record) {
    byte[] bytes = Arrays.copyOf(record, WIDTH + SlotCodec.CHECK_BYTES);
    new SlotCodec(file, WIDTH).seal(kind, slot, bytes, 0);
    return bytes;
  }
}
