package dev.stowage.testkit.tck;

import dev.stowage.core.error.StowageException;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores that go wrong where one caller creates pastes and reads them. */
final class PasteContentDefects {

  private static final int MIB = 1 << 20;

  private PasteContentDefects() {}

  static List<Defect<HonestPastes>> all() {
    return List.of(
        altering(
            "keeps times to the minute",
            PasteContentDefects::madeAtTheMinute,
            "storesANewPaste",
            "keepsTimesAtTheirLimits"),
        Defect.of(
            "finds a paste under an id that nobody took",
            FindsAnything::new,
            "findsNothingUnderAFreeId"),
        altering("ends lines in its own way", PasteContentDefects::endsLines, "keepsEveryByte"),
        altering(
            "forgets the language where there is no title",
            paste -> paste.meta().label().title() == null ? with(PasteLabel.NONE, paste) : paste,
            "keepsWhatIsThereAndWhatIsNot"),
        altering(
            "cuts titles at 199 characters", PasteContentDefects::cuts, "keepsLabelsInEveryScript"),
        altering(
            "takes an end in the year 9999 for none",
            paste -> Stamp.LATEST.equals(stamp(paste).expiresAt()) ? endless(paste) : paste,
            "keepsTimesAtTheirLimits"),
        altering(
            "takes a hash of zeros for none",
            PasteContentDefects::hashes,
            "keepsEveryWriteIdAndHash"),
        altering(
            "writes one byte too few when a part is full",
            paste -> paste.meta().size() == MIB ? cutAt(MIB - 1, paste) : paste,
            "keepsContentsAroundTheLimitsOfStores"),
        altering(
            "leaves out what lies beyond four million bytes",
            paste -> cutAt(4_000_000, paste),
            "keepsTheLargestContents"),
        altering(
            "packs zeros and does not get them back",
            PasteContentDefects::packs,
            "keepsTheLargestContentOfZeros"),
        Defect.of(
            "stores the first 4 MiB of what is too large",
            StoresTheFirst::new,
            "refusesOneByteMoreThanTheLargest"),
        Defect.of("can be peeked at once", PeeksOnce::new, "peeksAtTheMetadata"),
        Defect.of(
            "burns what is found",
            BurnsWhatIsFound::new,
            "aFindRemovesNothing",
            "keepsWhatIsThereAndWhatIsNot"));
  }

  private static Defect<HonestPastes> altering(
      String what, UnaryOperator<Paste> change, String... rules) {
    return Defect.of(
        what,
        () ->
            new HonestPastes() {
              @Override
              public Created create(Paste paste, Instant now) {
                paste.requireFits();
                return super.create(change.apply(paste), now);
              }
            },
        rules);
  }

  private static Stamp stamp(Paste paste) {
    return paste.meta().stamp();
  }

  private static Paste madeAtTheMinute(Paste paste) {
    Instant minute = stamp(paste).createdAt().truncatedTo(ChronoUnit.MINUTES);
    return made(minute, stamp(paste).expiresAt(), paste);
  }

  private static Paste endless(Paste paste) {
    return made(stamp(paste).createdAt(), null, paste);
  }

  private static Paste made(Instant createdAt, @Nullable Instant expiresAt, Paste paste) {
    return HonestPastes.with(
        new Stamp(createdAt, expiresAt, stamp(paste).deleteToken(), stamp(paste).writeId()), paste);
  }

  private static Paste hashes(Paste paste) {
    Stamp stamp = stamp(paste);
    return stamp.deleteToken().equals(TokenHash.ofBytes(new byte[TokenHash.BYTES]))
        ? HonestPastes.with(
            new Stamp(stamp.createdAt(), stamp.expiresAt(), TokenHash.of(""), stamp.writeId()),
            paste)
        : paste;
  }

  private static Paste endsLines(Paste paste) {
    byte[] content = paste.content();
    if (content.length > PasteSamples.SMALL) {
      return paste;
    }
    String text = new String(content, StandardCharsets.UTF_8);
    boolean isText = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content);
    byte[] ended = text.replace('\r', '\n').getBytes(StandardCharsets.UTF_8);
    return isText ? Paste.of(paste.meta(), ended) : paste;
  }

  private static Paste cuts(Paste paste) {
    String title = paste.meta().label().title();
    return title != null && title.length() > 199 && !Character.isSurrogate(title.charAt(199))
        ? with(new PasteLabel(title.substring(0, 199), paste.meta().label().language()), paste)
        : paste;
  }

  private static Paste with(PasteLabel label, Paste paste) {
    PasteMeta meta = paste.meta();
    return Paste.of(
        new PasteMeta(meta.id(), meta.size(), label, meta.burn(), meta.stamp()), paste.content());
  }

  private static Paste cutAt(int length, Paste paste) {
    if (paste.meta().size() <= length) {
      return paste;
    }
    byte[] content = paste.content();
    byte last = content[length];
    Arrays.fill(content, length, content.length, (byte) 0);
    // A byte that was zero would hide the loss.
    content[length] = (byte) (last == 1 ? 0 : content[length - 1] == 0 ? 0 : 1);
    return Paste.of(paste.meta(), content);
  }

  private static Paste packs(Paste paste) {
    byte[] content = paste.content();
    if (content.length < MIB || !Arrays.equals(content, new byte[content.length])) {
      return paste;
    }
    content[MIB] = 1;
    return Paste.of(paste.meta(), content);
  }

  private static final class FindsAnything extends HonestPastes {
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    @Override
    public Created create(Paste paste, Instant now) {
      used.add(paste.id());
      return super.create(paste, now);
    }

    @Override
    public Optional<Paste> find(String id) {
      boolean invents = PasteMeta.isId(id) && !used.contains(id);
      return invents
          ? Optional.of(PasteSamples.of(id, PasteSamples.SMALL, RecordSamples.lasting()))
          : super.find(id);
    }
  }

  private static final class StoresTheFirst extends HonestPastes {
    @Override
    public Created create(Paste paste, Instant now) {
      try {
        return super.create(paste, now);
      } catch (StowageException tooLarge) {
        byte[] first = Arrays.copyOf(paste.content(), Paste.MAX_BYTES);
        super.create(PasteSamples.of(paste.id(), first), now);
        throw tooLarge;
      }
    }
  }

  private static final class PeeksOnce extends HonestPastes {
    private final Set<String> peeked = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<PasteMeta> peek(String id) {
      return super.peek(id).filter(meta -> peeked.add(id));
    }
  }

  private static final class BurnsWhatIsFound extends HonestPastes {
    @Override
    public Optional<Paste> find(String id) {
      Optional<Paste> found = super.find(id);
      found.filter(paste -> paste.meta().burn() == Burn.AFTER_READING).ifPresent(p -> take(id));
      return found;
    }
  }
}
