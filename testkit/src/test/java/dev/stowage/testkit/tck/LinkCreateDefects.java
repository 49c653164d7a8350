package dev.stowage.testkit.tck;

import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import dev.stowage.testkit.memory.MemoryBackend;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores that go wrong where links are created and found, by one caller. */
final class LinkCreateDefects {

  private LinkCreateDefects() {}

  static List<Defect<HonestLinks>> all() {
    return List.of(
        altering(
            "keeps times to the minute",
            LinkCreateDefects::madeAtTheMinute,
            "storesANewLink",
            "keepsTimesAtTheirLimits"),
        Defect.of(
            "finds a link under an id that nobody took",
            FindsAnything::new,
            "findsNothingUnderAFreeId"),
        Defect.of(
            "keeps the target of a create that lost",
            TakesTheTargetOfLosers::new,
            "refusesATakenIdAndKeepsTheFirst"),
        altering(
            "cuts targets at 2,039 characters",
            link -> target(link, cut(link.target(), 2_039)),
            "keepsTargetsOfEveryLength",
            "keepsTargetsOfManyBytes"),
        altering(
            "adds a slash to an address without a path",
            link -> target(link, link.target().equals("http://a") ? "http://a/" : link.target()),
            "keepsTargetsOfEveryLength"),
        altering(
            "composes letters and their marks",
            link -> target(link, Normalizer.normalize(link.target(), Normalizer.Form.NFC)),
            "keepsTargetsInEveryScript"),
        altering(
            "takes an end in the year 9999 for none",
            link -> Stamp.LATEST.equals(link.stamp().expiresAt()) ? endless(link) : link,
            "keepsTimesAtTheirLimits"),
        altering(
            "takes the write id 0 for none",
            link -> link.stamp().writeId() == 0 ? writeId(link, 1) : link,
            "keepsEveryWriteId"),
        altering(
            "keeps 63 bits of a write id",
            link ->
                link.stamp().writeId() == Long.MIN_VALUE || link.stamp().writeId() == -1
                    ? writeId(link, link.stamp().writeId() & Long.MAX_VALUE)
                    : link,
            "keepsEveryWriteId"),
        altering(
            "takes a hash of zeros for none",
            link -> link.stamp().deleteToken().equals(zeros()) ? hash(link) : link,
            "keepsEveryByteOfAHash"),
        Defect.of(
            "does not find in one process what another stored",
            FindsItsOwn::new,
            "anotherProcessSharesTheLinks"));
  }

  private static Defect<HonestLinks> altering(
      String what, UnaryOperator<Link> change, String... rules) {
    return Defect.of(
        what,
        () ->
            new HonestLinks() {
              @Override
              public Created create(Link link, Instant now) {
                return super.create(change.apply(link), now);
              }
            },
        rules);
  }

  private static Link madeAtTheMinute(Link link) {
    Stamp stamp = link.stamp();
    Instant minute = stamp.createdAt().truncatedTo(ChronoUnit.MINUTES);
    return new Link(
        link.id(),
        link.target(),
        new Stamp(minute, stamp.expiresAt(), stamp.deleteToken(), stamp.writeId()));
  }

  private static Link endless(Link link) {
    Stamp stamp = link.stamp();
    return new Link(
        link.id(),
        link.target(),
        new Stamp(stamp.createdAt(), null, stamp.deleteToken(), stamp.writeId()));
  }

  private static Link writeId(Link link, long writeId) {
    Stamp stamp = link.stamp();
    return new Link(
        link.id(),
        link.target(),
        new Stamp(stamp.createdAt(), stamp.expiresAt(), stamp.deleteToken(), writeId));
  }

  private static Link hash(Link link) {
    Stamp stamp = link.stamp();
    return new Link(
        link.id(),
        link.target(),
        new Stamp(stamp.createdAt(), stamp.expiresAt(), TokenHash.of(""), stamp.writeId()));
  }

  private static TokenHash zeros() {
    return TokenHash.ofBytes(new byte[TokenHash.BYTES]);
  }

  private static Link target(Link link, String target) {
    return new Link(link.id(), target, link.stamp());
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  private static final class FindsAnything extends HonestLinks {
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    @Override
    public Created create(Link link, Instant now) {
      used.add(link.id());
      return super.create(link, now);
    }

    @Override
    public Optional<Link> find(String id) {
      return super.find(id)
          .or(
              () ->
                  used.contains(id)
                      ? Optional.empty()
                      : Optional.of(LinkRules.link(id, RecordSamples.lasting())));
    }
  }

  private static final class TakesTheTargetOfLosers extends HonestLinks {
    @Override
    public Created create(Link link, Instant now) {
      Created found = super.create(link, now);
      if (found == Created.TAKEN && super.remove(link.id(), link.stamp().writeId())) {
        super.create(link, now);
      }
      return found;
    }
  }

  private static final class FindsItsOwn extends HonestLinks {
    @Override
    HonestLinks secondProcess() {
      return new HonestLinks(memory) {
        private final MemoryBackend own = new HonestLinks().memory;

        @Override
        public Optional<Link> find(String id) {
          return own.links().find(id);
        }
      };
    }
  }
}
