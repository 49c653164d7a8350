package dev.stowage.testkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/**
 * The parts of the project: the packages directly under a root. Every part that is none of the
 * known ones is taken for an adapter, so that a new one obeys the strictest rules from its first
 * class on.
 */
record Parts(String root) {

  private static final Set<String> NO_ADAPTERS =
      Set.of("core", "http", "lambda", "serve", "wiring", "bench", "testkit", "");

  /** Returns the part that a class belongs to, or nothing for one that is not under the root. */
  String partOf(JavaClass type) {
    String packageName = type.getBaseComponentType().getPackageName();
    if (!packageName.startsWith(root + ".")) {
      return "";
    }
    return packageName.substring(root.length() + 1).split("\\.", 2)[0];
  }

  boolean isAdapter(JavaClass type) {
    return !NO_ADAPTERS.contains(partOf(type));
  }

  DescribedPredicate<JavaClass> any() {
    return describe("of the project", type -> !partOf(type).isEmpty());
  }

  DescribedPredicate<JavaClass> in(String... parts) {
    Set<String> wanted = Set.of(parts);
    return describe("in " + String.join(", ", parts), type -> wanted.contains(partOf(type)));
  }

  DescribedPredicate<JavaClass> adapters() {
    return describe("in an adapter", this::isAdapter);
  }

  /** One class of the project, and the classes nested in it. */
  DescribedPredicate<JavaClass> just(String name) {
    String full = root + "." + name;
    return describe(
        name, type -> type.getName().equals(full) || type.getName().startsWith(full + "$"));
  }

  /** Classes of the core that hold a port and ask it: the services. */
  DescribedPredicate<JavaClass> services() {
    return describe(
        "a service",
        type ->
            partOf(type).equals("core")
                && type.getFields().stream().anyMatch(field -> isPort(field.getRawType())));
  }

  private boolean isPort(JavaClass type) {
    return partOf(type).equals("core")
        && type.isInterface()
        && type.getSimpleName().endsWith("Store");
  }
}
