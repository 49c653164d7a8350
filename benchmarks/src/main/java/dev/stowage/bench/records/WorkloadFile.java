package dev.stowage.bench.records;

import dev.stowage.bench.workload.Feature;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.paste.Paste;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workload file: lines {@code key = value}, in any order, each key once; what follows a
 * {@code #} is a comment. {@code docs/workloads.md} describes the keys.
 */
public final class WorkloadFile {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int MOST_A_DAY = 10_000_000;
  private static final int SHORTEST_TARGET = 21;
  private static final int LONGEST_TARGET = 2_040;
  private static final int MOST_COUNTERS = 1_000_000;
  private static final Set<String> OTHER_KEYS =
      Set.of(
          "name",
          "days",
          "links.target",
          "links.expire",
          "pastes.size",
          "pastes.burn",
          "pastes.expire",
          "counters.names");

  private final String source;
  private final Map<Operation, Long> perDay = new EnumMap<>(Operation.class);
  private final Set<String> seen = new HashSet<>();
  private @Nullable String name;
  private int days = 1;
  private Sizes target = Sizes.between(40, 120);
  private Ending linksEnd = Ending.NEVER;
  private Recipe.PasteShape pastes =
      new Recipe.PasteShape(Sizes.between(200, 4_000), BigDecimal.ZERO, Ending.NEVER);
  private int counters = 10;

  private WorkloadFile(String source) {
    this.source = source;
  }

  /**
   * Reads a file.
   *
   * @param source how the file is called in errors
   * @param lines its lines
   * @return what it says
   * @throws StowageException INVALID naming file, line, key and what would be right
   */
  public static Recipe read(String source, List<String> lines) {
    WorkloadFile file = new WorkloadFile(source);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        file.take(source + " line " + (i + 1), line);
      }
    }
    return file.recipe();
  }

  private void take(String place, String line) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw invalid(place, shown(line) + " is no setting; write key = value");
    }
    String key = line.substring(0, equals).strip();
    String value = line.substring(equals + 1).strip();
    if (!keys().contains(key)) {
      throw invalid(place, shown(key) + " is unknown; known are " + String.join(", ", keys()));
    }
    if (!seen.add(key)) {
      throw invalid(place, key + " comes twice; leave one out");
    }
    try {
      set(key, value);
    } catch (Values.Wrong wrong) {
      throw invalid(place, key + " = " + shown(String.valueOf(wrong.getMessage()))).causedBy(wrong);
    }
  }

  private static Set<String> keys() {
    Set<String> keys =
        Arrays.stream(Operation.values())
            .map(Operation::key)
            .collect(Collectors.toCollection(TreeSet::new));
    keys.addAll(OTHER_KEYS);
    return keys;
  }

  private void set(String key, String value) throws Values.Wrong {
    switch (key) {
      case "name" -> name = named(value);
      case "days" -> days = Values.whole(value, 1, RecordWorkload.MAX_DAYS);
      case "links.target" -> target = Values.sizes(value, SHORTEST_TARGET, LONGEST_TARGET);
      case "links.expire" -> linksEnd = Values.ending(value);
      case "pastes.size" ->
          pastes =
              new Recipe.PasteShape(
                  Values.sizes(value, 1, Paste.MAX_BYTES), pastes.burnPercent(), pastes.end());
      case "pastes.burn" ->
          pastes = new Recipe.PasteShape(pastes.size(), Values.percent(value), pastes.end());
      case "pastes.expire" ->
          pastes = new Recipe.PasteShape(pastes.size(), pastes.burnPercent(), Values.ending(value));
      case "counters.names" -> counters = Values.whole(value, 1, MOST_COUNTERS);
      default ->
          perDay.put(Operation.of(key).orElseThrow(), (long) Values.whole(value, 0, MOST_A_DAY));
    }
  }

  private static String named(String value) throws Values.Wrong {
    if (!NAME.matcher(value).matches()) {
      throw new Values.Wrong(value, "give 1 to 64 of A-Z a-z 0-9 . _ -");
    }
    return value;
  }

  private Recipe recipe() {
    if (name == null) {
      throw invalid(source, "it has no name; add a line such as name = my-links");
    }
    Recipe recipe =
        new Recipe(name, days, perDay, new Recipe.Shapes(target, linksEnd, pastes, counters));
    if (recipe.perDay().isEmpty()) {
      throw invalid(
          source, "nothing comes in it; add at least one rate such as links.create = 1000");
    }
    for (Feature feature : recipe.features()) {
      Operation making = Operation.making(feature);
      if (!recipe.perDay().containsKey(making)) {
        throw invalid(
            source,
            "operations on "
                + feature.label()
                + " need some to be there; add a line such as "
                + making.key()
                + " = 100");
      }
    }
    return recipe;
  }

  private static StowageException invalid(String place, String what) {
    return new StowageException(ErrorKind.INVALID, "workload", place, what);
  }

  private static String shown(String text) {
    String safe = text.replaceAll("\\p{Cntrl}", "?");
    return safe.length() > 200 ? safe.substring(0, 200) + "..." : safe;
  }
}
