package dev.stowage.bench.place;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.testkit.local.LocalTimestream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Timestream: tables in a database of the service, or in our stand-in. */
final class TimestreamService implements Service {

  private final Scratch scratch;

  TimestreamService(Scratch scratch) {
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "Timestream";
  }

  @Override
  public String shape() {
    return "timestream://DATABASE";
  }

  @Override
  public List<String> whereParameters() {
    return List.of("endpoint");
  }

  @Override
  public OnEngine onEngine(StoreUrl url) {
    LocalTimestream engine = engine(url);
    Map<String, String> where =
        Map.of(
            "endpoint", engine.endpoint().toString(),
            "region", url.parameter("region").orElse("us-east-1"));
    return new OnEngine(SchemePlaces.at(url, "", "", where), engine.version());
  }

  @Override
  public Place local(StoreUrl url, int number) {
    return new StandInPlace(Service.super.local(url, number), engine(url));
  }

  private LocalTimestream engine(StoreUrl url) {
    return scratch.engine(
        url.scheme(), LocalTimestream.class, LocalTimestream::start, LocalTimestream::close);
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
    public Optional<InstantSource> movedClock() {
      return Optional.of(engine::clock);
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
