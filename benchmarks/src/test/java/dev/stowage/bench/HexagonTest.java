package dev.stowage.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.stowage.testkit.arch.HexagonRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The architecture of the whole project, whose modules all meet on this one's class path. */
class HexagonTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.stowage");

  @Test
  void keepsTheRulesOfTheHexagon() {
    HexagonRules.check(CLASSES);
  }

  @Test
  void isCheckedOnTheClassesOfEveryModule() throws IOException {
    Set<String> checked =
        CLASSES.stream().map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
    Set<String> written = new TreeSet<>();
    for (Path module : modules()) {
      Set<String> ofModule = sources(module);
      assertThat(ofModule).as("classes written in %s", module).isNotEmpty();
      written.addAll(ofModule);
    }
    assertThat(checked).as("classes that the rules were checked on").containsAll(written);
  }

  /** The folders beside this module that hold product code. */
  private static Set<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("..").toRealPath())) {
      Set<Path> modules =
          folders
              .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(modules)
          .as("modules with product code")
          .extracting(module -> module.getFileName().toString())
          .contains("core", "testkit", "benchmarks");
      return modules;
    }
  }

  private static Set<String> sources(Path module) throws IOException {
    Path root = module.resolve("src/main/java");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".java"))
          .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
