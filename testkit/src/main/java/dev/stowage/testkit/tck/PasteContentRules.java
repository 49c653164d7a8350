package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is stored comes back identical, up to the largest content, and nothing larger goes in. */
abstract class PasteContentRules extends PasteRules {

  private static final int KIB = 1_024;
  private static final int MIB = KIB * KIB;

  /** What was created under a free id is found, the same in every field and byte. */
  @Test
  public final void storesANewPaste() {
    Stamp stamp =
        new Stamp(
            RecordSamples.NOW.plusSeconds(12_345),
            RecordSamples.END.plusSeconds(67_891),
            RecordSamples.freshHash(),
            RecordSamples.freshWriteId());
    Paste paste = PasteSamples.of(PasteSamples.freshId(), PasteSamples.SMALL, stamp);
    assertHolds("the paste that was created", created(paste));
  }

  /** An id that nobody has taken is empty, not an error. */
  @Test
  public final void findsNothingUnderAFreeId() {
    assertFree("an id nobody has taken", PasteSamples.freshId());
  }

  /** Any bytes are a content: none at all, text with all its ends of lines, every byte. */
  @Test
  public final void keepsEveryByte() {
    byte[] every = new byte[256];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    String text = "\r\n \ttext \u00e9\u65e5\u672c\ud83d\ude00\0 \n\r \n\n";
    for (byte[] content :
        List.of(
            every,
            text.getBytes(StandardCharsets.UTF_8),
            "no line's end".getBytes(StandardCharsets.UTF_8),
            new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xc3, '('},
            new byte[] {0},
            new byte[PasteSamples.SMALL],
            new byte[0])) {
      assertKeeps(
          "a content of " + content.length + " bytes",
          PasteSamples.of(PasteSamples.freshId(), content));
    }
  }

  /** Title, language, burning and end come back whether they are there or not. */
  @Test
  public final void keepsWhatIsThereAndWhatIsNot() {
    for (int set = 0; set < 16; set++) {
      PasteLabel label =
          new PasteLabel((set & 1) == 0 ? null : "title", (set & 2) == 0 ? null : "c++");
      assertKeepsMeta(
          label,
          (set & 4) == 0 ? Burn.NEVER : Burn.AFTER_READING,
          (set & 8) == 0 ? RecordSamples.lasting() : RecordSamples.ending());
    }
  }

  /** Titles and languages come back letter by letter, however long. */
  @Test
  public final void keepsLabelsInEveryScript() {
    for (PasteLabel label :
        List.of(
            new PasteLabel("\u65e5".repeat(200), "x".repeat(40)),
            new PasteLabel("\ud83d\ude00".repeat(100), "C#"),
            new PasteLabel(" \u00fc\u00df u\u0308 '\"\\<>&%s {}:;,\u00a0 ", "a+b#c._-"),
            new PasteLabel("x", "1"))) {
      assertKeepsMeta(label, Burn.NEVER, RecordSamples.lasting());
    }
  }

  /** Times come back to the second, at their limits and where 32 bits end, as does no end. */
  @Test
  public final void keepsTimesAtTheirLimits() {
    Instant signed = Instant.ofEpochSecond(Integer.MAX_VALUE);
    assertKeepsTimes(Instant.EPOCH, null);
    assertKeepsTimes(Instant.EPOCH, Stamp.LATEST);
    assertKeepsTimes(Stamp.LATEST, null);
    assertKeepsTimes(signed, signed.plusSeconds(1));
    assertKeepsTimes(Instant.ofEpochSecond(1L << 32), Stamp.LATEST);
  }

  /** Any 64 bits are a write id, and any 32 bytes a hash. */
  @Test
  public final void keepsEveryWriteIdAndHash() {
    for (long writeId : new long[] {Long.MIN_VALUE, -1, 0, (1L << 53) + 1, Long.MAX_VALUE}) {
      byte[] hash = new byte[TokenHash.BYTES];
      Arrays.fill(hash, (byte) writeId);
      assertKeepsMeta(
          PasteSamples.LABEL,
          Burn.NEVER,
          new Stamp(RecordSamples.NOW, null, TokenHash.ofBytes(hash), writeId));
    }
  }

  /** Contents of sizes at which stores change how they keep them come back identical. */
  @Test
  public final void keepsContentsAroundTheLimitsOfStores() {
    for (int size :
        List.of(
            4 * KIB - 50,
            64 * KIB,
            350_000,
            350 * KIB - 1,
            350 * KIB,
            350 * KIB + 1,
            400_000,
            400 * KIB,
            700 * KIB,
            MIB - 1,
            MIB,
            MIB + 1)) {
      assertKeepsAndGives(size + " bytes", PasteSamples.fresh(size));
    }
  }

  /** Contents of 4 MiB come back identical, also those that cannot be packed at all. */
  @Test
  public final void keepsTheLargestContents() {
    assertKeepsAndGives("4 MiB of noise", PasteSamples.fresh(Paste.MAX_BYTES));
    assertKeepsAndGives("4 MiB of noise but one byte", PasteSamples.fresh(Paste.MAX_BYTES - 1));
  }

  /** Contents of 4 MiB come back identical, also those that can be packed to next to nothing. */
  @Test
  public final void keepsTheLargestContentOfZeros() {
    assertKeepsAndGives(
        "4 MiB of zeros", PasteSamples.of(PasteSamples.freshId(), new byte[Paste.MAX_BYTES]));
  }

  /** One byte more than 4 MiB is refused, and nothing of it is stored. */
  @Test
  public final void refusesOneByteMoreThanTheLargest() {
    for (Paste tooLarge :
        List.of(
            PasteSamples.fresh(Paste.MAX_BYTES + 1),
            PasteSamples.of(PasteSamples.freshId(), new byte[Paste.MAX_BYTES + 1]))) {
      assertRefused(
          ErrorKind.TOO_LARGE,
          "a paste has at most 4 MiB",
          () -> store().create(tooLarge, RecordSamples.NOW));
      assertFree("a paste that was refused", tooLarge.id());
    }
  }

  /** The metadata can be read without the content, as often as one likes. */
  @Test
  public final void peeksAtTheMetadata() {
    for (int size : List.of(0, PasteSamples.SMALL, PasteSamples.LARGE)) {
      Paste paste = created(PasteSamples.fresh(size));
      for (int i = 0; i < 2; i++) {
        assertThat(peeked(paste.id())).as("the metadata of %s", paste).contains(paste.meta());
      }
      assertHolds("a paste that was peeked at", paste);
      clear(List.of(paste.meta()));
    }
  }

  /** A find removes nothing, not even of a paste that burns: that is for the caller to heed. */
  @Test
  public final void aFindRemovesNothing() {
    for (int size : List.of(PasteSamples.SMALL, PasteSamples.LARGE)) {
      PasteMeta meta =
          new PasteMeta(
              PasteSamples.freshId(),
              size,
              PasteLabel.NONE,
              Burn.AFTER_READING,
              RecordSamples.ending());
      Paste paste = created(PasteSamples.of(meta));
      assertHolds("a paste that burns, found once", paste);
      assertHolds("a paste that burns, found twice", paste);
      clear(List.of(paste.meta()));
    }
  }

  private void assertKeeps(String promise, Paste paste) {
    assertHolds(promise, created(paste));
  }

  /** So much is not left behind. */
  private void assertKeepsAndGives(String promise, Paste paste) {
    assertKeeps(promise, paste);
    assertTakes(promise + ", taken", paste);
  }

  private void assertKeepsTimes(Instant createdAt, @Nullable Instant expiresAt) {
    Stamp stamp =
        new Stamp(createdAt, expiresAt, RecordSamples.freshHash(), RecordSamples.freshWriteId());
    assertKeepsMeta(PasteSamples.LABEL, Burn.NEVER, stamp);
  }

  private void assertKeepsMeta(PasteLabel label, Burn burn, Stamp stamp) {
    Paste paste =
        PasteSamples.of(
            new PasteMeta(PasteSamples.freshId(), PasteSamples.SMALL, label, burn, stamp));
    assertKeeps("its metadata", paste);
    assertThat(peeked(paste.id())).as("its metadata, peeked at").contains(paste.meta());
  }
}
