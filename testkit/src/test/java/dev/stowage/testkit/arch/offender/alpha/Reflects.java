package dev.stowage.testkit.arch.offender.alpha;

import java.lang.reflect.Method;

/** Offends: calls what it found at run time. */
public final class Reflects {
  public static String call(Method method) throws ReflectiveOperationException {
    return String.valueOf(method.invoke(null));
  }
}
