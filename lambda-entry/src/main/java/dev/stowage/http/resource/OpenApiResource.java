package dev.stowage.http.resource;

import dev.stowage.http.Exchange;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The description of everything that is served: {@code /openapi.yaml}. */
public final class OpenApiResource implements Resource {

  private static final String DOCUMENT = "/dev/stowage/http/openapi.yaml";

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/openapi.yaml", this::document));
  }

  private Response document(Exchange exchange) {
    try (InputStream in = OpenApiResource.class.getResourceAsStream(DOCUMENT)) {
      return Response.of(200, "application/yaml", Objects.requireNonNull(in).readAllBytes())
          .with("Cache-Control", "no-cache")
          .tagged();
    } catch (IOException unreadableJar) {
      throw new UncheckedIOException(unreadableJar);
    }
  }
}
