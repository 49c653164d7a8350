package dev.stowage.testkit.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.StoreTraits.Targets;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of any number of creates of one id exactly one wins, and what it stored comes back whole. */
abstract class LinkCreateRules extends LinkRules {

  private static final int RACERS = 64;
  private static final int LONGEST_TARGET = 2_040;
  private static final int LONGEST_LOCATION = 2_048;

  /** What was created under a free id is found, the same in every field. */
  @Test
  public final void storesANewLink() {
    Stamp stamp =
        new Stamp(
            RecordSamples.NOW.plusSeconds(12_345),
            keepsEnds() ? RecordSamples.END.plusSeconds(67_891) : null,
            RecordSamples.freshHash(),
            RecordSamples.freshWriteId());
    Link link = new Link(RecordSamples.freshId(), "https://example.org/a?b=1&c=2#d", stamp);
    assertHolds("the link that was created", created(link));
  }

  /** An id that nobody has taken is empty, not an error. */
  @Test
  public final void findsNothingUnderAFreeId() {
    assertFree("an id nobody has taken", RecordSamples.freshId());
  }

  /** A taken id is refused to whatever else, and the first link stays as it was. */
  @Test
  public final void refusesATakenIdAndKeepsTheFirst() {
    Link first = created(freshEnding());
    Stamp stamp = first.stamp();
    for (Link loser :
        List.of(
            link(first.id(), RecordSamples.lasting()),
            new Link(first.id(), first.target() + "/other", stamp),
            link(first.id(), ending()))) {
      assertCreated("the id is taken", Created.TAKEN, loser, RecordSamples.NOW);
      assertHolds("a create that loses changes nothing", first);
    }
  }

  /** Targets of every length come back, from the shortest to 2,040 characters. */
  @Test
  public final void keepsTargetsOfEveryLength() {
    String start = "https://example.org/";
    assertKeepsTargets(
        List.of(
            "http://a",
            start,
            start + "a".repeat(LONGEST_TARGET - start.length() - 1),
            start + "z".repeat(LONGEST_TARGET - start.length())));
  }

  /** Targets come back letter by letter: no script is lost, nothing is escaped or normalised. */
  @Test
  public final void keepsTargetsInEveryScript() {
    String start = "https://example.org/";
    assertKeepsTargets(
        List.of(
            start + "\u00fc\u00df-u\u0308-\u65e5\u672c\u8a9e-\u05e9\u05dc\u05d5\u05dd-\ud83d\ude00",
            "https://b\u00fccher.example/\u00e9",
            start + "%20%C3%BC+%2f?a=b&c=d;e#f'\"<>`{}|^[]$1:name?",
            "HTTP://User@Example.ORG:8080/../a/./b//"));
  }

  /**
   * Targets come back however many bytes their characters take; where the trait says that they must
   * fit a header, those that do not are refused as TOO_LARGE.
   */
  @Test
  public final void keepsTargetsOfManyBytes() {
    String start = "https://example.org/\u00fc\u00fc";
    int letters = LONGEST_LOCATION - locationLength(start);
    List<String> targets =
        List.of(
            start + "a".repeat(letters - 1),
            start + "a".repeat(letters),
            start + "a".repeat(letters + 1),
            start + "\u65e5".repeat(LONGEST_TARGET - start.length()),
            start + "\ud83d\ude00".repeat((LONGEST_TARGET - start.length()) / 2));
    boolean bounded = backend().traits().targets() == Targets.FIT_A_HEADER;
    for (String target : targets) {
      if (bounded && locationLength(target) > LONGEST_LOCATION) {
        assertRefusesTarget(target);
      } else {
        assertKeepsTargets(List.of(target));
      }
    }
  }

  /**
   * Times come back to the second, at their limits and where 32 bits end, as does no end. Where the
   * trait says that links cannot expire, an end is refused, however far it is.
   */
  @Test
  public final void keepsTimesAtTheirLimits() {
    Instant signed = Instant.ofEpochSecond(Integer.MAX_VALUE);
    Instant unsigned = Instant.ofEpochSecond(1L << 32);
    assertKeepsStamp(Instant.EPOCH, null);
    assertKeepsStamp(Instant.EPOCH, Stamp.LATEST);
    assertKeepsStamp(Stamp.LATEST.minusSeconds(1), Stamp.LATEST);
    assertKeepsStamp(Stamp.LATEST, null);
    assertKeepsStamp(signed, unsigned.minusSeconds(1));
    assertKeepsStamp(signed.plusSeconds(1), unsigned);
  }

