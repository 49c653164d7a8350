package dev.stowage.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class QuantileTest {

  @Test
  void isOneOfTheFiguresInWhateverOrderTheyCome() {
    double[] figures = {4, 1, 3, 2};
    assertThat(Quantile.of(figures, 0.25)).isEqualTo(1);
    assertThat(Quantile.of(figures, 0.26)).isEqualTo(2);
    assertThat(Quantile.of(figures, 1)).isEqualTo(4);
    assertThat(figures).containsExactly(4, 1, 3, 2);
  }

  @Test
  void leavesOneInAHundredAboveTheQuantile() {
    double[] descending = DoubleStream.iterate(200, figure -> figure - 1).limit(200).toArray();

    assertThat(Quantile.of(descending, 0.99)).isEqualTo(198);
    assertThat(Quantile.of(descending, 0.5)).isEqualTo(100);
    assertThat(Quantile.of(descending, 1)).isEqualTo(200);
    assertThat(Quantile.of(new double[] {7}, 0.01)).isEqualTo(7);
  }

  @Test
  void takesTheMiddleRoundAndOfTwoTheLower() {
    assertThat(Quantile.median(List.of("ccc", "a", "bb"), String::length)).isEqualTo(2);
    assertThat(Quantile.median(List.of("ccc", "a"), String::length)).isEqualTo(1);
  }
}
