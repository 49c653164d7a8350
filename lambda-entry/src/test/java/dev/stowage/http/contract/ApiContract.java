package dev.stowage.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code openapi.yaml} documents is what is there: nothing undocumented, nothing documented
 * and absent. A carrier of requests says how it sends one.
 */
abstract class ApiContract extends AnswerContract {

  /** How a request comes to the router. */
  abstract World.Transport transport();

  @Test
  final void everyRouteIsDocumentedAndEveryDocumentedOneIsThere() {
    assertThat(new World(transport()).router().routes().stream().map(Route::toString))
        .containsExactlyInAnyOrderElementsOf(DOCUMENTED.operations());
  }

  @Override
  protected final Served served() {
    return new World(transport());
  }

  @Override
  protected final void played(Served served) {
    assertThat(((World) served).failures()).isEmpty();
  }

  /** Any error that no operation names is documented as its default. */
  @TestFactory
  final Stream<DynamicTest> everyOperationHasADefault() {
    return DOCUMENTED.operations().stream()
        .map(operation -> DynamicTest.dynamicTest(operation, () -> seeDefault(operation)));
  }

  private void seeDefault(String operation) {
    OpenApi.Answer documented =
        DOCUMENTED.answers().stream()
            .filter(answer -> answer.name().equals(operation + " default"))
            .findFirst()
            .orElseThrow();
    int space = operation.indexOf(' ');
    Request request =
        Request.of(
            operation.substring(0, space),
            operation.substring(space + 1).replaceAll("\\{\\w+}", "any"));
    Response response =
        new World(transport(), World::local).send(request.with("X-Forwarded-For", "192.0.2.1"));
    assertThat(response.status()).isEqualTo(403);
    if (request.isHead()) {
      assertThat(response.body()).isEmpty();
    } else {
      assertThat(DOCUMENTED.faults(documented, response)).isEmpty();
    }
  }
}
