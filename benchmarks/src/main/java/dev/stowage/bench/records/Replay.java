package dev.stowage.bench.records;

import dev.stowage.bench.workload.Feature;
import dev.stowage.bench.workload.Noise;
import dev.stowage.core.paste.Burn;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The operations of a workload in their order.
 *
 * <p>The operations of a day are shuffled and spread evenly over it, each at a random moment of its
 * share. An operation on a record picks one of those that are there at that moment, all equally
 * likely; when none is left, it asks for the one that went last and is told that it is gone. The
 * first operation on links, and on pastes, creates one.
 */
public final class Replay {

  private static final long SECOND = 1_000_000;
  private static final long DAY = Duration.ofDays(1).toMillis() * 1_000;

  private final RecordWorkload workload;
  private final Materials materials;

  /** The operations that come; a day is a row of places in this list. */
  private final List<Operation> coming;

  private final Noise order;
  private final Noise moments;
  private final Noise picks;
  private final Population links = new Population();
  private final Population pastes = new Population();

  private Replay(RecordWorkload workload) {
    this.workload = workload;
    this.materials = workload.materials();
    this.coming = List.copyOf(workload.recipe().perDay().keySet());
    this.order = new Noise(workload.seed(), 20);
    this.moments = new Noise(workload.seed(), 21);
    this.picks = new Noise(workload.seed(), 22);
  }

  /**
   * Goes through all operations.
   *
   * @param workload which
   * @param to takes each; what it throws ends the replay
   */
  public static void of(RecordWorkload workload, Consumer<Act> to) {
    new Replay(workload).run(to);
  }

  private void run(Consumer<Act> to) {
    long index = 0;
    for (int day = 0; day < workload.days(); day++) {
      byte[] shuffled = shuffled(day);
      long begin = RecordWorkload.FIRST_DAY.plusDays(day).toEpochDay() * DAY;
      for (int i = 0; i < shuffled.length; i++) {
        long micros = begin + (long) ((i + moments.uniform(index)) / shuffled.length * DAY);
        to.accept(act(coming.get(shuffled[i]), micros, index));
        index++;
      }
    }
  }

  private byte[] shuffled(int day) {
    byte[] operations = new byte[(int) workload.recipe().operationsPerDay()];
    int filled = 0;
    for (byte place = 0; place < coming.size(); place++) {
      int rate = (int) workload.recipe().rate(coming.get(place));
      Arrays.fill(operations, filled, filled + rate, place);
      filled += rate;
    }
    for (int i = filled - 1; i > 0; i--) {
      swap(operations, i, order.below(i + 1, (long) day * filled + i));
    }
    if (day == 0) {
      beginBy(Operation.LINKS_CREATE, operations);
      beginBy(Operation.PASTES_CREATE, operations);
    }
    return operations;
  }

  /** Lets the first operation of a feature be the one that the others need. */
  private void beginBy(Operation making, byte[] operations) {
    int first = -1;
    for (int i = 0; i < operations.length; i++) {
      Operation operation = coming.get(operations[i]);
      if (first < 0 && operation.feature() == making.feature()) {
        first = i;
      }
      if (operation == making) {
        swap(operations, first, i);
        return;
      }
    }
  }

  private static void swap(byte[] operations, int one, int other) {
    byte kept = operations[one];
    operations[one] = operations[other];
    operations[other] = kept;
  }

  private Act act(Operation operation, long micros, long index) {
    if (operation.feature() == Feature.COUNTERS) {
      int counter = picks.below(workload.recipe().shapes().counters(), index);
      return new Act(micros, operation, counter, Act.Answer.GIVEN);
    }
    Population population = operation.feature() == Feature.LINKS ? links : pastes;
    population.passTo(micros);
    if (operation == Operation.making(operation.feature())) {
      return new Act(micros, operation, added(population, operation, micros), Act.Answer.GIVEN);
    }
    if (population.size() == 0) {
      return new Act(micros, operation, population.lastGone(), Act.Answer.NONE);
    }
    int number = population.at(picks.below(population.size(), index));
    if (removes(operation, number)) {
      population.takeOut(number);
    }
    return new Act(micros, operation, number, Act.Answer.GIVEN);
  }

  private int added(Population population, Operation operation, long micros) {
    int number = population.add();
    Duration lasting =
        operation == Operation.LINKS_CREATE
            ? materials.link(number).expiresIn()
            : materials.paste(number).expiresIn();
    if (lasting != null) {
      population.ends(number, end(micros, lasting));
    }
    return number;
  }

  /** Records end on whole seconds, the next one where they would end within one. */
  static long end(long micros, Duration lasting) {
    long end = micros + lasting.toSeconds() * SECOND;
    return -Math.floorDiv(-end, SECOND) * SECOND;
  }

  private boolean removes(Operation operation, int number) {
    return switch (operation) {
      case LINKS_REMOVE, PASTES_REMOVE -> true;
      case PASTES_READ -> materials.paste(number).burn() == Burn.AFTER_READING;
      default -> false;
    };
  }
}
