package dev.stowage.testkit.local;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The command line and the environment that Lambda's Java runtime starts a function with.
 *
 * <p>Options, variables and the place of the function's jar are those of the java17 runtime: the
 * class path is the runtime's, and the function's classes and the jars in its {@code lib} are found
 * in the task root, by the runtime's own class loader below that. The option for native access is
 * what newer JDKs need for the same.
 */
final class LambdaProcess {

  static final String FUNCTION = "stowage";

  private static final String ENGINE = "lambda-runtime";
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.";
  private static final double HEAP_SHARE = 0.85;

  private final LambdaSetup setup;
  private final Path taskRoot;
  private final Path folder;

  /**
   * Prepares a process.
   *
   * @param setup the function
   * @param taskRoot the folder that its deployable is unpacked in
   * @param folder an empty folder of its own
   */
  LambdaProcess(LambdaSetup setup, Path taskRoot, Path folder) {
    this.setup = setup;
    this.taskRoot = taskRoot;
    this.folder = folder;
  }

  /** Starts it. */
  Process start(String runtimeApi) throws IOException {
    Path engine = EnginePath.find(ENGINE);
    List<String> command = new ArrayList<>(options(nativeLibrary(engine)));
    setup.jvmOptions().stream().map(this::inFolder).forEach(command::add);
    command.add("-cp");
    command.add(engine + File.separator + "*");
    command.add(CLIENT + "AWSLambda");
    command.add(setup.handler());
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(taskRoot.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment(runtimeApi));
    return builder.start();
  }

  private List<String> options(Path library) {
    List<String> options = new ArrayList<>();
    options.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    options.add("-XX:MaxHeapSize=" + (long) (setup.megabytes() * 1024 * HEAP_SHARE) + "k");
    options.add("-XX:+UseSerialGC");
    options.add("-XX:+TieredCompilation");
    options.add("-XX:TieredStopAtLevel=1");
    options.add("--add-opens=java.base/java.io=ALL-UNNAMED");
    options.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    options.add("-Djava.net.preferIPv4Stack=true");
    options.add("-XX:+ErrorFileToStderr");
    // Else it is unpacked to one place in /tmp for all processes, over the one that another loads.
    options.add("-D" + CLIENT + "runtimeapi.NativeClient.JNI=" + library);
    // Nothing of whoever runs this: profiles of AWS, passwords of PostgreSQL.
    options.add("-Duser.home=" + folder);
    if (Runtime.version().feature() >= 22) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    return options;
  }

  private Map<String, String> environment(String runtimeApi) {
    Map<String, String> environment = new HashMap<>();
    environment.put("LANG", "C.UTF-8");
    environment.put("TZ", ":UTC");
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("LAMBDA_TASK_ROOT", taskRoot.toString());
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_DEFAULT_REGION", "eu-west-1");
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java" + Runtime.version().feature());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", FUNCTION);
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + FUNCTION);
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/20/[$LATEST]0123456789abcdef");
    environment.put(LambdaSetup.MEMORY, Integer.toString(setup.megabytes()));
    environment.put(LambdaSetup.INITIALIZATION, "on-demand");
    environment.put("_HANDLER", setup.handler());
    environment.putAll(setup.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    return environment;
  }

  private String inFolder(String option) {
    return option.replace(LambdaSetup.FOLDER, folder.toString());
  }

  private Path nativeLibrary(Path engine) throws IOException {
    String name = libraryName();
    Path library = folder.resolve("runtime.so");
    try (Stream<Path> jars = Files.list(engine)) {
      for (Path jar : jars.filter(LambdaProcess::isTheClient).toList()) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          ZipEntry entry = zip.getEntry("jni/" + name);
          if (entry != null) {
            try (InputStream bytes = zip.getInputStream(entry)) {
              Files.copy(bytes, library);
            }
            return library;
          }
        }
      }
    }
    throw notHere("its jar holds no " + name);
  }

  private static boolean isTheClient(Path jar) {
    return jar.getFileName().toString().startsWith("aws-lambda-java-runtime-interface-client-");
  }

  private static String libraryName() {
    String machine =
        switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch_64";
          default -> throw notHere("this machine is a " + System.getProperty("os.arch"));
        };
    if (!System.getProperty("os.name").equals("Linux")) {
      throw notHere("this is " + System.getProperty("os.name"));
    }
    String family = Files.exists(Path.of("/etc/alpine-release")) ? "linux_musl-" : "linux-";
    return "libaws-lambda-jni." + family + machine + ".so";
  }

  private static StowageException notHere(String why) {
    return new StowageException(
        ErrorKind.MISCONFIGURED,
        "engine",
        ENGINE,
        why
            + ", and AWS's runtime has native code for Linux on x86_64 and aarch64 alone; run it"
            + " on such a machine");
  }
}
