package dev.stowage.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a share of some figures does not exceed: always one of the figures, never between two. */
public final class Quantile {

  private Quantile() {}

  /**
   * Returns the smallest figure that a share of them does not exceed.
   *
   * @param figures at least one, in any order
   * @param share above 0, up to 1
   * @return one of the figures
   */
  public static double of(double[] figures, double share) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /**
   * Returns the median of one figure of several rounds; of an even number the lower one.
   *
   * @param rounds at least one, in any order
   * @param figure what of a round is meant
   * @param <T> a round
   * @return the figure of one of the rounds
   */
  public static <T> double median(List<T> rounds, ToDoubleFunction<? super T> figure) {
    return of(rounds.stream().mapToDouble(figure).toArray(), 0.5);
  }
}
