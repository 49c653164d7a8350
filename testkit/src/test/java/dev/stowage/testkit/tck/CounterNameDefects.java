package dev.stowage.testkit.tck;

import dev.stowage.core.counter.Counter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Stores that go wrong where counters have names. */
final class CounterNameDefects {

  private CounterNameDefects() {}

  static List<Defect<HonestCounters>> all() {
    return List.of(
        refusing(
            "takes no name of one character", name -> name.length() == 1, "takesTheShortestNames"),
        refusing(
            "takes no name that ends in a dot",
            name -> name.endsWith("."),
            "takesEveryAllowedCharacter"),
        renaming(
            "folds a capital letter",
            name -> name.replace('X', 'x'),
            "keepsNamesThatDifferInCaseApart"),
        renaming(
            "leaves out what ends a name",
            name -> name.replaceAll("\\.b$", ""),
            "keepsNamesThatBeginAlikeApart"),
        renaming(
            "cuts names at 127 characters",
            name -> name.substring(0, Math.min(127, name.length())),
            "keepsTheLongestNamesApart"),
        Defect.of(
            "counts nothing under a bad name", AddsNothingBad::new, "refusesToAddUnderABadName"),
        Defect.of("reads nothing under a bad name", ReadsNothingBad::new, "refusesToReadABadName"),
        Defect.of(
            "creates nothing under a bad name", CreatesNothingBad::new, "refusesToCreateABadName"));
  }

  private static Defect<HonestCounters> refusing(
      String what, Predicate<String> refused, String rule) {
    return Defect.of(
        what,
        () ->
            new HonestCounters() {
              @Override
              public long add(String name, long delta) {
                if (refused.test(name)) {
                  throw new StowageException(ErrorKind.INVALID, "add", name, "refused");
                }
                return super.add(name, delta);
              }
            },
        rule);
  }

  /** Keeps counters under other names than they have. */
  private static Defect<HonestCounters> renaming(
      String what, UnaryOperator<String> rename, String rule) {
    return Defect.of(
        what,
        () ->
            new HonestCounters() {
              @Override
              public long add(String name, long delta) {
                return super.add(isName(name) ? rename.apply(name) : name, delta);
              }

              @Override
              public OptionalLong value(String name) {
                return super.value(isName(name) ? rename.apply(name) : name);
              }
            },
        rule);
  }

  private static boolean isName(String name) {
    try {
      Counter.checkName(name);
      return true;
    } catch (StowageException badName) {
      return false;
    }
  }

  private static final class AddsNothingBad extends HonestCounters {
    @Override
    public long add(String name, long delta) {
      return isName(name) ? super.add(name, delta) : 0;
    }
  }

  private static final class ReadsNothingBad extends HonestCounters {
    @Override
    public OptionalLong value(String name) {
      return isName(name) ? super.value(name) : OptionalLong.empty();
    }
  }

  private static final class CreatesNothingBad extends HonestCounters {
    @Override
    public boolean create(String name, long value) {
      return isName(name) && super.create(name, value);
    }
  }
}
