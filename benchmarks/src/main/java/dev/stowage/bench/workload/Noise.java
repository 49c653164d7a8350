package dev.stowage.bench.workload;

/**
 * Random numbers without state: each is a function of the seed, a stream and an index. So any
 * reading can be made without those before it, and a replay never depends on the order of calls.
 *
 * <p>The mixing is the finaliser of SplitMix64 (Steele, Lea, Flood 2014). Only integer operations,
 * IEEE arithmetic and {@link StrictMath} are used: every JDK gives the same bits.
 */
public final class Noise {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final long key;

  /**
   * Chooses a stream.
   *
   * @param seed the seed of the workload
   * @param stream tells one use of the seed from another
   */
  public Noise(long seed, long stream) {
    key = mix(mix(seed) + GOLDEN_GAMMA * (stream + 1));
  }

  /**
   * Returns a number from 0 (inclusive) to 1 (exclusive).
   *
   * @param index which of the stream
   * @return the number
   */
  public double uniform(long index) {
    return (bits(index) >>> 11) * 0x1p-53;
  }

  /**
   * Returns a whole number from 0 to {@code bound - 1}.
   *
   * @param bound how many there are, at least 1
   * @param index which of the stream
   * @return the number
   */
  public int below(int bound, long index) {
    return (int) (uniform(index) * bound);
  }

  /**
   * Returns a number with mean 0 and standard deviation 1 (Box and Muller 1958).
   *
   * @param index which of the stream
   * @return the number
   */
  public double gaussian(long index) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(2 * index)));
    return radius * StrictMath.cos(2 * Math.PI * uniform(2 * index + 1));
  }

  /**
   * Returns a smooth curve from -1 to 1 through one random point at each whole number.
   *
   * @param at where on the curve
   * @return its height
   */
  public double smooth(double at) {
    double floor = Math.floor(at);
    long knot = (long) floor;
    double eased = (1 - StrictMath.cos(Math.PI * (at - floor))) / 2;
    double left = uniform(knot);
    return 2 * (left + (uniform(knot + 1) - left) * eased) - 1;
  }

  /**
   * Returns 64 random bits.
   *
   * @param index which of the stream
   * @return the bits
   */
  public long bits(long index) {
    return mix(key + GOLDEN_GAMMA * index);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
