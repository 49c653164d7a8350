package dev.stowage.testkit.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a function is made of and run with.
 *
 * <p>The environment is what the function sees beside what Lambda sets itself; one of Lambda's own
 * variables that is given here replaces Lambda's value. Nothing is inherited from this process.
 *
 * @param deployable a jar or ZIP, which is unpacked as the service unpacks it
 * @param handler the handler's class, or {@code class::method}
 * @param environment the function's variables
 * @param jvmOptions options after the ones that Lambda sets, which they override
 */
public record LambdaSetup(
    Path deployable, String handler, Map<String, String> environment, List<String> jvmOptions) {

  static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";
  static final String SNAP_START = "snap-start";
  static final String MEMORY = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";
  static final String CLASS_LIST = "classes.log";
  static final String FOLDER = "{folder}";

  private static final int DEFAULT_MEGABYTES = 512;

  /** Copies the variables and options. */
  public LambdaSetup {
    environment = Map.copyOf(environment);
    jvmOptions = List.copyOf(jvmOptions);
  }

  /**
   * Describes a function of 512 MB that starts on demand.
   *
   * @param deployable a jar or ZIP, which is unpacked as the service unpacks it
   * @param handler the handler's class, or {@code class::method}
   * @return its setup, without variables
   */
  public static LambdaSetup of(Path deployable, String handler) {
    return new LambdaSetup(deployable, handler, Map.of(), List.of());
  }

  /**
   * Sets a variable.
   *
   * @param name its name
   * @param value its value
   * @return a setup with it
   */
  public LambdaSetup with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new LambdaSetup(deployable, handler, more, jvmOptions);
  }

  /**
   * Adds an option of the JVM.
   *
   * @param option for example {@code -Xshare:off}; {@code {folder}} in it stands for a folder of
   *     this start's own, which goes with it
   * @return a setup with it
   */
  public LambdaSetup withJvmOption(String option) {
    List<String> more = new ArrayList<>(jvmOptions);
    more.add(option);
    return new LambdaSetup(deployable, handler, environment, more);
  }

  /**
   * Sets the function's memory, 85 % of which the heap gets, as on Lambda. Nothing holds the
   * process to the whole of it.
   *
   * @param megabytes 128 to 10,240
   * @return a setup with it
   */
  public LambdaSetup withMemory(int megabytes) {
    return with(MEMORY, Integer.toString(megabytes));
  }

  /**
   * Lets the function start as for a snapshot: see {@link LocalLambda#awaitCheckpoint}.
   *
   * @return a setup with it
   */
  public LambdaSetup withSnapStart() {
    return with(INITIALIZATION, SNAP_START);
  }

  /**
   * Lets the JVM keep a list of the classes that it loads: see {@link LocalLambda#loadedClasses}.
   *
   * @return a setup with it; it starts some milliseconds later
   */
  public LambdaSetup withClassList() {
    return withJvmOption("-Xlog:class+load:file=" + FOLDER + "/" + CLASS_LIST + ":none");
  }

  int megabytes() {
    String given = environment.get(MEMORY);
    return given == null ? DEFAULT_MEGABYTES : Integer.parseInt(given);
  }

  boolean isForASnapshot() {
    return SNAP_START.equals(environment.get(INITIALIZATION));
  }
}
