package dev.stowage.http.contract;

import dev.stowage.lambda.EventKind;
import dev.stowage.lambda.Lambda;

/** Through events of {@link EventKind#ALB}. */
class LoadBalancerContractTest extends ApiContract {

  @Override
  World.Transport transport() {
    return (router, request) -> Lambda.send(EventKind.ALB, router, request);
  }
}
