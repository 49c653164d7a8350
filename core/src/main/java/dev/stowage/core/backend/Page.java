package dev.stowage.core.backend;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list. Between two pages a store holds nothing, and what is inserted meanwhile
 * neither hides nor repeats an entry that was there when the list began.
 *
 * <pre>{@code
 * Optional<String> cursor = Optional.of(Page.FIRST);
 * while (cursor.isPresent()) {
 *   Page<Link> page = links.list(cursor.get());
 *   page.items().forEach(this::show);
 *   cursor = page.next();
 * }
 * }</pre>
 *
 * @param <T> what is listed
 * @param items the entries of this page; may be empty although more follow
 * @param next the cursor of the next page, opaque; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

  /** The cursor that begins a list. */
  public static final String FIRST = "";

  /** Copies the entries. */
  public Page {
    items = List.copyOf(items);
  }
}
