package dev.stowage.http.contract;

import dev.stowage.lambda.EventKind;
import dev.stowage.lambda.Lambda;

/** Through events of {@link EventKind#REST_V1}. */
class RestApiContractTest extends ApiContract {

  @Override
  World.Transport transport() {
    return (router, request) -> Lambda.send(EventKind.REST_V1, router, request);
  }
}
