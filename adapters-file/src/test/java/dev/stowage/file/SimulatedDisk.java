package dev.stowage.file;

import dev.stowage.file.SimulatedDirectory.Node;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that knows what was forced, so that at any instant it can tell what a power loss
 * would leave; that can fill up; and whose calls can be made to fail.
 */
final class SimulatedDisk implements Disk {

  /** Told before each call that changes something; may throw to make it fail. */
  interface Watcher {
    void before(String call, Path path) throws IOException;
  }

  /** Thrown by a {@link Watcher}: the write fails after some of its bytes. */
  static final class TornWrite extends IOException {

    private static final long serialVersionUID = 1L;

    private final int bytes;

    TornWrite(int bytes) {
      super("Input/output error");
      this.bytes = bytes;
    }
  }

  private final SimulatedDirectory root;
  private Watcher watcher = (call, path) -> {};
  private Watcher openings = (call, path) -> {};
  private Watcher reads = (call, path) -> {};
  private long room = Long.MAX_VALUE;
  private boolean locked;
  private int openFiles;
  private int forces;
  private String lie = "";

  SimulatedDisk() {
    this(new SimulatedDirectory());
  }

  private SimulatedDisk(SimulatedDirectory root) {
    this.root = root;
  }

  void watch(Watcher next) {
    watcher = next;
  }

  /** Sets who is told before each open and close of a file, likewise. */
  void watchOpenings(Watcher next) {
    openings = next;
  }

  /** Sets who is told before each read of an open file, while no lock of this disk is held. */
  void watchReads(Watcher next) {
    reads = next;
  }

  /** Lets a call, force or forceDirectory, do nothing and report success, as some hardware does. */
  void lieAbout(String call) {
    lie = call;
  }

  /** Returns how many forces of files are done. */
  synchronized int forces() {
    return forces;
  }

  /** Returns how many files are open. */
  synchronized int openFiles() {
    return openFiles;
  }

  /** Sets how many bytes files can still grow by. */
  synchronized void leaveRoom(long bytes) {
    room = bytes;
  }

  /** Returns another disk that holds what a power loss at this instant would leave. */
  synchronized SimulatedDisk afterPowerLoss(Random random) {
    return new SimulatedDisk(root.afterPowerLoss(random));
  }

  /** Returns another disk that holds what the system holds when the process is killed now. */
  synchronized SimulatedDisk afterKill() {
    return new SimulatedDisk(root.afterKill());
  }

  /** Returns the bytes of a file, to look at or to damage. */
  synchronized byte[] bytes(Path path) throws IOException {
    return file(path).seen().clone();
  }

  /** Replaces a file, on disk at once. */
  synchronized void replace(Path path, byte[] bytes) throws IOException {
    SimulatedFile file = file(path);
    file.truncate(0);
    file.write(0, bytes);
    file.force();
  }

  @Override
  public synchronized DiskFile open(Path path) throws IOException {
    openings.before("open", path);
    return new OpenFile(path, file(path));
  }

  @Override
  public synchronized DiskFile create(Path path) throws IOException {
    watcher.before("create", path);
    SimulatedFile file = new SimulatedFile(new byte[0]);
    parent(path).add(name(path), new Node(file, null));
    return new OpenFile(path, file);
  }

  @Override
  public synchronized byte[] readAll(Path path) throws IOException {
    return file(path).seen().clone();
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    watcher.before("rename", to);
    if (parent(from) != parent(to)) {
      throw new IOException("the simulator renames within one directory only");
    }
    if (!parent(from).seen().containsKey(name(from))) {
      throw new NoSuchFileException(from.toString());
    }
    parent(from).rename(name(from), name(to));
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    watcher.before("delete", path);
    if (parent(path).seen().containsKey(name(path))) {
      parent(path).remove(name(path));
    }
  }

  @Override
  public synchronized void createDirectory(Path path) throws IOException {
    watcher.before("createDirectory", path);
    if (stat(path).isEmpty()) {
      parent(path).add(name(path), new Node(null, new SimulatedDirectory()));
    }
  }

