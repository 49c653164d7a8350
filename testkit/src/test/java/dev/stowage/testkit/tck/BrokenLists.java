package dev.stowage.testkit.tck;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.StowageException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What can go wrong in a list, whatever it lists. */
final class BrokenLists {

  private BrokenLists() {}

  static <T> Page<T> onePage(Page<T> page) {
    return new Page<>(page.items(), Optional.empty());
  }

  static <T> Page<T> allTwice(Page<T> page) {
    return new Page<>(
        Stream.concat(page.items().stream(), page.items().stream()).toList(), page.next());
  }

  static <T> Page<T> only(Predicate<T> shown, Page<T> page) {
    return new Page<>(page.items().stream().filter(shown).toList(), page.next());
  }

  static <T> Page<T> altered(UnaryOperator<T> change, Page<T> page) {
    return new Page<>(page.items().stream().map(change).toList(), page.next());
  }

  /** Shows more records on the last page. */
  static <T> Page<T> withMore(Stream<T> more, Page<T> page) {
    return page.next().isPresent()
        ? page
        : new Page<>(Stream.concat(page.items().stream(), more).toList(), page.next());
  }

  /** Begins anew at a cursor that it does not know. */
  static <T> Page<T> anyCursor(String cursor, Function<String, Page<T>> list) {
    try {
      return list.apply(cursor);
    } catch (StowageException unknownCursor) {
      return list.apply(Page.FIRST);
    }
  }

  /**
   * Lists by position, newest first.
   *
   * @param <T> what is listed
   */
  static final class ByPosition<T> {
    private static final int PAGE = 25;
    private final CopyOnWriteArrayList<T> newestFirst = new CopyOnWriteArrayList<>();

    void add(T record) {
      newestFirst.add(0, record);
    }

    void remove(T record) {
      newestFirst.remove(record);
    }

    Page<T> page(String cursor, Function<String, Page<T>> others) {
      if (!cursor.isEmpty() && !cursor.startsWith("at")) {
        return others.apply(cursor);
      }
      List<T> all = List.copyOf(newestFirst);
      int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor.substring(2));
      int to = Math.min(from + PAGE, all.size());
      return new Page<>(
          all.subList(Math.min(from, to), to),
          to < all.size() ? Optional.of("at" + to) : Optional.empty());
    }
  }
}
