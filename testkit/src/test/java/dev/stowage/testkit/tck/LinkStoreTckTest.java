package dev.stowage.testkit.tck;

import dev.stowage.core.backend.OffersLinks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

class LinkStoreTckTest extends TckTest<HonestLinks> {

  @Override
  Trial<HonestLinks> trial() {
    return new Trial<>(OnTrial.class);
  }

  @Override
  List<Defect<HonestLinks>> defects() {
    List<Defect<HonestLinks>> all = new ArrayList<>(LinkCreateDefects.all());
    all.addAll(LinkExpiryDefects.all());
    all.addAll(LinkRaceDefects.all());
    all.addAll(LinkIdDefects.all());
    all.addAll(LinkRemoveDefects.all());
    all.addAll(LinkListDefects.all());
    all.addAll(LinkInterruptDefects.all());
    all.addAll(LinkFootprintDefects.all());
    all.addAll(LinkTraitDefects.all());
    return all;
  }

  @Override
  Map<String, Supplier<? extends HonestLinks>> honest() {
    Map<String, Supplier<? extends HonestLinks>> all = new LinkedHashMap<>();
    all.put("keeps every promise", HonestLinks::new);
    all.put("refuses ends and long targets and says so", RefusingLinks::new);
    return all;
  }

  static final class OnTrial extends LinkStoreTck implements Trial.OnTrial<HonestLinks> {
    private HonestLinks store = new HonestLinks();

    @Override
    public void setStore(HonestLinks store) {
      this.store = store;
    }

    @Override
    protected OffersLinks backend() {
      return store;
    }

    @Override
    protected OffersLinks secondProcess() {
      return store.secondProcess();
    }

    @Override
    protected void settle() {
      store.settle();
    }
  }
}
