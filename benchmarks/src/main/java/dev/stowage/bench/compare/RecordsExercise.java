package dev.stowage.bench.compare;

import dev.stowage.bench.records.Act;
import dev.stowage.bench.records.Materials;
import dev.stowage.bench.records.RecordWorkload;
import dev.stowage.bench.records.Replay;
import dev.stowage.bench.workload.AtRisk;
import dev.stowage.bench.workload.Feature;
import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.cost.Phase;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Carries out operations on links, pastes and counters in their order, each as one call of its
 * service and metered in its own phase; then reads back everything that was ever made. Answers are
 * compared while the workload runs, too: of a burning paste the one that reads it is the last that
 * can tell.
 */
final class RecordsExercise implements Exercise {

  private final RecordWorkload workload;
  private final Materials materials;
  private final StoreLine line;
  private final Session session;
  private final Roll.Others others;
  private final Ledger links = new Ledger();
  private final Ledger pastes = new Ledger();
  private final CounterSums counters;
  private @Nullable String difference;

  RecordsExercise(RecordWorkload workload, StoreLine line, Session session, Roll.Others others) {
    this.others = others;
    this.workload = workload;
    this.materials = workload.materials();
    this.line = line;
    this.session = session;
    this.counters = new CounterSums(materials.counters());
  }

  @Override
  public void refuseTaken(Backend backend) {
    if (others == Roll.Others.NONE) {
      return;
    }
    for (RecordUse use : uses(backend).values()) {
      String taken = use.taken();
      if (taken != null) {
        throw Exercise.taken(line, taken);
      }
    }
  }

  /** Records need no preparation. */
  @Override
  public void define(Backend backend) {}

  @Override
  public AtRisk perform(Backend backend) {
    boolean judged = backend.traits().readAfterWrite() == StoreTraits.ReadAfterWrite.AT_ONCE;
    Map<Feature, RecordUse> uses = uses(backend);
    AtomicLong done = new AtomicLong();
    Replay.of(
        workload,
        act -> {
          session.scratch().checkRunning();
          String wrong = perform(act, Objects.requireNonNull(uses.get(act.operation().feature())));
          if (judged && difference == null) {
            difference = wrong;
          }
          session.progress().advance(Phase.LOAD, done.incrementAndGet(), workload.total());
        });
    session.clock().finishDay();
    return AtRisk.NOTHING;
  }

  private @Nullable String perform(Act act, RecordUse use) {
    session.clock().passTo(act.micros());
    session.meter().enter(act.operation().phase());
    return use.perform(act);
  }

  @Override
  public Verification verify(Backend backend) {
    long made = (long) links.size() + pastes.size() + counters.size();
    AtomicLong compared = new AtomicLong();
    long records = 0;
    for (RecordUse use : uses(backend).values()) {
      Verification found =
          use.verify(() -> session.advance(Phase.VERIFY, compared.incrementAndGet(), made));
      records += found.records();
      if (difference == null) {
        difference = found.difference();
      }
    }
    return new Verification(records, difference);
  }

  private Map<Feature, RecordUse> uses(Backend backend) {
    Map<Feature, RecordUse> uses = new EnumMap<>(Feature.class);
    workload.features().forEach(feature -> uses.put(feature, use(feature, backend)));
    return uses;
  }

  private RecordUse use(Feature feature, Backend backend) {
    BackendContext context = session.context(materials.random(feature));
    Setting setting = new Setting(workload, materials, context, others);
    return switch (feature) {
      case LINKS -> new LinksUse(Exercise.as(OffersLinks.class, backend).links(), setting, links);
      case PASTES ->
          new PastesUse(Exercise.as(OffersPastes.class, backend).pastes(), setting, pastes);
      case COUNTERS ->
          new CountersUse(Exercise.as(OffersCounters.class, backend).counters(), setting, counters);
      case SERIES -> throw new IllegalArgumentException(feature.label());
    };
  }
}
