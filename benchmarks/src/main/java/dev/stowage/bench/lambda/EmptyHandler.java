package dev.stowage.bench.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A function that does nothing: what the JVM and AWS's runtime take by themselves. Packed alone, so
 * it may use nothing but the JDK and the runtime.
 */
public final class EmptyHandler implements RequestStreamHandler {

  /** Made by the runtime. */
  public EmptyHandler() {}

  /** Answers every event alike, and reads none. */
  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    answer.write("{\"statusCode\":200}".getBytes(StandardCharsets.UTF_8));
  }

  /** Packs it. */
  static Path packed(Path folder) throws IOException {
    Path jar = folder.resolve("empty.jar");
    String name = EmptyHandler.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream bytes = EmptyHandler.class.getResourceAsStream("/" + name)) {
      if (bytes == null) {
        throw new IOException("cannot read " + name);
      }
      out.putNextEntry(new JarEntry(name));
      bytes.transferTo(out);
    }
    return jar;
  }
}
