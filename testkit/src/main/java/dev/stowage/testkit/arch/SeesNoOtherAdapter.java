package dev.stowage.testkit.arch;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Holds for a class of an adapter that depends on no class of another one. */
final class SeesNoOtherAdapter extends ArchCondition<JavaClass> {

  private final Parts parts;

  SeesNoOtherAdapter(Parts parts) {
    super("see no other adapter");
    this.parts = parts;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass();
      if (parts.isAdapter(target) && !parts.partOf(target).equals(parts.partOf(type))) {
        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
      }
    }
  }
}
