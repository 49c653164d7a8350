package dev.stowage.testkit.tck;

import dev.stowage.core.backend.OffersPastes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

class PasteStoreTckTest extends TckTest<HonestPastes> {

  @Override
  Trial<HonestPastes> trial() {
    return new Trial<>(OnTrial.class);
  }

  @Override
  List<Defect<HonestPastes>> defects() {
    List<Defect<HonestPastes>> all = new ArrayList<>(PasteContentDefects.all());
    all.addAll(PasteCreateDefects.all());
    all.addAll(PasteExpiryDefects.all());
    all.addAll(PasteTakeDefects.all());
    all.addAll(PasteIdDefects.all());
    all.addAll(PasteRemoveDefects.all());
    all.addAll(PasteListDefects.all());
    all.addAll(PasteInterruptDefects.all());
    all.addAll(PasteFootprintDefects.all());
    return all;
  }

  @Override
  Map<String, Supplier<? extends HonestPastes>> honest() {
    return Map.of("keeps every promise", HonestPastes::new);
  }

  static final class OnTrial extends PasteStoreTck implements Trial.OnTrial<HonestPastes> {
    private HonestPastes store = new HonestPastes();

    @Override
    public void setStore(HonestPastes store) {
      this.store = store;
    }

    @Override
    protected OffersPastes backend() {
      return store;
    }

    @Override
    protected OffersPastes secondProcess() {
      return store.secondProcess();
    }

    @Override
    protected void settle() {
      store.settle();
    }
  }
}
