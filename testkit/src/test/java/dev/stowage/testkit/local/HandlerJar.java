package dev.stowage.testkit.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A deployable made from one source text, compiled against what Lambda's runtime brings. */
final class HandlerJar {

  private HandlerJar() {}

  static Path compile(Path folder, String className, String source) {
    try {
      Path file = Files.writeString(folder.resolve(className + ".java"), source);
      Path classes = Files.createDirectories(folder.resolve(className));
      int status =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-d", classes.toString(), "-cp", classPath(), file.toString());
      if (status != 0) {
        throw new IllegalStateException("the handler does not compile");
      }
      return pack(classes, folder.resolve(className + ".jar"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(EnginePath.find("lambda-runtime"))) {
      return String.join(":", jars.map(Path::toString).toList());
    }
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(bytes);
        Stream<Path> files = Files.walk(classes)) {
      List<Path> compiled = files.filter(Files::isRegularFile).toList();
      for (Path file : compiled) {
        out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
