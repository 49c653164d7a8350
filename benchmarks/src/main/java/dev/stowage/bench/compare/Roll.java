package dev.stowage.bench.compare;

import dev.stowage.core.backend.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls the roll: walks a store's list and tells whether it holds what it must and nothing else.
 * Ids that are no record of the workload's are others', where the place is a given one.
 */
final class Roll {

  /** Whether a place may hold what is not of the workload. */
  enum Others {
    /** It was made for the workload. */
    NONE,
    /** It was given. */
    MAY_BE_THERE
  }

  private enum Duty {
    MUST,
    MAY,
    MUST_NOT,
    /** Came already. */
    CAME
  }

  private final Map<String, Duty> duties = new HashMap<>();

  void mustCome(String id) {
    duties.put(id, Duty.MUST);
  }

  void mayCome(String id) {
    duties.put(id, Duty.MAY);
  }

  void mustNotCome(String id) {
    duties.put(id, Duty.MUST_NOT);
  }

  /**
   * Calls the roll; once.
   *
   * @param list a page of the store's list, by cursor
   * @param id the id of a record
   * @param others whether the list may hold what is not of the workload
   * @return the first difference in words; null when there is none
   */
  <T> @Nullable String difference(
      Function<String, Page<T>> list, Function<T, String> id, Others others) {
    Optional<String> cursor = Optional.of(Page.FIRST);
    while (cursor.isPresent()) {
      Page<T> page = list.apply(cursor.get());
      for (T item : page.items()) {
        String refused = refused(id.apply(item), others);
        if (refused != null) {
          return refused;
        }
      }
      cursor = page.next();
    }
    return duties.entrySet().stream()
        .filter(duty -> duty.getValue() == Duty.MUST)
        .findFirst()
        .map(missing -> missing.getKey() + " is stored but missing in the list")
        .orElse(null);
  }

  private @Nullable String refused(String id, Others others) {
    Duty duty = duties.get(id);
    if (duty == null) {
      return others == Others.MAY_BE_THERE ? null : id + " is in the list but was never made";
    }
    duties.put(id, Duty.CAME);
    return switch (duty) {
      case MUST, MAY -> null;
      case MUST_NOT -> id + " is in the list but was removed";
      case CAME -> id + " is in the list twice";
    };
  }
}
