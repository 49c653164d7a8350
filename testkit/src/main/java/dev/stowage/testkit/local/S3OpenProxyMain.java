package dev.stowage.testkit.local;

import java.io.IOException;

/** Runs the same as {@link S3ProxyMain}, for whoever asks, however the request is signed. */
final class S3OpenProxyMain {

  private S3OpenProxyMain() {}

  /**
   * Starts both, prints {@code READY port}, and ends when standard input does.
   *
   * @param arguments none
   * @throws ReflectiveOperationException when the engine is built otherwise than 4.1.0 is
   * @throws IOException when no port can be had
   */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    S3ProxyMain.run("NONE");
  }
}
