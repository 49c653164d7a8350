package dev.stowage.file;

import java.util.concurrent.Executor;

/**
 * How keyed logs are kept: sizes, which tests make small, a hash, which a test makes weak, and who
 * compacts.
 *
 * @param segmentBytes a segment that would become longer is sealed and another begun, at most 64
 *     MiB
 * @param garbageFloor less garbage than this many bytes is left alone, at least 1
 * @param hash makes the hash of keys
 * @param background where compaction runs; closed with the store when it is a {@link Background}
 */
record LogSettings(int segmentBytes, long garbageFloor, KeyHash.Family hash, Executor background) {

  /** Returns segments of 64 MiB and garbage from 1 MiB on. */
  static LogSettings standard() {
    return new LogSettings(64 << 20, 1 << 20, SipHash::of, new Background());
  }
}
