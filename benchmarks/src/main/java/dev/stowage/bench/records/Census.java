package dev.stowage.bench.records;

import dev.stowage.bench.workload.Feature;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.link.Links;
import dev.stowage.core.link.NewLink;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.PasteMeta;
import java.util.BitSet;
import java.util.List;

/**
 * What a store that keeps its promises holds after a workload, and what that takes. Counted without
 * any store.
 *
 * @param records links and pastes that were not removed, burnt or expired, and counters
 * @param logicalBytes their ids, targets, contents, names, values and ends, without any encoding
 * @param counterBytes what of these bytes counters take, which come once and for all
 * @param writes operations that must be made durable, among them reading what burns
 */
public record Census(long records, long logicalBytes, long counterBytes, long writes) {

  /**
   * Counts.
   *
   * @param workload whose operations
   * @return what is left of them
   */
  public static Census of(RecordWorkload workload) {
    Count count = new Count(workload);
    Replay.of(workload, count::add);
    return count.census();
  }

  /** Takes the operations one by one. */
  private static final class Count {

    private final Materials materials;
    private final List<String> names;
    private final BitSet links = new BitSet();
    private final BitSet pastes = new BitSet();
    private final BitSet counters = new BitSet();
    private final long end;
    private long writes;

    Count(RecordWorkload workload) {
      this.materials = workload.materials();
      this.names = materials.counters();
      this.end = RecordWorkload.FIRST_DAY.plusDays(workload.days()).toEpochDay() * 86_400;
    }

    void add(Act act) {
      BitSet kept = kept(act.operation().feature());
      switch (act.operation()) {
        case LINKS_CREATE, PASTES_CREATE, COUNTERS_ADD -> {
          writes++;
          kept.set(act.number(), lasts(act));
        }
        case LINKS_REMOVE, PASTES_REMOVE -> remove(act, kept);
        case PASTES_READ -> {
          if (materials.paste(act.number()).burn() == Burn.AFTER_READING) {
            remove(act, kept);
          }
        }
        case LINKS_FOLLOW, PASTES_PEEK, COUNTERS_READ -> {}
      }
    }

    private void remove(Act act, BitSet kept) {
      if (act.answer() == Act.Answer.GIVEN) {
        writes++;
        kept.clear(act.number());
      }
    }

    private BitSet kept(Feature feature) {
      return switch (feature) {
        case LINKS -> links;
        case PASTES -> pastes;
        case COUNTERS, SERIES -> counters;
      };
    }

    /** Tells whether what is made will not have expired when everything is read back. */
    private boolean lasts(Act made) {
      var lasting =
          switch (made.operation()) {
            case LINKS_CREATE -> materials.link(made.number()).expiresIn();
            case PASTES_CREATE -> materials.paste(made.number()).expiresIn();
            default -> null;
          };
      return lasting == null || Replay.end(made.micros(), lasting) > end * 1_000_000;
    }

    Census census() {
      long counted =
          counters.stream()
              .mapToLong(place -> new Counter(names.get(place), 0).logicalBytes())
              .sum();
      long bytes =
          links.stream().mapToLong(this::linkBytes).sum()
              + pastes.stream().mapToLong(this::pasteBytes).sum()
              + counted;
      long records = (long) links.cardinality() + pastes.cardinality() + counters.cardinality();
      return new Census(records, bytes, counted, writes);
    }

    private long linkBytes(int number) {
      NewLink link = materials.link(number);
      return Links.ID_LENGTH
          + (long) Materials.bytes(link)
          + (link.expiresIn() == null ? 0 : Long.BYTES);
    }

    private long pasteBytes(int number) {
      return PasteMeta.ID_LENGTH
          + (long) materials.size(number)
          + (materials.paste(number).expiresIn() == null ? 0 : Long.BYTES);
    }
  }
}
