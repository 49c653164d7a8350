package dev.stowage.bench.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.bench.workload.Feature;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadFileTest {

  private static Recipe read(String text) {
    return WorkloadFile.read("my.workload", text.lines().toList());
  }

  @Test
  void readsEveryKeyInAnyOrderAndPassesOverComments() {
    Recipe recipe =
        read(
            """
            # all of it
            counters.names = 3
            pastes.expire = 50% after 90m
            pastes.burn=2.5%
              pastes.size  =  10..20:3 , 4194304   # bytes
            links.expire = 10% after 7d
            links.target = 100

            links.create = 5
            links.follow = 50
            links.remove = 2
            pastes.create = 6
            pastes.read = 7
            pastes.peek = 8
            pastes.remove = 1
            counters.add = 9
            counters.read = 0
            days = 2
            name = all-of_it.2
            """);

    assertThat(recipe.name()).isEqualTo("all-of_it.2");
    assertThat(recipe.days()).isEqualTo(2);
    assertThat(recipe.perDay())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Operation.LINKS_CREATE, 5L,
                Operation.LINKS_FOLLOW, 50L,
                Operation.LINKS_REMOVE, 2L,
                Operation.PASTES_CREATE, 6L,
                Operation.PASTES_READ, 7L,
                Operation.PASTES_PEEK, 8L,
                Operation.PASTES_REMOVE, 1L,
                Operation.COUNTERS_ADD, 9L));
    assertThat(recipe.features()).containsExactly(Feature.LINKS, Feature.PASTES, Feature.COUNTERS);
    assertThat(recipe.shapes())
        .isEqualTo(
            new Recipe.Shapes(
                Sizes.between(100, 100),
                new Ending(BigDecimal.TEN, Duration.ofDays(7)),
                new Recipe.PasteShape(
                    new Sizes(
                        List.of(
                            new Sizes.Range(10, 20, 3), new Sizes.Range(4_194_304, 4_194_304, 1))),
                    new BigDecimal("2.5"),
                    new Ending(BigDecimal.valueOf(50), Duration.ofMinutes(90))),
                3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "links.craete = 1 | links.craete is unknown; known are counters.add, counters.names, ",
        "links.create | links.create is no setting; write key = value",
        "= 5 | = 5 is no setting; write key = value",
        "name = b | name comes twice; leave one out",
        "links.create = ten | links.create = ten is not right; give a whole number from 0 to 10000000",
        "links.create = 10000001 | links.create = 10000001 is not right; give a whole number from 0",
        "links.create = -1 | links.create = -1 is not right; give a whole number from 0 to 10000000",
        "links.create = | links.create = no value is not right; give a whole number from 0",
        "days = 0 | days = 0 is not right; give a whole number from 1 to 3660",
        "days = 3661 | days = 3661 is not right; give a whole number from 1 to 3660",
        "counters.names = 0 | give a whole number from 1 to 1000000",
        "links.target = 20 | links.target = 20 is not right; give bytes from 21 to 2040 such as 100",
        "links.target = 2041 | give bytes from 21 to 2040 such as 100 or 100..400, or several with",
        "links.target = 120..40 | give bytes from 21 to 2040",
        "links.target = 40:0 | give bytes from 21 to 2040",
        "links.target = 40, | give bytes from 21 to 2040",
        "pastes.size = 4194305 | give bytes from 1 to 4194304",
        "pastes.size = 4 KiB | pastes.size = 4 KiB is not right; give bytes from 1 to 4194304",
        "pastes.size = 0 | give bytes from 1 to 4194304",
        "pastes.burn = 5 | pastes.burn = 5 is not right; give a share with its sign, 0% to 100%",
        "pastes.burn = 100.1% | give a share with its sign, 0% to 100%",
        "links.expire = 10% | give 0%, or a share and a time in s, m, h or d such as 10% after 7d",
        "links.expire = 10% after 7 | give 0%, or a share and a time in s, m, h or d",
        "links.expire = 10 after 7d | give 0%, or a share and a time in s, m, h or d",
        "links.expire = 101% after 7d | links.expire = 101% is not right; give a share with its sign",
      })
  void refusesALineNamingItsPlaceItsKeyAndWhatWouldBeRight(String line, String error) {
    assertThatThrownBy(() -> read("name = a\n" + line))
        .isInstanceOfSatisfying(
            StowageException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
              assertThat(refused.key()).isEqualTo("my.workload line 2");
              assertThat(refused.what()).contains(error);
            });
  }

  @Test
  void refusesAFileInWhichSomethingIsMissing() {
    assertThatThrownBy(() -> read("links.create = 1"))
        .hasMessageContaining("my.workload: it has no name; add a line such as name = my-links");
    assertThatThrownBy(() -> read("name = a\nlinks.create = 0"))
        .hasMessageContaining("nothing comes in it; add at least one rate such as links.create");
    assertThatThrownBy(() -> read("name = a\nlinks.create = 1\npastes.read = 1"))
        .hasMessageContaining(
            "operations on pastes need some to be there; add a line such as pastes.create = 100");
  }

  @Test
  void takesEachLimitItself() {
    Recipe recipe =
        read(
            """
            name = a
            days = 3660
            links.create = 10000000
            links.target = 21..2040
            pastes.size = 1..4194304
            pastes.burn = 100%
            links.expire = 100% after 999999s
            counters.names = 1000000
            """);
    assertThat(recipe.days()).isEqualTo(3660);
    assertThat(recipe.operationsPerDay()).isEqualTo(10_000_000);
    assertThat(recipe.linksEnd()).isTrue();
  }

  @Test
  void whatComesAlongIsWrittenInTheSameWords() {
    for (String name : BuiltIns.NAMES) {
      Recipe recipe = BuiltIns.find(name).orElseThrow();
      assertThat(recipe.name()).isEqualTo(name);
      assertThat(recipe.features()).extracting(Feature::label).containsExactly(name);
    }
    assertThat(BuiltIns.find("media")).isEmpty();
  }
}