  @Override
  public synchronized void forceDirectory(Path path) throws IOException {
    watcher.before("forceDirectory", path);
    if (!lie.equals("forceDirectory")) {
      directory(path).force();
    }
  }

  @Override
  public synchronized List<Entry> list(Path path) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Node> named : directory(path).seen().entrySet()) {
      entries.add(entry(path.resolve(named.getKey()), named.getValue()));
    }
    return entries;
  }

  @Override
  public synchronized Optional<Entry> stat(Path path) throws IOException {
    return node(path).map(node -> entry(path, node));
  }

  @Override
  public long blockBytes(Path path) {
    return 4096;
  }

  @Override
  public synchronized Lock lock(Path path, String holder) throws IOException {
    if (locked) {
      return new Lock.Held("the simulation");
    }
    create(path).close();
    locked = true;
    return new Lock.Taken(() -> locked = false);
  }

  private static Entry entry(Path path, Node node) {
    return node.file() != null
        ? new Entry(path, false, node.file().seen().length)
        : new Entry(path, true, 4096);
  }

  private Optional<Node> node(Path path) {
    Node at = new Node(null, root);
    for (Path name : path) {
      SimulatedDirectory directory = at.directory();
      Node next = directory == null ? null : directory.seen().get(name.toString());
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  private SimulatedFile file(Path path) throws IOException {
    @Nullable SimulatedFile file = node(path).map(Node::file).orElse(null);
    if (file == null) {
      throw new NoSuchFileException(path.toString());
    }
    return file;
  }

  private SimulatedDirectory directory(Path path) throws IOException {
    @Nullable SimulatedDirectory directory = node(path).map(Node::directory).orElse(null);
    if (directory == null) {
      throw new NoSuchFileException(path.toString());
    }
    return directory;
  }

  private SimulatedDirectory parent(Path path) throws IOException {
    return directory(Objects.requireNonNull(path.getParent()));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private final class OpenFile implements DiskFile {

    private final Path path;
    private final SimulatedFile file;
    private boolean closed;

    OpenFile(Path path, SimulatedFile file) {
      this.path = path;
      this.file = file;
      openFiles++;
    }

    @Override
    public long length() throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        return file.seen().length;
      }
    }

    @Override
    public void read(long at, byte[] into, int offset, int length) throws IOException {
      reads.before("read", path);
      synchronized (SimulatedDisk.this) {
        requireOpen();
        if (at + length > file.seen().length) {
          throw new EOFException(path.toString());
        }
        System.arraycopy(file.seen(), (int) at, into, offset, length);
      }
    }

    @Override
    public void write(long at, byte[] from) throws IOException {
      try {
        watcher.before("write", path);
      } catch (TornWrite torn) {
        writeSome(at, from, torn.bytes);
        throw torn;
      }
      synchronized (SimulatedDisk.this) {
        long growth = Math.max(0, at + from.length - file.seen().length);
        if (growth > room) {
          writeSome(at, from, (int) Math.max(0, from.length - (growth - room)));
          room = 0;
          throw new IOException("No space left on device");
        }
        room -= growth;
        writeSome(at, from, from.length);
      }
    }

    private void writeSome(long at, byte[] from, int bytes) throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        file.write(at, Arrays.copyOf(from, bytes));
      }
    }

    @Override
    public void truncate(long length) throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        watcher.before("truncate", path);
        file.truncate(length);
      }
    }

    @Override
    public void force() throws IOException {
      watcher.before("force", path);
      synchronized (SimulatedDisk.this) {
        requireOpen();
        if (!lie.equals("force")) {
          file.force();
        }
        forces++;
      }
    }

    @Override
    public void close() throws IOException {
      synchronized (SimulatedDisk.this) {
        openFiles -= closed ? 0 : 1;
        closed = true;
        openings.before("close", path);
      }
    }

    private void requireOpen() throws IOException {
      if (closed) {
        throw new IOException("Stream Closed");
      }
    }
  }
}
