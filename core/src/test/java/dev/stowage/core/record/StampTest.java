package dev.stowage.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StampTest {

  private static final Instant MADE = Instant.parse("2025-03-01T12:00:00Z");
  private static final TokenHash TOKEN = TokenHash.of("abc");

  private static Stamp stamp(Instant created, @Nullable Instant expires) {
    return new Stamp(created, expires, TOKEN, 0x0102030405060708L);
  }

  @Test
  void hasExpiredFromItsEndOn() {
    Stamp stamp = stamp(MADE, MADE.plusSeconds(60));
    assertThat(stamp.hasExpired(MADE.plusSeconds(60).minusNanos(1))).isFalse();
    assertThat(stamp.hasExpired(MADE.plusSeconds(60))).isTrue();
    assertThat(stamp.hasExpired(MADE.plusSeconds(60).plusNanos(1))).isTrue();
    assertThat(stamp(MADE, null).hasExpired(Stamp.LATEST)).isFalse();
  }

  @Test
  void isWrittenDownAsDescribed() {
    ByteBuffer bytes = ByteBuffer.allocate(Stamp.BYTES);
    stamp(MADE, MADE.plusSeconds(1)).writeTo(bytes);
    assertThat(HexFormat.of().formatHex(bytes.array()))
        .isEqualTo(
            "0102030405060708"
                + "0067c2f6c0"
                + "0067c2f6c1"
                + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void comesBackAsItWasWrittenDown() {
    for (Stamp stamp :
        new Stamp[] {
          stamp(MADE, null),
          stamp(MADE, MADE.plusSeconds(1)),
          stamp(Instant.EPOCH, Instant.ofEpochSecond(1)),
          stamp(Stamp.LATEST.minusSeconds(1), Stamp.LATEST),
          new Stamp(MADE, null, TOKEN, -1)
        }) {
      ByteBuffer bytes = ByteBuffer.allocate(Stamp.BYTES);
      stamp.writeTo(bytes);
      assertThat(Stamp.readFrom(bytes.flip())).isEqualTo(stamp);
    }
  }

  @Test
  void refusesTimesThatCannotBeWrittenDown() {
    assertThatThrownBy(() -> stamp(MADE.plusNanos(1), null)).hasMessageContaining("whole second");
    assertThatThrownBy(() -> stamp(MADE, MADE.plusNanos(1))).hasMessageContaining("whole second");
    assertThatThrownBy(() -> stamp(Instant.ofEpochSecond(-1), null)).hasMessageContaining("1970");
    assertThatThrownBy(() -> stamp(MADE, Stamp.LATEST.plusSeconds(1))).hasMessageContaining("9999");
    assertThatThrownBy(() -> stamp(MADE, MADE)).hasMessageContaining("not after");
    assertThatThrownBy(() -> stamp(MADE, MADE.minusSeconds(1))).hasMessageContaining("not after");
  }
}
