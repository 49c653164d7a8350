package dev.stowage.bench.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.cost.Confidence;
import dev.stowage.core.cost.PriceBand;
import dev.stowage.core.cost.PriceBasis;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBookReader;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.PriceSource;
import dev.stowage.core.cost.Rate;
import dev.stowage.core.cost.UsageType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookTextTest {

  private static final PriceBasis MINE = new PriceBasis(Confidence.P, "", List.of(), "");
  private static final UsageType TYPE = new UsageType("S3", "A", "u");

  @Property(tries = 200)
  void whatIsWrittenIsReadTheSame(
      @ForAll @Size(min = 1, max = 6)
          List<@BigRange(min = "0.001", max = "1000000000") @Scale(6) BigDecimal> widths,
      @ForAll @BigRange(min = "0", max = "99") @Scale(18) BigDecimal usd,
      @ForAll boolean endless) {
    Rate rate = new Rate(TYPE, bands(widths, usd, endless), MINE);

    String text = new BookText().head("mine", "eu-west-1", "2026-11").rate(rate).text();

    assertThat(PriceBookReader.read("mine", text, PriceBooks.shipped()).rates())
        .containsExactly(rate);
  }

  private static List<PriceBand> bands(List<BigDecimal> widths, BigDecimal usd, boolean endless) {
    List<PriceBand> bands = new ArrayList<>();
    BigDecimal from = BigDecimal.ZERO;
    for (int i = 0; i < widths.size(); i++) {
      BigDecimal to = from.add(widths.get(i));
      @Nullable BigDecimal end = endless && i == widths.size() - 1 ? null : to;
      bands.add(new PriceBand(from, end, usd));
      from = to;
    }
    return bands;
  }

  @Test
  void writesABookUnderAnotherNameAndOnAnotherBase() {
    PriceBooks books = PriceBooks.shipped();
    String text = BookText.of(books.find("old"), "mine", "handbook-mumbai");

    PriceBook mine = PriceBookReader.read("mine", text, books);

    assertThat(mine.name()).isEqualTo("mine");
    assertThat(mine.base()).containsSame(books.find("handbook"));
    assertThat(mine.rates()).isEqualTo(books.find("old").rates());
  }

  @Test
  void refusesWhatWouldBreakALine() {
    for (String breaking : List.of("a;b", "a\nb", "a\rb", "a\tb")) {
      assertThatThrownBy(
              () -> new BookText().source(new PriceSource("ID", breaking, "where", "2026")))
          .hasMessageContaining("holds a semicolon or a line break");
    }
  }

  @Test
  void aCommentNeverBreaksALine() {
    assertThat(new BookText().comment("left out; a\n!book b").text())
        .isEqualTo("# left out, a,!book b\n");
  }
}
