package dev.stowage.file;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A segment that is made whole under an unfinished name. Closing it removes what was not committed.
 */
final class LogCopy implements Closeable {

  private static final int BUFFER = 1 << 20;

  private final LogFiles files;
  private final LogName name;
  private final LogHeader header;
  private final Path path;
  private final DiskFile file;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private long flushed;
  private boolean committed;

  /**
   * Makes the file.
   *
   * @param files the directory of the log
   * @param name the name that it shall get
   * @param header its header
   */
  LogCopy(LogFiles files, LogName name, LogHeader header) throws IOException {
    this.files = files;
    this.name = name;
    this.header = header;
    this.path = files.directory().resolve(name.segment());
    this.file = files.context().disk().create(FileNames.unfinished(path));
    buffer.writeBytes(header.encode(files.log(), 0));
  }

  /** Appends a frame; returns where it begins. */
  int add(LogFrame frame) throws IOException {
    long offset = flushed + buffer.size();
    buffer.writeBytes(frame.encode(header.fileId(), offset));
    if (buffer.size() >= BUFFER) {
      flush();
    }
    return (int) offset;
  }

  /** Writes everything, the checkpoint included, and forces it. */
  void finish() throws IOException {
    flush();
    file.write(0, header.encode(files.log(), flushed - CheckpointCells.HEADER_BYTES));
    file.force();
  }

  /** Gives the file its name, for good; returns it as a sealed segment. */
  LogSegment commit() throws IOException {
    files.context().disk().rename(FileNames.unfinished(path), path);
    committed = true;
    files.context().forceDirectory(files.directory());
    LogSegment segment = new LogSegment(files.directory(), name, header, files.open(name));
    segment.seal(flushed);
    return segment;
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      if (!committed) {
        files.context().disk().delete(FileNames.unfinished(path));
      }
    }
  }

  private void flush() throws IOException {
    byte[] bytes = buffer.toByteArray();
    file.write(flushed, bytes);
    flushed += bytes.length;
    buffer.reset();
  }
}
