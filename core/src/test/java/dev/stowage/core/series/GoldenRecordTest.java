package dev.stowage.core.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class GoldenRecordTest {

  static final String JOURNEY =
      "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1 signal:8"
          + " flags:5";
  private static final String GOLDEN = "655464f780123412fd7a6414";
  private static final RecordLayout LAYOUT = RecordLayout.parse(JOURNEY);

  @Test
  void layoutIsNinetyFourBitsInTwelveBytes() {
    assertThat(LAYOUT.bits()).isEqualTo(94);
    assertThat(LAYOUT.bytes()).isEqualTo(12);
    assertThat(LAYOUT.text()).isEqualTo(JOURNEY);
  }

  @Test
  void packsTheGoldenRecord() {
    Readings readings =
        Readings.builder(LAYOUT)
            .add(Instant.parse("2025-03-01T12:00:00Z"), 4660, 21.5, 47, 2, 0, 200, 5)
            .build();
    assertThat(HexFormat.of().formatHex(readings.packed())).isEqualTo(GOLDEN);
  }

  @Test
  void readsTheGoldenRecordBackAsText() {
    Readings readings = Readings.ofPacked(LAYOUT, HexFormat.of().parseHex(GOLDEN));
    String[] texts = new String[LAYOUT.fields().size()];
    for (int f = 0; f < texts.length; f++) {
      texts[f] = readings.text(0, f);
    }
    assertThat(String.join(",", texts)).isEqualTo("2025-03-01T12:00:00Z,4660,21.5,47,2,0,200,5");
  }
}
