package dev.stowage.bench.conformance;

import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/**
 * Hands the suites the store that their run is about. It travels in the launcher's session, of
 * which each run has its own, so that two runs in one process never meet.
 */
final class SubjectOfTheRun implements ParameterResolver {

  private static final String PLACE = "dev.stowage.bench.conformance";

  /** Puts a store where the suites that this session runs find it. */
  static void put(LauncherSession session, Subject subject) {
    session.getStore().put(Namespace.create(PLACE), Subject.class, subject);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Subject.class;
  }

  @Override
  public Subject resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Objects.requireNonNull(
        context
            .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(PLACE))
            .get(Subject.class, Subject.class),
        "no store was put into the session");
  }
}
