package dev.stowage.http.resource;

import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.util.List;

/**
 * What any page includes to count its views and show their number: {@code /counter.js}.
 *
 * <pre>{@code
 * <script src="https://sto.example/counter.js" data-counter="visits" defer></script>
 * <span data-stowage-counter></span>
 * }</pre>
 */
public final class CounterScriptResource implements Resource {

  private final Response script = ShippedFile.answer("counter.js", "application/javascript");

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/counter.js", exchange -> script));
  }
}
