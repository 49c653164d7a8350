package dev.stowage.bench.records;

import dev.stowage.bench.workload.Noise;
import java.util.List;

/**
 * How large things are: ranges, each with a weight. Within a range every size is equally likely.
 *
 * @param ranges at least one
 */
public record Sizes(List<Range> ranges) {

  /**
   * A range of sizes.
   *
   * @param from the smallest, in bytes
   * @param to the largest, in bytes, not below the smallest
   * @param weight how often a size is of this range, beside the weights of the others; at least 1
   */
  public record Range(int from, int to, int weight) {

    private int span() {
      return to - from + 1;
    }
  }

  /** Copies the list. */
  public Sizes {
    ranges = List.copyOf(ranges);
  }

  static Sizes between(int from, int to) {
    return new Sizes(List.of(new Range(from, to, 1)));
  }

  /** Returns the largest size that can come. */
  int largest() {
    return ranges.stream().mapToInt(Range::to).max().orElseThrow();
  }

  /** Draws the size of a thing. */
  int draw(Noise noise, int number) {
    int lot = noise.below(ranges.stream().mapToInt(Range::weight).sum(), 2L * number);
    for (Range range : ranges) {
      if (lot < range.weight()) {
        return range.from() + noise.below(range.span(), 2L * number + 1);
      }
      lot -= range.weight();
    }
    throw new IllegalStateException("the lot is below the sum of the weights");
  }
}
