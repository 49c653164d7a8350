package dev.stowage.bench.cli;

import dev.stowage.bench.prices.BookFile;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBooks;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads arguments that name a price book. */
final class BookArgument {

  private BookArgument() {}

  /** A shipped book by name or alias, or one in a file whose name ends in {@code .prices}. */
  static PriceBook find(String nameOrFile) {
    PriceBooks shipped = PriceBooks.shipped();
    return nameOrFile.endsWith(BookFile.SUFFIX)
        ? new BookFile(file(nameOrFile), shipped).book()
        : shipped(nameOrFile);
  }

  /** A shipped book by name or alias. */
  static PriceBook shipped(String name) {
    return CommandException.argument(() -> PriceBooks.shipped().find(name));
  }

  /** A file that is there. */
  static Path file(String text) {
    Path path = path(text);
    if (!Files.isRegularFile(path)) {
      throw CommandException.usage(
          text
              + (Files.exists(path)
                  ? ": no regular file; name a file"
                  : ": no such file; name one"));
    }
    return path;
  }

  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException unknown) {
      throw CommandException.usage(text + ": no name of a file; name one");
    }
  }
}
