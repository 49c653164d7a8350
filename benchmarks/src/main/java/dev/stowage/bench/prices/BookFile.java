package dev.stowage.bench.prices;

import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBookReader;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A file with prices: a book in the line format, or a file of the AWS Price List. */
public final class BookFile {

  /** What files of books in the line format are called. */
  public static final String SUFFIX = ".prices";

  private static final int PROBE = 4096;

  private final Path path;
  private final Origin origin;
  private final PriceBooks known;

  /**
   * Names a file.
   *
   * @param path the file, which is there
   * @param known the books that may be its base
   */
  public BookFile(Path path, PriceBooks known) {
    this.path = path;
    this.origin = new Origin(path.toString());
    this.known = known;
  }

  /**
   * Reads a book in the line format.
   *
   * @return the book
   * @throws StowageException INVALID when it breaks a rule of the format, naming the line;
   *     UNAVAILABLE when it cannot be read
   */
  public PriceBook book() {
    return PriceBookReader.read(origin.file(), lines(), known);
  }

  /**
   * Makes a book of either kind of file.
   *
   * @param request what it should be
   * @return the book, and what of the file is not in it
   * @throws StowageException INVALID when the file breaks a rule of its format, holds nothing that
   *     books list, contradicts itself or leaves open which price or region is meant; UNAVAILABLE
   *     when it cannot be read
   */
  public ImportedBook imported(BookRequest request) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      if (isJson(in)) {
        PriceList list = PriceListReader.read(origin, in, KnownUsage.of(known));
        return new BookImport(origin, known).book(list, request);
      }
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
    return rewritten(book(), request);
  }

  private ImportedBook rewritten(PriceBook book, BookRequest request) {
    String region = request.region();
    if (region != null && !region.equals(book.region())) {
      throw origin.invalid("a book of " + book.region() + "; leave --region " + region + " out");
    }
    String name = Objects.requireNonNullElse(request.name(), book.name());
    PriceBook base = request.base() == null ? book.base().orElse(null) : request.base();
    String text = BookText.of(book, name, base == null ? null : base.name());
    PriceBook again = PriceBookReader.read(origin.file(), text, known);
    return new ImportedBook(again, text, List.of(), Map.of());
  }

  /** JSON begins with a brace, a bracket or a quote; no line of a book does. */
  private static boolean isJson(InputStream in) throws IOException {
    in.mark(PROBE);
    String start = new String(in.readNBytes(PROBE), StandardCharsets.UTF_8).stripLeading();
    in.reset();
    String bare = start.startsWith("\uFEFF") ? start.substring(1).stripLeading() : start;
    return !bare.isEmpty() && "{[\"".indexOf(bare.charAt(0)) >= 0;
  }

  private String lines() {
    try {
      byte[] bytes = Files.readAllBytes(path);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      throw origin.invalid("neither JSON nor text in UTF-8; a Price List file or a book is right");
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  private StowageException unreadable(IOException error) {
    return new StowageException(
            ErrorKind.UNAVAILABLE,
            "import prices",
            origin.file(),
            "cannot be read (" + error + "); see whether it is a file that may be read")
        .causedBy(error);
  }
}
