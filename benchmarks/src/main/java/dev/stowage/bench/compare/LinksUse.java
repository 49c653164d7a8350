package dev.stowage.bench.compare;

import dev.stowage.bench.records.Act;
import dev.stowage.bench.records.Operation;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkPolicy;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.link.Links;
import dev.stowage.core.link.Shortened;
import dev.stowage.core.record.Deletion;
import dev.stowage.core.record.Lookup;
import dev.stowage.testkit.memory.MemoryBackend;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes, follows and removes links. */
final class LinksUse implements RecordUse {

  private final LinkStore store;
  private final Links links;
  private final Setting setting;
  private final Ledger ledger;

  LinksUse(LinkStore store, Setting setting, Ledger ledger) {
    this.store = store;
    this.links = service(store, setting.context());
    this.setting = setting;
    this.ledger = ledger;
  }

  private static Links service(LinkStore store, BackendContext context) {
    return new Links(store, LinkPolicy.PLAIN, context);
  }

  /** The ids that will be made are those that are made in memory. */
  @Override
  public @Nullable String taken() {
    Links planned = service(new MemoryBackend(setting.context()).links(), setting.context());
    long count = setting.workload().count(Operation.LINKS_CREATE);
    for (int number = 0; number < count; number++) {
      String id = planned.shorten(setting.materials().link(number)).link().id();
      if (store.find(id).isPresent()) {
        return "the link " + id;
      }
    }
    return null;
  }

  @Override
  public @Nullable String perform(Act act) {
    return switch (act.operation()) {
      case LINKS_CREATE -> create(act.number());
      case LINKS_FOLLOW -> follow(act);
      default -> remove(act);
    };
  }

  private @Nullable String create(int number) {
    Shortened made = links.shorten(setting.materials().link(number));
    String token = Objects.requireNonNull(made.deleteToken());
    ledger.add(Ledger.Entry.of(made.link().id(), token, made.link().stamp()));
    return null;
  }

  private @Nullable String follow(Act act) {
    Lookup<Link> found = links.follow(ledger.entry(act.number()).id());
    return act.answer() == Act.Answer.GIVEN ? difference(act.number(), found) : absent(found);
  }

  private @Nullable String remove(Act act) {
    Ledger.Entry entry = ledger.entry(act.number());
    Deletion deletion = links.delete(entry.id(), entry.deleteToken());
    ledger.remove(act.number());
    return act.answer() == Act.Answer.NONE || deletion == Deletion.DELETED
        ? null
        : "link " + entry.id() + ": its removal was answered " + deletion;
  }

  @Override
  public Verification verify(Runnable step) {
    Instant now = setting.context().clock().instant();
    long there = 0;
    for (int number = 0; number < ledger.size(); number++) {
      Ledger.Entry entry = ledger.entry(number);
      boolean over = ledger.wasRemoved(number) || entry.hasExpired(now);
      Lookup<Link> found = links.find(entry.id());
      String difference = over ? absent(found) : difference(number, found);
      if (difference != null) {
        return new Verification(there, difference);
      }
      there += over ? 0 : 1;
      step.run();
    }
    String listed = ledger.roll(now).difference(links::list, Link::id, setting.others());
    return new Verification(there, listed == null ? null : "link " + listed);
  }

  private @Nullable String difference(int number, Lookup<Link> lookup) {
    Ledger.Entry entry = ledger.entry(number);
    String target = setting.materials().link(number).target();
    Link found = lookup.value();
    if (found == null) {
      return "link " + entry.id() + ": was made but is " + word(lookup);
    }
    if (!found.target().equals(target)) {
      return "link " + entry.id() + ": leads to " + found.target() + ", not to " + target;
    }
    return entry.endsAs(found.stamp())
        ? null
        : "link " + entry.id() + ": ends at " + found.stamp().expiresAt();
  }

  private static @Nullable String absent(Lookup<Link> lookup) {
    return lookup.found().map(link -> "link " + link.id() + ": is found but is over").orElse(null);
  }

  private static String word(Lookup<Link> lookup) {
    return lookup.state() == Lookup.State.GONE ? "gone" : "absent";
  }
}
