package dev.stowage.s3;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The keys of one kind of records, all in one folder.
 *
 * @param folder what all of them begin with, a slash at its end; empty for the whole bucket
 * @param written how an id is written
 * @param read which id is written so; empty when none is
 */
record RecordKeys(
    String folder, UnaryOperator<String> written, Function<String, Optional<String>> read) {

  String of(String id) {
    return folder + written.apply(id);
  }

  /** Returns the id that a key of the folder stands for; empty for a key of something else. */
  Optional<String> idOf(String key) {
    return read.apply(key.substring(folder.length()));
  }
}
