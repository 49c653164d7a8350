package dev.stowage.file;

import static dev.stowage.file.LogStores.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Collisions, pages, compaction, expiry and footprint of keyed logs. */
class KeyedLogTest {

  private static final Path ROOT = Path.of("/store");

  private SimulatedDisk disk = new SimulatedDisk();

  /** A hash of few bits gives many keys one hash; with 0 bits all of them. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void keysOfOneHashAreDifferentRecords(int bits) {
    KeyHash.Family weak =
        secret -> key -> bits == 0 ? -1L : SipHash.of(secret).of(key) >> (64 - bits);
    LogSettings settings = new LogSettings(2048, 1, weak, Runnable::run);
    Random random = new Random(bits);
    Map<String, Long> model = new HashMap<>();
    FileBackend store = LogStores.open(ROOT, Durability.GROUP, disk, settings);
    for (int step = 0; step < 600; step++) {
      String id = "link-" + random.nextInt(30);
      Long present = model.get(id);
      assertThat(store.links().find(id).map(found -> found.stamp().writeId()))
          .isEqualTo(Optional.ofNullable(present));
      if (present == null) {
        assertThat(store.links().create(link(id, step), LogStores.NOON)).isEqualTo(Created.NEW);
        model.put(id, (long) step);
      } else if (random.nextBoolean()) {
        assertThat(store.links().remove(id, present)).isTrue();
        model.remove(id);
      } else {
        assertThat(store.links().create(link(id, step), LogStores.NOON)).isEqualTo(Created.TAKEN);
      }
      if (step % 100 == 99) {
        assertThat(writeIds(store)).isEqualTo(model);
        store.close();
        store = LogStores.open(ROOT, Durability.GROUP, disk, settings);
      }
    }
    assertThat(writeIds(store)).isEqualTo(model);
  }

  private static Map<String, Long> writeIds(FileBackend store) {
    Map<String, Long> found = new HashMap<>();
    for (Link link : store.links().list(Page.FIRST).items()) {
      assertThat(found.put(link.id(), link.stamp().writeId())).isNull();
    }
    return found;
  }

  /** A walk over pages meets everything that was there, though all is rewritten between pages. */
  @Test
  void pagesSurviveInsertsRemovalsAndCompactions() {
    LogSettings settings = new LogSettings(1 << 16, 1, SipHash::of, Runnable::run);
    FileBackend store = LogStores.open(ROOT, Durability.OS, disk, settings);
    for (int i = 0; i < 2500; i++) {
      store.links().create(link("kept-" + i, i), LogStores.NOON);
    }
    List<String> seen = new ArrayList<>();
    Optional<String> cursor = Optional.of(Page.FIRST);
    int pages = 0;
    while (cursor.isPresent()) {
      Page<Link> page = store.links().list(cursor.get());
      page.items().forEach(link -> seen.add(link.id()));
      cursor = page.next();
      pages++;
      for (int i = 0; i < 2000; i++) {
        store.links().create(link("other", i), LogStores.NOON);
        store.links().remove("other", i);
      }
      store.links().create(link("new-" + pages, pages), LogStores.NOON);
      if (pages == 1) {
        store.close();
        store = LogStores.open(ROOT, Durability.OS, disk, settings);
      }
    }
    assertThat(pages).isEqualTo(3);
    seen.removeIf(id -> id.startsWith("new-"));
    assertThat(seen).hasSize(2500).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "from:", "from:12", "from:00000000000000zz", "after:temp-1"})
  void refusesACursorThatIsNoneOfOurs(String cursor) {
    FileBackend store = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.large());
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> store.pastes().list(cursor))
        .withMessageContaining("INVALID");
  }

  @Test
  void compactionGivesRoomBackAndLeavesWhatCounts() throws IOException {
    FileBackend store = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.small());
    for (int i = 0; i < 2000; i++) {
      store.counters().add("visits", 1);
    }
    store.counters().create("other", 7);
    assertThat(bytes("counters")).isLessThan(3 * 4096);
    disk = disk.afterPowerLoss(new Random(1));
    FileBackend again = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.small());
    assertThat(again.counters().value("visits")).hasValue(2000);
    assertThat(again.counters().value("other")).hasValue(7);
  }

  @Test
  void purgeRemovesWhatHasExpiredAndGivesItsRoomBack() throws IOException {
    FileBackend store = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.large());
    Instant end = LogStores.NOON.plusSeconds(60);
    for (int i = 0; i < 40; i++) {
      Instant expires = i % 2 == 0 ? end : null;
      store.pastes().create(LogStores.paste(id(i), 5000, i, expires), LogStores.NOON);
    }
    long before = bytes("pastes");
    assertThat(store.expired().count(end.minusNanos(1))).isZero();
    assertThat(store.expired().free(end.minusNanos(1))).isZero();
    assertThat(store.expired().count(end)).isEqualTo(20);
    assertThat(store.expired().free(end)).isEqualTo(20);
    assertThat(store.expired().count(end)).isZero();
    assertThat(store.pastes().list(Page.FIRST).items()).hasSize(20);
    assertThat(bytes("pastes")).isLessThan(before * 2 / 3);
  }

  /** Ends after 2106 do not fit the table; the record itself is asked. */
  @Test
  void knowsEndsThatAreFarAway() {
    FileBackend store = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.large());
    Instant far = Instant.parse("2200-01-01T00:00:00Z");
    store.links().create(link("near", 1, LogStores.NOON.plusSeconds(1)), LogStores.NOON);
    store.links().create(link("far", 2, far), LogStores.NOON);
    store.links().create(link("last", 3, Stamp.LATEST), LogStores.NOON);
    assertThat(store.expired().count(far.minusSeconds(1))).isEqualTo(1);
    assertThat(store.expired().count(far)).isEqualTo(2);
    assertThat(store.expired().free(far)).isEqualTo(2);
    assertThat(store.links().find("last")).isPresent();
    assertThat(store.expired().free(Stamp.LATEST)).isEqualTo(1);
  }

  @Test
  void countsRecordsAndTheirBytes() {
    FileBackend store = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.large());
    Link link = link("link-1", 1, LogStores.NOON.plusSeconds(9));
    Paste paste = LogStores.paste(id(1), 777, 2);
    store.links().create(link, LogStores.NOON);
    store.pastes().create(paste, LogStores.NOON);
    store.counters().add("visits", 1);
    Footprint found = store.footprint();
    assertThat(found.records()).isEqualTo(Amount.measured(3));
    assertThat(found.logicalBytes())
        .isEqualTo(Amount.measured(link.logicalBytes() + paste.meta().logicalBytes() + 6 + 8));
    assertThat(found.encodedBytes())
        .isEqualTo(Amount.measured(3 * 21L + 6 + link.encode().length + 22 + 59 + 7 + 777 + 6 + 8));
    store.counters().add("visits", 1);
    assertThat(store.footprint().encodedBytes().value() - found.encodedBytes().value())
        .isEqualTo(21 + 6 + 8);
    store.close();
    FileBackend again = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.large());
    assertThat(again.footprint().logicalBytes()).isEqualTo(found.logicalBytes());
  }

  @Test
  void holdsTheLargestPastesAndTheLargestHeads() {
    FileBackend store = LogStores.open(ROOT, Durability.OS, disk, LogStores.small());
    Set<Paste> all = new HashSet<>();
    for (int size : new int[] {0, 1, Paste.MAX_BYTES - 1, Paste.MAX_BYTES}) {
      all.add(LogStores.paste(id(all.size()), size, size));
    }
    all.forEach(paste -> store.pastes().create(paste, LogStores.NOON));
    all.forEach(paste -> assertThat(store.pastes().find(paste.id())).contains(paste));
    all.forEach(paste -> assertThat(store.pastes().peek(paste.id())).contains(paste.meta()));
    store.close();
    FileBackend again = LogStores.open(ROOT, Durability.OS, disk, LogStores.small());
    all.forEach(paste -> assertThat(again.pastes().take(paste.id())).contains(paste));
    assertThat(again.pastes().list(Page.FIRST).items()).isEmpty();
  }

  private static String id(int number) {
    return "pastepastepastepastep"
        + "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ".charAt(number);
  }

  private long bytes(String log) throws IOException {
    return disk.list(ROOT.resolve(log)).stream().mapToLong(Disk.Entry::bytes).sum();
  }
}
