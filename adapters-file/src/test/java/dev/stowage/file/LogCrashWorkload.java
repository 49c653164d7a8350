package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.counter.Counter;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.Created;
import dev.stowage.file.LogCrashModel.Kept;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Random calls to the links, pastes and counters of a store on a simulated disk, with segments so
 * small that they are sealed and compacted all the time. Before every single change that a call
 * makes to the disk the power is cut on a copy of it, and the copy is opened, checked, compacted
 * and checked again; now and then the power goes again while the copy is being opened, or the
 * workload goes on with what was left.
 */
final class LogCrashWorkload {

  private static final Path ROOT = Path.of("/store");
  private static final int KEYS = 8;

  private final LogCrashModel links;
  private final LogCrashModel pastes;
  private final LogCrashModel counters;
  private final Random random;
  private final Durability durability;
  private SimulatedDisk disk;
  private FileBackend store;
  private Instant now = LogStores.NOON;
  private long writes;
  private int points;

  LogCrashWorkload(int seed, Durability durability, SimulatedDisk disk) {
    this.random = new Random(seed);
    this.durability = durability;
    this.links = new LogCrashModel("links", durability);
    this.pastes = new LogCrashModel("pastes", durability);
    this.counters = new LogCrashModel("counters", durability);
    this.disk = disk;
    disk.watch((change, path) -> crashHere());
    this.store = open(disk);
  }

  /** Makes so many calls; returns how often the power was cut. */
  int run(int calls) {
    for (int call = 0; call < calls; call++) {
      step();
      if (random.nextInt(30) == 0) {
        crashAndGoOn();
      }
    }
    return points;
  }

