package dev.stowage.http.contract;

import dev.stowage.lambda.EventKind;
import dev.stowage.lambda.Lambda;

/** Through events of {@link EventKind#HTTP_V2}. */
class HttpApiContractTest extends ApiContract {

  @Override
  World.Transport transport() {
    return (router, request) -> Lambda.send(EventKind.HTTP_V2, router, request);
  }
}