  /** Any 64 bits are a write id. */
  @Test
  public final void keepsEveryWriteId() {
    TokenHash hash = RecordSamples.freshHash();
    for (long writeId : new long[] {Long.MIN_VALUE, -1, 0, 1, (1L << 53) + 1, Long.MAX_VALUE}) {
      assertKeeps("the write id " + writeId, new Stamp(RecordSamples.NOW, null, hash, writeId));
    }
  }

  /** Any 32 bytes are a hash. */
  @Test
  public final void keepsEveryByteOfAHash() {
    byte[] zeros = new byte[TokenHash.BYTES];
    byte[] ones = new byte[TokenHash.BYTES];
    Arrays.fill(ones, (byte) -1);
    byte[] rising = new byte[TokenHash.BYTES];
    for (int i = 0; i < rising.length; i++) {
      rising[i] = (byte) (i * 8 + 7);
    }
    for (byte[] bytes : List.of(zeros, ones, rising)) {
      assertKeeps(
          "the hash " + Arrays.toString(bytes),
          new Stamp(RecordSamples.NOW, null, TokenHash.ofBytes(bytes), 1));
    }
  }

  /** Of many threads that create one id, one is told that its link is new, and it is stored. */
  @Test
  public final void ofManyCreatesOfOneIdOneWins() {
    List<Link> rivals = rivals(RACERS, RecordSamples.freshId());
    assertOneWon(rivals, race(List.of(store()), rivals, RecordSamples.NOW));
  }

  /** Of many creates of one id in two processes one wins. */
  @Test
  public final void ofManyCreatesInTwoProcessesOneWins() {
    List<Link> rivals = rivals(RACERS, RecordSamples.freshId());
    try (Handle<LinkStore> second = anotherProcess()) {
      assertOneWon(rivals, race(List.of(store(), second.store()), rivals, RecordSamples.NOW));
    }
  }

  /** Another process sees a link, finds its id taken, and can remove it. */
  @Test
  public final void anotherProcessSharesTheLinks() {
    Link link = created(fresh());
    try (Handle<LinkStore> second = anotherProcess()) {
      assertThat(found(second.store(), link.id())).as("seen by another process").contains(link);
      assertThat(second.store().create(link(link.id(), RecordSamples.lasting()), RecordSamples.NOW))
          .as("an id that this process has taken, created by another")
          .isEqualTo(Created.TAKEN);
      assertThat(second.store().remove(link.id(), link.stamp().writeId()))
          .as("whether another process removed the link")
          .isTrue();
    }
    assertFree("what another process removed", link.id());
  }

  private void assertKeepsTargets(List<String> targets) {
    for (String target : targets) {
      Link link = created(new Link(RecordSamples.freshId(), target, RecordSamples.lasting()));
      assertHolds("a target of " + target.length() + " characters", link);
    }
  }

  private void assertRefusesTarget(String target) {
    int length = locationLength(target);
    String promise =
        "a target of " + length + " characters in a header, " + LONGEST_LOCATION + " fit";
    Link fresh = new Link(RecordSamples.freshId(), target, RecordSamples.lasting());
    assertRefusesWhole(ErrorKind.TOO_LARGE, promise, fresh);
    Link there = created(fresh());
    Link other = new Link(there.id(), target, RecordSamples.lasting());
    assertRefused(ErrorKind.TOO_LARGE, promise, () -> store().create(other, RecordSamples.NOW));
    assertHolds(promise + ", refused: the link of the same id", there);
  }

  /** The characters of a target in a header: as they are in ASCII, else three a byte. */
  private static int locationLength(String target) {
    return target
        .codePoints()
        .map(c -> c < 0x80 ? 1 : 3 * Character.toString(c).getBytes(UTF_8).length)
        .sum();
  }

  private void assertKeepsStamp(Instant createdAt, @Nullable Instant expiresAt) {
    Stamp stamp =
        new Stamp(createdAt, expiresAt, RecordSamples.freshHash(), RecordSamples.freshWriteId());
    String promise = "made at " + createdAt + ", ending at " + expiresAt;
    if (expiresAt == null || keepsEnds()) {
      assertKeeps(promise, stamp);
    } else {
      assertRefusesWhole(ErrorKind.INVALID, promise, link(RecordSamples.freshId(), stamp));
    }
  }

  private void assertKeeps(String promise, Stamp stamp) {
    assertHolds(promise, created(link(RecordSamples.freshId(), stamp)));
  }
}
