package dev.stowage.bench.place;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.wiring.Wiring;
import java.util.Map;

/**
 * Finds places in a service of AWS. A URL without a place means the engine on this machine, or on
 * {@link Terms#REMOVE_FROM_AWS} a table, bucket or database of the run's own in the service.
 */
final class ServicePlaces implements SchemePlaces {

  private final Service service;
  private final Ground ground;

  ServicePlaces(Service service, Ground ground) {
    this.service = service;
    this.ground = ground;
  }

  @Override
  public void check(StoreUrl url) {
    if (url.namesAPlace()) {
      Wiring.check(url);
      requireFree(url);
    } else {
      if (!ground.onAws()) {
        requireNoPlaceIn(url);
      }
      Wiring.check(SchemePlaces.at(url, "checked", "", Map.of()));
    }
  }

  private void requireFree(StoreUrl url) {
    if (!ground.onAws() && !Endpoint.isOnThisMachine(url)) {
      throw SchemePlaces.invalid(
          url.scheme() + "://" + url.authority(),
          "AWS would send a bill for it; give --aws to be shown first what it comes to, write "
              + url.scheme()
              + ": for the local engine, or name an endpoint on this machine:"
              + " endpoint=http%3A%2F%2F127.0.0.1%3A8000");
    }
  }

  private void requireNoPlaceIn(StoreUrl url) {
    SchemePlaces.requireNoneOf(
        url, service.shape(), service.whereParameters().toArray(String[]::new));
  }

  @Override
  public boolean isOfAws() {
    return true;
  }

  @Override
  public boolean isElsewhere(StoreUrl url) {
    return url.namesAPlace() || ground.onAws();
  }

  @Override
  public String called(StoreUrl url) {
    return service.called(url);
  }

  @Override
  public Place find(StoreUrl url, int number) {
    Host host = Endpoint.host(service.name(), url);
    if (ground.rehearses()) {
      Service.OnEngine store = service.onEngine(url);
      return ground.rehearsed(store.url(), number, Host.free(store.engine()));
    }
    if (url.namesAPlace()) {
      return ground.named(url, number, host);
    }
    return ground.onAws()
        ? ground.own(ground.fresh(url, number), number, host)
        : service.local(url, number);
  }
}
