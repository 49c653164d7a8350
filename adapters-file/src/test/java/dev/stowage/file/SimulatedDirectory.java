package dev.stowage.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names in a simulated directory: as the process sees them, on disk, and the changes between.
 */
final class SimulatedDirectory {

  /** A file or a directory. */
  record Node(@Nullable SimulatedFile file, @Nullable SimulatedDirectory directory) {}

  /** One step: some names vanish and one appears, together or not at all. */
  private record Change(@Nullable String removed, @Nullable String added, @Nullable Node node) {}

  private final TreeMap<String, Node> seen = new TreeMap<>();
  private final TreeMap<String, Node> forced = new TreeMap<>();
  private final List<Change> pending = new ArrayList<>();

  Map<String, Node> seen() {
    return seen;
  }

  void add(String name, Node node) {
    change(new Change(null, name, node));
  }

  void remove(String name) {
    change(new Change(name, null, null));
  }

  void rename(String from, String to) {
    change(new Change(from, to, seen.get(from)));
  }

  void force() {
    forced.clear();
    forced.putAll(seen);
    pending.clear();
  }

  /**
   * Returns what a power loss leaves: of the changes since the last force the first so many, as a
   * journal keeps them, or any of them, as POSIX allows; and of each file what its own writes
   * leave.
   */
  SimulatedDirectory afterPowerLoss(Random random) {
    TreeMap<String, Node> names = new TreeMap<>(forced);
    boolean inOrder = random.nextBoolean();
    int kept = random.nextInt(pending.size() + 1);
    for (int i = 0; i < pending.size(); i++) {
      if (inOrder ? i < kept : random.nextBoolean()) {
        apply(names, pending.get(i));
      }
    }
    SimulatedDirectory left = new SimulatedDirectory();
    names.forEach((name, node) -> left.seen.put(name, survivor(node, random)));
    left.force();
    return left;
  }

  /** Returns a copy as the system itself would show it after the process was killed. */
  SimulatedDirectory afterKill() {
    SimulatedDirectory left = new SimulatedDirectory();
    seen.forEach(
        (name, node) ->
            left.seen.put(
                name,
                node.file() != null
                    ? new Node(new SimulatedFile(node.file().seen()), null)
                    : new Node(null, directory(node).afterKill())));
    left.force();
    return left;
  }

  private static Node survivor(Node node, Random random) {
    return node.file() != null
        ? new Node(new SimulatedFile(node.file().afterPowerLoss(random)), null)
        : new Node(null, directory(node).afterPowerLoss(random));
  }

  private static SimulatedDirectory directory(Node node) {
    return java.util.Objects.requireNonNull(node.directory());
  }

  private void change(Change change) {
    pending.add(change);
    apply(seen, change);
  }

  private static void apply(Map<String, Node> names, Change change) {
    if (change.removed() != null) {
      names.remove(change.removed());
    }
    if (change.added() != null && change.node() != null) {
      names.put(change.added(), change.node());
    }
  }
}
