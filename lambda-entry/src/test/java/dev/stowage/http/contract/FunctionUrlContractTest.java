package dev.stowage.http.contract;

import dev.stowage.lambda.EventKind;
import dev.stowage.lambda.Lambda;

/** Through events of {@link EventKind#FUNCTION_URL}. */
class FunctionUrlContractTest extends ApiContract {

  @Override
  World.Transport transport() {
    return (router, request) -> Lambda.send(EventKind.FUNCTION_URL, router, request);
  }
}
