package dev.stowage.testkit.tck;

import dev.stowage.core.backend.OffersDiscard;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

class SeriesStoreTckTest extends TckTest<HonestSeries> {

  @Override
  Trial<HonestSeries> trial() {
    return new Trial<>(OnTrial.class);
  }

  @Override
  List<Defect<HonestSeries>> defects() {
    List<Defect<HonestSeries>> all = new ArrayList<>(DefinitionDefects.all());
    all.addAll(NameDefects.all());
    all.addAll(AppendDefects.all());
    all.addAll(ConflictDefects.all());
    all.addAll(RangeDefects.all());
    all.addAll(ScanDefects.all());
    all.addAll(LatestDefects.all());
    all.addAll(DropDefects.all());
    return all;
  }

  @Override
  Map<String, Supplier<? extends HonestSeries>> honest() {
    return HonestSeries.withWeakerPromises();
  }

  static final class OnTrial extends SeriesStoreTck implements Trial.OnTrial<HonestSeries> {
    private HonestSeries store = new HonestSeries();

    @Override
    public void setStore(HonestSeries store) {
      this.store = store;
    }

    @Override
    protected OffersDiscard backend() {
      return store;
    }

    @Override
    protected OffersDiscard secondWriter(InstantSource clock) {
      return store.secondWriter(clock);
    }

    @Override
    protected void settle() {
      store.settle();
    }
  }
}
