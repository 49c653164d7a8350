package dev.stowage.testkit.tck;

import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that go wrong where links are removed. */
final class LinkRemoveDefects {

  private LinkRemoveDefects() {}

  static List<Defect<HonestLinks>> all() {
    return List.of(
        Defect.of(
            "finds still what the same thread removed",
            FindsRemoved::new,
            "removesALink",
            "anotherProcessSharesTheLinks"),
        Defect.of(
            "says that it removed what was not there",
            () -> new SaysRemoved(false),
            "removesNothingThatIsNotThere",
            "ofManyRemovesOfOneLinkOneIsTold"),
        Defect.of(
            "tells every thread that removes a link that it was there",
            () -> new SaysRemoved(true),
            "ofManyRemovesOfOneLinkOneIsTold"),
        Defect.of(
            "compares the low half of write ids",
            ComparesHalves::new,
            "sparesTheLinkOfAnotherWrite"),
        Defect.of(
            "never gives an id again that the same thread removed",
            KeepsRemovedIds::new,
            "aRemovedIdIsFreeAgain",
            "anOldWriteIdSparesTheReplacement"),
        Defect.of(
            "takes the write id of a link that was replaced for that of the next",
            TakesOldWriteIds::new,
            "anOldWriteIdSparesTheReplacement"));
  }

  private static final class FindsRemoved extends HonestLinks {
    private record Removed(Thread by, Link link) {}

    private final Map<String, Removed> removed = new ConcurrentHashMap<>();

    @Override
    public boolean remove(String id, long writeId) {
      Optional<Link> link = known(id);
      boolean was = super.remove(id, writeId);
      if (was) {
        link.ifPresent(each -> removed.put(id, new Removed(Thread.currentThread(), each)));
      }
      return was;
    }

    @Override
    public Optional<Link> find(String id) {
      return super.find(id)
          .or(
              () ->
                  Optional.ofNullable(removed.get(id))
                      .filter(each -> each.by() == Thread.currentThread())
                      .map(Removed::link));
    }
  }

  private static final class SaysRemoved extends HonestLinks {
    private final Defect.Owners owners = new Defect.Owners();
    private final boolean toOthers;

    SaysRemoved(boolean toOthers) {
      this.toOthers = toOthers;
    }

    @Override
    public Created create(Link link, Instant now) {
      owners.remember(link.id());
      return super.create(link, now);
    }

    @Override
    public boolean remove(String id, long writeId) {
      boolean said =
          known(id).isEmpty() && (!toOthers || (owners.isKnown(id) && owners.isForeign(id)));
      return super.remove(id, writeId) || said;
    }
  }

  private static final class ComparesHalves extends HonestLinks {
    @Override
    public boolean remove(String id, long writeId) {
      return super.remove(
          id,
          known(id)
              .map(link -> link.stamp().writeId())
              .filter(there -> there.intValue() == (int) writeId)
              .orElse(writeId));
    }
  }

  private static final class KeepsRemovedIds extends HonestLinks {
    private final Defect.Owners owners = new Defect.Owners();
    private final Set<String> removed = ConcurrentHashMap.newKeySet();

    @Override
    public Created create(Link link, Instant now) {
      owners.remember(link.id());
      return removed.contains(link.id()) ? Created.TAKEN : super.create(link, now);
    }

    @Override
    public boolean remove(String id, long writeId) {
      boolean was = super.remove(id, writeId);
      if (was && !owners.isForeign(id)) {
        removed.add(id);
      }
      return was;
    }
  }

  private static final class TakesOldWriteIds extends HonestLinks {
    private record Write(Thread by, String id, long writeId) {}

    private final Set<Write> writes = ConcurrentHashMap.newKeySet();

    @Override
    public Created create(Link link, Instant now) {
      Created found = super.create(link, now);
      if (found == Created.NEW) {
        writes.add(new Write(Thread.currentThread(), link.id(), link.stamp().writeId()));
      }
      return found;
    }

    @Override
    public boolean remove(String id, long writeId) {
      boolean had = writes.contains(new Write(Thread.currentThread(), id, writeId));
      return super.remove(
          id, had ? known(id).map(link -> link.stamp().writeId()).orElse(writeId) : writeId);
    }
  }
}
