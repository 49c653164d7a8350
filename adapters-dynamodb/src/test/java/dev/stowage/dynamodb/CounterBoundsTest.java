package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DynamoDB's numbers are wider than a counter: the sum stays within 64 bits all the same. */
class CounterBoundsTest {

  private static final DynamoDbBackend BACKEND = Local.fresh(SeriesForm.ITEM);

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775806, 1, 9223372036854775807",
    "0, 9223372036854775807, 9223372036854775807",
    "-9223372036854775807, -1, -9223372036854775808",
    "0, -9223372036854775808, -9223372036854775808",
    "9223372036854775807, -9223372036854775808, -1",
    "-9223372036854775808, 9223372036854775807, -1",
    "9223372036854775807, 0, 9223372036854775807",
    "1000000000000000000, -1, 999999999999999999"
  })
  void reachesItsBounds(long value, long delta, long sum) {
    String name = Records.counter();
    BACKEND.counters().create(name, value);

    assertThat(BACKEND.counters().add(name, delta)).isEqualTo(sum);
    assertThat(BACKEND.counters().value(name)).isEqualTo(OptionalLong.of(sum));
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 1",
    "1, 9223372036854775807",
    "-9223372036854775808, -1",
    "-1, -9223372036854775808"
  })
  void neverLeavesThem(long value, long delta) {
    String name = Records.counter();
    BACKEND.counters().create(name, value);

    Local.assertKind(ErrorKind.INVALID, () -> BACKEND.counters().add(name, delta));
    assertThat(BACKEND.counters().value(name)).isEqualTo(OptionalLong.of(value));
  }

  @ParameterizedTest
  @CsvSource({"9223372036854775807", "-9223372036854775808", "0"})
  void anyFirstAddIsTaken(long delta) {
    String name = Records.counter();

    assertThat(BACKEND.counters().add(name, delta)).isEqualTo(delta);
    assertThat(BACKEND.counters().value(name)).isEqualTo(OptionalLong.of(delta));
  }
}
