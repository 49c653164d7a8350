package dev.stowage.wiring;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads settings by name, and names the setting in every error; never shows its value. */
final class SettingsReader {

  private static final String PREFIX = "STOWAGE_";

  /** What the launcher, the tests and a remote store read. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "STOWAGE_JAVA_OPTS",
          "STOWAGE_POSTGRES_IMAGE",
          "STOWAGE_REMOTE_TOKEN",
          "STOWAGE_REMOTE_TOKEN_FILE");

  /** Of the media library, which is not served yet. */
  private static final Set<String> LATER =
      Set.of("STOWAGE_CATALOG", "STOWAGE_CATALOG_FILE", "STOWAGE_CONTENT", "STOWAGE_CONTENT_FILE");

  /** Kubernetes sets them in every container beside a service that is called {@code stowage}. */
  private static final Pattern OF_KUBERNETES =
      Pattern.compile("STOWAGE_(SERVICE_(HOST|PORT(_.*)?)|PORT(_[0-9]+_(TCP|UDP)(_.*)?)?)");

  private final Map<String, String> environment;

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Refuses a setting that nobody reads: it is misspelt. */
  void requireKnown() {
    environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX))
        .filter(name -> !OF_OTHERS.contains(name) && !OF_KUBERNETES.matcher(name).matches())
        .filter(name -> !Setting.isKnown(name))
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              if (LATER.contains(name)) {
                throw invalid(name, "nothing of that kind is served yet; unset it");
              }
              throw invalid(
                  name,
                  "there is no such setting; known are "
                      + Arrays.stream(Setting.values())
                          .map(Setting::name)
                          .collect(Collectors.joining(", "))
                      + ", each also with _FILE");
            });
  }

  /** Returns the value; one that is empty counts as not set. */
  Optional<String> value(Setting setting) {
    Optional<String> direct = given(setting.name());
    Optional<String> file = given(setting.fileName());
    if (direct.isPresent() && file.isPresent()) {
      throw invalid(setting.fileName(), setting + " is set too; set one of them");
    }
    return direct.or(() -> file.map(path -> content(setting, path)));
  }

  /** Reads the value; what it refuses is worded with the setting's name. */
  <T> Optional<T> parsed(Setting setting, Function<String, T> reading) {
    return value(setting).map(text -> read(setting, text, reading));
  }

  /** Reads a list of at least one part, separated by commas; empty where it is not set. */
  <T> Optional<T> list(Setting setting, Function<List<String>, T> reading) {
    return parsed(
        setting,
        text -> {
          List<String> parts =
              Arrays.stream(text.split(",", -1))
                  .map(String::strip)
                  .filter(part -> !part.isEmpty())
                  .toList();
          if (parts.isEmpty()) {
            throw invalid(setting.name(), "it lists nothing; unset it, or name something");
          }
          return reading.apply(parts);
        });
  }

  private static <T> T read(Setting setting, String text, Function<String, T> reading) {
    try {
      return reading.apply(text);
    } catch (StowageException refused) {
      throw named(setting.name(), refused);
    }
  }

  /** Puts the name of a setting or option before what a store or a rule said. */
  static StowageException named(String name, StowageException refused) {
    String subject =
        refused.operation().equals(name) || refused.key().isEmpty()
            ? ""
            : refused.key() + (refused.key().endsWith(":") ? " " : ": ");
    return new StowageException(refused.kind(), name, "", subject + refused.what())
        .causedBy(refused);
  }

  static StowageException invalid(String name, String what) {
    return new StowageException(ErrorKind.INVALID, name, "", what);
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static String content(Setting setting, String path) {
    try {
      String content = Files.readString(Path.of(path)).strip();
      if (content.isEmpty()) {
        throw invalid(
            setting.fileName(), "the file " + path + " is empty; write the value into it");
      }
      return content;
    } catch (IOException | InvalidPathException unreadable) {
      throw new StowageException(
              ErrorKind.INVALID,
              setting.fileName(),
              "",
              "the file " + path + " cannot be read; name one that holds the value")
          .causedBy(unreadable);
    }
  }
}
