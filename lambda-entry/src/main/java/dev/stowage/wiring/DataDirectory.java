package dev.stowage.wiring;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.SlugKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a server keeps on its own box: {@code store}, a directory of the file adapter for what has
 * no other store, and {@code slug.key}, the secret that the ids of reused links are derived from.
 */
public final class DataDirectory {

  private static final String KEY = "slug.key";
  private static final int KEY_BYTES = 32;
  private static final Pattern TEXT = Pattern.compile("[0-9a-f]{64}");

  private final Path directory;

  /**
   * Names the directory, which is made when something is first put in it.
   *
   * @param directory a path
   */
  public DataDirectory(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /**
   * Returns the store for what has no other.
   *
   * @return {@code file:DIRECTORY/store}, chosen by {@code --data}
   */
  public Settings.Choice store() {
    return new Settings.Choice(
        "--data", new StoreUrl("file", "", directory.resolve("store").toString(), Map.of()));
  }

  /**
   * Returns the slug key, which is made at the first time, readable by its owner alone.
   *
   * @param context its randomness is used
   * @return the key
   * @throws StowageException UNAVAILABLE when the file can be neither read nor made; CORRUPT when
   *     it does not hold a key
   */
  public SlugKey slugKey(BackendContext context) {
    Path file = directory.resolve(KEY);
    try {
      Files.createDirectories(directory);
      if (Files.notExists(file)) {
        write(file, context);
      }
      return key(file, Files.readString(file).strip());
    } catch (IOException failed) {
      throw new StowageException(
              ErrorKind.UNAVAILABLE,
              "slug key",
              file.toString(),
              "it can be neither read nor made ("
                  + failed.getClass().getSimpleName()
                  + "); make the directory writable, or give another --data")
          .causedBy(failed);
    }
  }

  /** The text itself is the key, as it is where the file is named by a setting. */
  private static SlugKey key(Path file, String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new StowageException(
          ErrorKind.CORRUPT,
          "slug key",
          file.toString(),
          "it holds no key; put a copy of it back, or set STOWAGE_SLUG_KEY");
    }
    return SlugKey.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Written whole under another name and moved, so that nobody ever sees half a key. */
  private void write(Path file, BackendContext context) throws IOException {
    ByteBuffer key = ByteBuffer.allocate(KEY_BYTES);
    while (key.hasRemaining()) {
      key.putLong(context.random().getAsLong());
    }
    // A temporary file is its owner's alone where the file system knows owners.
    Path next = Files.createTempFile(directory, KEY, ".next");
    try {
      String text = HexFormat.of().formatHex(key.array()) + "\n";
      Files.writeString(next, text, StandardOpenOption.SYNC);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(next);
    }
  }
}
