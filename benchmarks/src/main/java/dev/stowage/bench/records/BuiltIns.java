package dev.stowage.bench.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The workloads that come along, each of them a file as anybody could write it. */
public final class BuiltIns {

  /** Their names. */
  public static final List<String> NAMES = List.of("links", "pastes", "counters");

  private BuiltIns() {}

  /**
   * Finds a workload that comes along.
   *
   * @param name any text
   * @return what its file says, or empty when there is none of that name
   */
  public static Optional<Recipe> find(String name) {
    return NAMES.contains(name)
        ? Optional.of(WorkloadFile.read(name, text(name).lines().toList()))
        : Optional.empty();
  }

  /**
   * Returns the text of a file.
   *
   * @param name one of {@link #NAMES}
   * @return its lines
   */
  static String text(String name) {
    try (InputStream file = BuiltIns.class.getResourceAsStream(name + ".workload")) {
      if (file == null) {
        throw new IllegalStateException(name + ".workload is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