  private void step() {
    now = now.plusSeconds(random.nextInt(20));
    int key = random.nextInt(KEYS);
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> createLink("link-" + key);
      case 5, 6 -> removeLink("link-" + key);
      case 7, 8, 9 -> createPaste(LogStores.pasteId(key));
      case 10, 11, 12 -> takePaste(LogStores.pasteId(key));
      case 13, 14, 15, 16 -> add("count-" + key % 3);
      case 17 -> createCounter("count-" + key);
      case 18 -> purge();
      default -> reopen();
    }
    links.acknowledge();
    pastes.acknowledge();
    counters.acknowledge();
  }

  private void createLink(String id) {
    Link link = LogStores.link(id, ++writes, end());
    @Nullable Kept present = links.now().get(id);
    boolean free = present == null || present.hasExpired(now);
    if (free) {
      links.begin(id, kept(link));
    }
    assertThat(store.links().create(link, now)).isEqualTo(free ? Created.NEW : Created.TAKEN);
  }

  private void removeLink(String id) {
    Link present = store.links().find(id).orElse(null);
    if (present != null) {
      links.begin(id, null);
      assertThat(store.links().remove(id, present.stamp().writeId())).isTrue();
    }
  }

  private void createPaste(String id) {
    Paste paste = LogStores.paste(id, random.nextInt(1500), ++writes, end());
    @Nullable Kept present = pastes.now().get(id);
    boolean free = present == null || present.hasExpired(now);
    if (free) {
      pastes.begin(id, kept(paste));
    }
    assertThat(store.pastes().create(paste, now)).isEqualTo(free ? Created.NEW : Created.TAKEN);
  }

  private void takePaste(String id) {
    @Nullable Kept present = pastes.now().get(id);
    pastes.begin(id, null);
    @Nullable Kept taken = store.pastes().take(id).map(LogCrashWorkload::kept).orElse(null);
    if (present == null || !present.hasExpired(now) || taken != null) {
      assertThat(taken).isEqualTo(present);
    }
  }

  private void add(String name) {
    @Nullable Kept present = counters.now().get(name);
    long value = (present == null ? 0 : Long.parseLong(present.content())) + 1;
    counters.begin(name, new Kept(Long.toString(value), null));
    assertThat(store.counters().add(name, 1)).isEqualTo(value);
  }

  private void createCounter(String name) {
    boolean free = !counters.now().containsKey(name);
    long value = ++writes * 1000;
    if (free) {
      counters.begin(name, new Kept(Long.toString(value), null));
    }
    assertThat(store.counters().create(name, value)).isEqualTo(free);
  }

  private void purge() {
    long due = store.expired().count(now);
    assertThat(store.expired().free(now)).isEqualTo(due);
    assertThat(store.expired().count(now)).isZero();
    for (LogCrashModel log : List.of(links, pastes)) {
      Map<String, Kept> left = log.now();
      left.values().removeIf(record -> record.hasExpired(now));
      log.begin(left);
    }
  }

  private void reopen() {
    store.close();
    assertThat(disk.openFiles()).as("files open after a close").isZero();
    store = open(disk);
    assertThat(store.recovery().isClean()).isTrue();
    check(store);
  }

  private @Nullable Instant end() {
    return random.nextInt(3) == 0 ? now.plusSeconds(1 + random.nextInt(400)) : null;
  }

  private void crashHere() {
    points++;
    SimulatedDisk left = disk.afterPowerLoss(random);
    SimulatedDisk again = openAndCheck(left);
    if (again != left) {
      openAndCheck(again);
    }
  }

  /** Opens and checks; now and then the power goes again while the store is being opened. */
  private SimulatedDisk openAndCheck(SimulatedDisk left) {
    SimulatedDisk[] again = {left};
    int when = random.nextInt(12);
    int[] calls = {0};
    left.watch(
        (call, path) -> {
          if (calls[0]++ == when) {
            again[0] = left.afterPowerLoss(random);
          }
        });
    FileBackend opened = open(left);
    check(opened);
    opened.expired().free(now);
    check(opened);
    opened.close();
    check(open(left));
    return again[0];
  }

  private void crashAndGoOn() {
    disk = disk.afterPowerLoss(random);
    disk.watch((change, path) -> crashHere());
    store = open(disk);
    check(store);
    links.goOn(seenLinks(store));
    pastes.goOn(seenPastes(store));
    counters.goOn(seenCounters(store));
  }

  private void check(FileBackend opened) {
    links.check(seenLinks(opened), now);
    pastes.check(seenPastes(opened), now);
    counters.check(seenCounters(opened), now);
  }

  private static Map<String, Kept> seenLinks(FileBackend opened) {
    Map<String, Kept> seen = new TreeMap<>();
    for (Link link : opened.links().list("").items()) {
      assertThat(opened.links().find(link.id())).contains(link);
      seen.put(link.id(), kept(link));
    }
    return seen;
  }

  private static Map<String, Kept> seenPastes(FileBackend opened) {
    Map<String, Kept> seen = new TreeMap<>();
    for (PasteMeta meta : opened.pastes().list("").items()) {
      Paste paste = opened.pastes().find(meta.id()).orElseThrow();
      assertThat(paste.meta()).isEqualTo(meta);
      seen.put(meta.id(), kept(paste));
    }
    return seen;
  }

  private static Map<String, Kept> seenCounters(FileBackend opened) {
    Map<String, Kept> seen = new TreeMap<>();
    for (Counter counter : new ArrayList<>(opened.counters().list("").items())) {
      seen.put(counter.name(), new Kept(Long.toString(counter.value()), null));
    }
    return seen;
  }

  private static Kept kept(Link link) {
    return new Kept(link.target(), link.stamp().expiresAt());
  }

  /** Proves that the content is that of the write: equal to what is made of its number again. */
  private static Kept kept(Paste paste) {
    long write = paste.meta().stamp().writeId();
    Paste expected =
        LogStores.paste(paste.id(), paste.meta().size(), write, paste.meta().stamp().expiresAt());
    assertThat(paste).isEqualTo(expected);
    return new Kept(Long.toString(write), paste.meta().stamp().expiresAt());
  }

  private FileBackend open(SimulatedDisk on) {
    return LogStores.open(ROOT, durability, on, LogStores.small(), () -> now);
  }
}
