package dev.stowage.http.contract;

import dev.stowage.lambda.EventKind;
import dev.stowage.lambda.Lambda;

/** Through events of {@link EventKind#ALB_MULTI}. */
class MultiValueLoadBalancerContractTest extends ApiContract {

  @Override
  World.Transport transport() {
    return (router, request) -> Lambda.send(EventKind.ALB_MULTI, router, request);
  }
}
