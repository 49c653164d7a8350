package dev.stowage.file;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What a lock file says about the process that holds it. */
final class Holder {

  /** Asking the network for our own name can take seconds; Linux knows it without. */
  private static final String LINUX_HOST_NAME = "/proc/sys/kernel/hostname";

  private Holder() {}

  /** Returns for example {@code process 4711 on box since 2025-03-01T12:00:00Z}. */
  static String ofThisProcess(InstantSource clock) {
    return "process "
        + ProcessHandle.current().pid()
        + " on "
        + host()
        + " since "
        + clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String host() {
    try (InputStream name = new FileInputStream(LINUX_HOST_NAME)) {
      return new String(name.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException notLinux) {
      return networkName();
    }
  }

  private static String networkName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "an unnamed host";
    }
  }
}
