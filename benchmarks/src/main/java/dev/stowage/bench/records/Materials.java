package dev.stowage.bench.records;

import dev.stowage.bench.workload.Feature;
import dev.stowage.bench.workload.Noise;
import dev.stowage.core.link.NewLink;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.NewPaste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.record.IdAlphabet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * What the operations of a workload are done with. Everything about a record follows from the seed
 * and its number, so that nothing need be remembered to compare it.
 *
 * <p>Contents are words of two to nine letters out of 256, in lines; a store that compresses gains
 * about as much from them as from other text. Random bytes would not be compressed by any, zeros by
 * too much.
 */
public final class Materials {

  private static final String SITE = "https://example.com/";
  private static final int WORDS = 256;
  private static final int NAME_LENGTH = 7;

  private final Recipe.Shapes shapes;
  private final long seed;
  private final Noise targets;
  private final Noise linkEnds;
  private final Noise sizes;
  private final Noise pasteEnds;
  private final Noise burns;
  private final byte[][] words = new byte[WORDS][];

  Materials(Recipe.Shapes shapes, long seed) {
    this.shapes = shapes;
    this.seed = seed;
    this.targets = new Noise(seed, 1);
    this.linkEnds = new Noise(seed, 2);
    this.sizes = new Noise(seed, 3);
    this.pasteEnds = new Noise(seed, 4);
    this.burns = new Noise(seed, 5);
    Noise letters = new Noise(seed, 6);
    for (int word = 0; word < WORDS; word++) {
      words[word] = word(letters, word);
    }
  }

  private static byte[] word(Noise letters, int number) {
    byte[] word = new byte[3 + letters.below(8, 16L * number)];
    for (int i = 0; i < word.length - 1; i++) {
      word[i] = (byte) ('a' + letters.below(26, 16L * number + 1 + i));
    }
    word[word.length - 1] = (byte) (number % 10 == 0 ? '\n' : ' ');
    return word;
  }

  /**
   * Returns what a link is asked for with.
   *
   * @param number which link, from 0
   * @return target and end
   */
  public NewLink link(int number) {
    int length = shapes.target().draw(targets, number);
    NewLink link =
        NewLink.to(
            SITE + IdAlphabet.draw(length - SITE.length(), bits(new Noise(seed, 7), number)));
    Duration after = shapes.linksEnd().draw(linkEnds, number);
    return after == null ? link : link.expiringIn(after);
  }

  /**
   * Returns what a paste is asked for with.
   *
   * @param number which paste, from 0
   * @return end and burning; without title or language
   */
  public NewPaste paste(int number) {
    boolean burning = Ending.isAmong(shapes.pastes().burnPercent(), burns, number);
    return new NewPaste(
        PasteLabel.NONE,
        shapes.pastes().end().draw(pasteEnds, number),
        burning ? Burn.AFTER_READING : Burn.NEVER);
  }

  /**
   * Returns what a paste holds.
   *
   * @param number which paste, from 0
   * @return its content, made anew
   */
  public byte[] content(int number) {
    byte[] content = new byte[size(number)];
    Noise choice = new Noise(seed, 100L + number);
    int filled = 0;
    for (long i = 0; filled < content.length; i++) {
      byte[] word = words[choice.below(WORDS, i)];
      int length = Math.min(word.length, content.length - filled);
      System.arraycopy(word, 0, content, filled, length);
      filled += length;
    }
    return content;
  }

  /**
   * Returns how many bytes a paste holds.
   *
   * @param number which paste, from 0
   * @return 1 or more
   */
  public int size(int number) {
    return shapes.pastes().size().draw(sizes, number);
  }

  /**
   * Returns the names of the counters.
   *
   * @return how a counter is called, by its place
   */
  public List<String> counters() {
    LongSupplier random = random(Feature.COUNTERS);
    return IntStream.range(0, shapes.counters())
        .mapToObj(place -> "visits-" + IdAlphabet.draw(NAME_LENGTH, random))
        .toList();
  }

  /**
   * Returns a source of randomness, from which a service draws ids, tokens and write ids.
   *
   * @param feature whose service it is
   * @return the same numbers in the same order, whatever the store
   */
  public LongSupplier random(Feature feature) {
    int stream =
        switch (feature) {
          case LINKS -> 10;
          case PASTES -> 11;
          case COUNTERS -> 12;
          case SERIES -> throw new IllegalArgumentException("readings have no ids");
        };
    return bits(new Noise(seed, stream), 0);
  }

  /** The bits of a stream from some place on; a target takes fewer than 1,000 of them. */
  private static LongSupplier bits(Noise noise, int place) {
    AtomicLong index = new AtomicLong(1_000L * place);
    return () -> noise.bits(index.getAndIncrement());
  }

  /** Returns the bytes of a target that a link was asked for with. */
  static int bytes(NewLink link) {
    return link.target().getBytes(StandardCharsets.UTF_8).length;
  }
}
