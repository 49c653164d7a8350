package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Random calls to a store on a simulated disk. Before every single change that a call makes to the
 * disk the power is cut on a copy of it, and the copy is opened and checked; now and then the power
 * goes again while the copy is being opened, or the workload goes on with what was left.
 */
final class CrashWorkload {

  static final Path DIRECTORY = Path.of("/store");
  private static final List<String> NAMES = List.of("a", "A", "con", "b.7");
  private static final long FIRST_DAY = LocalDate.of(2025, 2, 27).toEpochDay();

  private final CrashModel model;
  private final Random random;
  private final Durability durability;
  private SimulatedDisk disk;
  private FileBackend store;
  private long newest = FIRST_DAY * ReadingTime.MICROS_PER_DAY / 1000;
  private int points;

  CrashWorkload(int seed, Durability durability, SimulatedDisk disk) {
    this.random = new Random(seed);
    this.durability = durability;
    this.model = new CrashModel(durability);
    this.disk = disk;
    disk.watch((change, path) -> crashHere());
    this.store = open(disk);
  }

  /** Makes so many calls; returns how often the power was cut. */
  int run(int calls) {
    for (int call = 0; call < calls; call++) {
      step();
      if (random.nextInt(25) == 0) {
        crashAndGoOn();
      }
    }
    return points;
  }

  private void step() {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    if (!model.defined().contains(name)) {
      define(name);
      return;
    }
    switch (random.nextInt(20)) {
      case 0 -> drop(name);
      case 1, 2 -> reopen();
      case 3, 4, 5 -> seal(name);
      case 6, 7, 8, 9 -> discard(name);
      default -> append(name);
    }
  }

  private void define(String name) {
    model.beginNaming(name);
    store.series().define(CrashModel.series(name));
    Map<String, SortedMap<Long, String>> now = model.snapshot();
    now.put(name, new TreeMap<>());
    model.acknowledge(now);
  }

  private void drop(String name) {
    model.beginNaming(name);
    store.series().drop(CrashModel.series(name));
    Map<String, SortedMap<Long, String>> now = model.snapshot();
    now.remove(name);
    model.acknowledge(now);
  }

  private void append(String name) {
    Readings batch = batch(name);
    model.beginAppend(name, batch);
    store.series().append(CrashModel.series(name), batch);
    Map<String, SortedMap<Long, String>> now = model.snapshot();
    for (int i = 0; i < batch.size(); i++) {
      now.computeIfAbsent(name, n -> new TreeMap<>())
          .put(batch.micros(i), CrashModel.hex(batch, i));
    }
    model.acknowledge(now);
  }

  private void discard(String name) {
    SortedMap<Long, String> present = model.readings(name);
    ReadingsBuilder batch = Readings.builder(CrashModel.LAYOUT);
    int every = 1 + random.nextInt(4);
    present.forEach(
        (time, hex) -> {
          if (random.nextInt(every) == 0) {
            byte[] record = HexFormat.of().parseHex(hex);
            Readings reading = Readings.ofPacked(CrashModel.LAYOUT, record);
            batch.addRaw(reading.raw(0, 0), reading.raw(0, 1) ^ (random.nextInt(5) == 0 ? 1 : 0));
          }
        });
    Readings chosen = batch.build();
    model.beginDiscard(name, chosen);
    store.discards().discard(CrashModel.series(name), chosen);
    Map<String, SortedMap<Long, String>> now = model.snapshot();
    for (int i = 0; i < chosen.size(); i++) {
      now.computeIfAbsent(name, n -> new TreeMap<>())
          .remove(chosen.micros(i), CrashModel.hex(chosen, i));
    }
    model.acknowledge(now);
  }

  private void seal(String name) {
    SortedMap<Long, String> present = model.readings(name);
    if (!present.isEmpty()) {
      store.seal(CrashModel.series(name), ReadingTime.utcDay(present.firstKey()));
    }
  }

  private void reopen() {
    store.close();
    assertThat(disk.openFiles()).as("files open after a close").isZero();
    store = open(disk);
    assertThat(store.recovery().isClean()).isTrue();
  }

  /** A batch that goes on in time, with late readings, repeated ones and overwritten ones. */
  private Readings batch(String name) {
    ReadingsBuilder batch = Readings.builder(CrashModel.LAYOUT);
    List<Long> known = List.copyOf(model.readings(name).keySet());
    int size = random.nextInt(10) == 0 ? 200 + random.nextInt(400) : 1 + random.nextInt(20);
    for (int i = 0; i < size; i++) {
      newest += random.nextInt(600_000);
      long time =
          known.isEmpty() || random.nextInt(4) > 0
              ? newest
              : known.get(random.nextInt(known.size())) / 1000 + random.nextInt(2);
      batch.addRaw(time, random.nextInt(1 << 25));
    }
    return batch.build();
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
    model.check(open(left), NAMES);
    return again[0];
  }

  private void crashAndGoOn() {
    disk = disk.afterPowerLoss(random);
    disk.watch((change, path) -> crashHere());
    store = open(disk);
    model.acknowledge(model.check(store, NAMES));
  }

  private FileBackend open(SimulatedDisk on) {
    return FileStores.open(DIRECTORY, durability, on);
  }
}
