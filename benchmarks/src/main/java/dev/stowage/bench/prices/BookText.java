package dev.stowage.bench.prices;

import dev.stowage.core.cost.PriceBand;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceSource;
import dev.stowage.core.cost.Rate;
import dev.stowage.core.cost.Threshold;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes price books in the plain line format that {@link dev.stowage.core.cost.PriceBookReader}
 * reads: what is written here and read there comes back the same.
 */
final class BookText {

  private static final String NO_END = "Inf";
  private static final String NOT_KNOWN = "-";
  private static final Pattern BREAKING = Pattern.compile("[;\\p{Cntrl}]");

  private final StringBuilder text = new StringBuilder();

  /** Writes a whole book, without its base. */
  static String of(PriceBook book) {
    return of(book, book.name(), book.base().map(PriceBook::name).orElse(null));
  }

  /** Writes a whole book under another name and on another base. */
  static String of(PriceBook book, String name, @Nullable String base) {
    BookText lines = new BookText().head(name, book.region(), book.asOf()).base(base);
    lines.blank();
    book.sources().forEach(lines::source);
    lines.blank();
    book.rates().forEach(lines::rate);
    lines.blank();
    book.minimums().forEach(minimum -> lines.threshold("!minimum", minimum));
    book.allowances().forEach(allowance -> lines.threshold("!free", allowance));
    return lines.text();
  }

  BookText comment(String line) {
    text.append("# ").append(BREAKING.matcher(line).replaceAll(",")).append('\n');
    return this;
  }

  BookText blank() {
    text.append('\n');
    return this;
  }

  BookText head(String name, String region, String asOf) {
    text.append("!book ").append(field(name)).append('\n');
    text.append("!region ").append(field(region)).append('\n');
    text.append("!as-of ").append(field(asOf)).append('\n');
    return this;
  }

  BookText base(@Nullable String name) {
    if (name != null) {
      text.append("!base ").append(field(name)).append('\n');
    }
    return this;
  }

  BookText source(PriceSource source) {
    text.append("!source ");
    return fields(source.id(), source.title(), source.where(), source.date());
  }

  /** Writes a line for each band, and one that says so where the price of the rest is not known. */
  BookText rate(Rate rate) {
    BigDecimal end = BigDecimal.ZERO;
    for (PriceBand band : rate.bands()) {
      end = band.to();
      band(
          rate,
          band.from(),
          end == null ? NO_END : end.toPlainString(),
          band.usd().toPlainString());
    }
    if (end != null) {
      band(rate, end, NO_END, NOT_KNOWN);
    }
    return this;
  }

  private void band(Rate rate, BigDecimal from, String to, String usd) {
    UsageType type = rate.type();
    fields(
        type.service(),
        type.name(),
        type.unit(),
        from.toPlainString(),
        to,
        usd,
        rate.basis().text());
  }

  BookText threshold(String directive, Threshold threshold) {
    UsageType type = threshold.type();
    text.append(directive).append(' ');
    return fields(
        type.service(),
        type.name(),
        type.unit(),
        threshold.quantity().toPlainString(),
        threshold.basis().text());
  }

  String text() {
    return text.toString();
  }

  private BookText fields(String... fields) {
    for (int i = 0; i < fields.length; i++) {
      text.append(i == 0 ? "" : ";").append(field(fields[i]));
    }
    text.append('\n');
    return this;
  }

  private static String field(String field) {
    if (BREAKING.matcher(field).find()) {
      throw new StowageException(
          ErrorKind.INVALID,
          "write prices",
          "",
          "'" + field + "' holds a semicolon or a line break; the lines of a book cannot");
    }
    return field;
  }
}
