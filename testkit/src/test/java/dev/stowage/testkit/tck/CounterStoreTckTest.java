package dev.stowage.testkit.tck;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.HotKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

class CounterStoreTckTest extends TckTest<HonestCounters> {

  @Override
  Trial<HonestCounters> trial() {
    return new Trial<>(OnTrial.class);
  }

  @Override
  List<Defect<HonestCounters>> defects() {
    List<Defect<HonestCounters>> all = new ArrayList<>(CounterAddDefects.all());
    all.addAll(CounterLimitDefects.all());
    all.addAll(CounterNameDefects.all());
    all.addAll(CounterRaceDefects.all());
    all.addAll(CounterListDefects.all());
    all.addAll(CounterInterruptDefects.all());
    all.add(
        Defect.of(
            "says that it keeps no counters",
            DeniesCounters::new,
            "noTraitDeniesThatThereAreCounters"));
    return all;
  }

  @Override
  Map<String, Supplier<? extends HonestCounters>> honest() {
    Map<String, Supplier<? extends HonestCounters>> all = new LinkedHashMap<>();
    all.put("keeps every promise", HonestCounters::new);
    all.put("throttles adds of another process and says so", ThrottlingCounters::new);
    return all;
  }

  private static final class DeniesCounters extends HonestCounters {
    @Override
    public StoreTraits traits() {
      return Weaker.than(super.traits()).by(HotKey.NO_COUNTERS).traits();
    }
  }

  static final class OnTrial extends CounterStoreTck implements Trial.OnTrial<HonestCounters> {
    private HonestCounters store = new HonestCounters();

    @Override
    public void setStore(HonestCounters store) {
      this.store = store;
    }

    @Override
    protected OffersCounters backend() {
      return store;
    }

    @Override
    protected OffersCounters secondProcess() {
      return store.secondProcess();
    }

    @Override
    protected void settle() {
      store.settle();
    }
  }
}
