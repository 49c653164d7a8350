package dev.stowage.http.resource;

import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.util.List;

/** The description of everything that is served: {@code /openapi.yaml}. */
public final class OpenApiResource implements Resource {

  private final Response document = ShippedFile.answer("openapi.yaml", "application/yaml");

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/openapi.yaml", exchange -> document));
  }
}
