package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The known price books by name and alias. Immutable.
 *
 * <p>Four come with the library, each taking what it does not list from the one it stands on:
 *
 * <ul>
 *   <li>{@code us-east-1@2026-10} (alias {@code new}) stands alone.
 *   <li>{@code us-east-1@2024-10-31} (alias {@code old}), on the first: the DynamoDB request prices
 *       from before the cut of November 2024.
 *   <li>{@code ap-south-1@2026-09}, on the first: what is known of Mumbai.
 *   <li>{@code handbook-mumbai} (alias {@code handbook}), on Mumbai's: the price tables of a
 *       workshop handbook of about 2022.
 * </ul>
 */
public final class PriceBooks {

  /** The book that is used when none is named. */
  public static final String DEFAULT = "us-east-1@2026-10";

  private static final List<String> SHIPPED =
      List.of(DEFAULT, "us-east-1@2024-10-31", "ap-south-1@2026-09", "handbook-mumbai");
  private static final Map<String, String> ALIASES =
      Map.of("new", DEFAULT, "old", "us-east-1@2024-10-31", "handbook", "handbook-mumbai");

  private final Map<String, PriceBook> books;

  private PriceBooks(Map<String, PriceBook> books) {
    this.books = Collections.unmodifiableMap(books);
  }

  /**
   * Reads the books that come with the library.
   *
   * @return the books
   */
  public static PriceBooks shipped() {
    return read(SHIPPED);
  }

  /**
   * Reads one of the books that come with the library, and of the others what it stands on.
   *
   * @param nameOrAlias as for {@link #find}
   * @return the book
   * @throws StowageException as {@link #find}
   */
  public static PriceBook findShipped(String nameOrAlias) {
    int place = SHIPPED.indexOf(ALIASES.getOrDefault(nameOrAlias, nameOrAlias));
    // Each stands on those before it; who finds none is told of all.
    return read(place < 0 ? SHIPPED : SHIPPED.subList(0, place + 1)).find(nameOrAlias);
  }

  private static PriceBooks read(List<String> names) {
    PriceBooks books = new PriceBooks(Map.of());
    for (String name : names) {
      books = books.with(PriceBookReader.read(name, resource(name + ".prices"), books));
    }
    return books;
  }

  /**
   * Adds a book.
   *
   * @param book a book; one of the same name gives way to it
   * @return the books with this one
   * @throws StowageException INVALID when its name is an alias of another book
   */
  public PriceBooks with(PriceBook book) {
    if (ALIASES.containsKey(book.name())) {
      throw new StowageException(
          ErrorKind.INVALID,
          "add prices",
          book.name(),
          "the name is an alias of " + ALIASES.get(book.name()) + "; give the book another name");
    }
    Map<String, PriceBook> more = new LinkedHashMap<>(books);
    more.put(book.name(), book);
    return new PriceBooks(more);
  }

  /**
   * Finds a book.
   *
   * @param nameOrAlias for example {@code us-east-1@2026-10}, {@code new} or {@code handbook}
   * @return the book
   * @throws StowageException INVALID when there is none of that name, listing the known ones
   */
  public PriceBook find(String nameOrAlias) {
    return lookup(nameOrAlias)
        .orElseThrow(
            () ->
                new StowageException(
                    ErrorKind.INVALID,
                    "prices",
                    nameOrAlias,
                    "no such price book; known are " + described()));
  }

  /**
   * Lists the names of the books.
   *
   * @return the names in the order of adding, without aliases
   */
  public List<String> names() {
    return List.copyOf(books.keySet());
  }

  /**
   * Lists the other names that {@link #find} knows.
   *
   * @return alias to name, in the order of the aliases
   */
  public SortedMap<String, String> aliases() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(ALIASES));
  }

  Optional<PriceBook> lookup(String nameOrAlias) {
    return Optional.ofNullable(books.get(ALIASES.getOrDefault(nameOrAlias, nameOrAlias)));
  }

  /** The names with their aliases, for messages. */
  String described() {
    SortedMap<String, String> aliases = aliases();
    return names().stream()
        .map(
            name ->
                aliases.entrySet().stream()
                    .filter(alias -> alias.getValue().equals(name))
                    .map(alias -> name + " (" + alias.getKey() + ")")
                    .findFirst()
                    .orElse(name))
        .collect(Collectors.joining(", "));
  }

  private static String resource(String name) {
    try (InputStream in = PriceBooks.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new StowageException(
            ErrorKind.UNEXPECTED, "find prices", name, "the resource is not in the library's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StowageException(
              ErrorKind.UNEXPECTED, "find prices", name, "the resource cannot be read")
          .causedBy(e);
    }
  }
}
