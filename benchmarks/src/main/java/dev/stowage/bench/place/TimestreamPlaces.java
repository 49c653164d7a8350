package dev.stowage.bench.place;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.testkit.local.LocalTimestream;
import dev.stowage.wiring.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * {@code timestream:}, a database in our stand-in. A given one is refused: the service itself sends
 * a bill and shows late data after hours, and nobody but us has a stand-in.
 */
final class TimestreamPlaces implements SchemePlaces {

  private final Scratch scratch;

  TimestreamPlaces(Scratch scratch) {
    this.scratch = scratch;
  }

  @Override
  public void check(StoreUrl url) {
    if (url.namesAPlace()) {
      Wiring.check(url);
      throw SchemePlaces.invalid(
          "timestream://" + url.authority(),
          "comparing would be billed by AWS, and late data shows only after hours; write"
              + " timestream: for the stand-in");
    }
    SchemePlaces.requireNoneOf(url, "timestream://DATABASE", "endpoint");
    Wiring.check(SchemePlaces.at(url, "checked", "", Map.of()));
  }

  @Override
  public Place find(StoreUrl url, int number) {
    LocalTimestream engine =
        scratch.engine(
            url.scheme(), LocalTimestream.class, LocalTimestream::start, LocalTimestream::close);
    Map<String, String> where =
        Map.of(
            "endpoint", engine.endpoint().toString(),
            "region", url.parameter("region").orElse("us-east-1"));
    StoreUrl database = SchemePlaces.at(url, PREFIX + number, "", where);
    return new StandInPlace(new WiredPlace(database, engine.version(), () -> {}), engine);
  }

  /**
   * A place whose engine's clock goes with the readings, as the service's would. It follows in
   * steps of a minute, because each is a request; the service takes readings up to 15 minutes ahead
   * of its clock.
   */
  private static final class StandInPlace implements Place {

    private static final Duration STEP = Duration.ofMinutes(1);

    private final Place place;
    private final LocalTimestream engine;
    private Instant told = Instant.MIN;

    StandInPlace(Place place, LocalTimestream engine) {
      this.place = place;
      this.engine = engine;
    }

    @Override
    public String engine() {
      return place.engine();
    }

    @Override
    public boolean given() {
      return place.given();
    }

    @Override
    public void initialise(BackendContext context) {
      place.initialise(context);
    }

    @Override
    public Backend open(BackendContext context) {
      return place.open(context);
    }

    @Override
    public void follow(Instant now) {
      if (told.equals(Instant.MIN) || !now.isBefore(told.plus(STEP))) {
        engine.clock(now);
        told = now;
      }
    }

    @Override
    public void settle() {
      engine.advance(LocalTimestream.LATE_DATA_DELAY);
    }

    @Override
    public void close() {
      place.close();
    }
  }
}
