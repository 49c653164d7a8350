package dev.stowage.testkit.local.timestream;

import com.sun.net.httpserver.HttpServer;
import dev.stowage.testkit.local.ParentPipe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/** Runs the stand-in in a child process, in memory, on a free port of 127.0.0.1. */
public final class TimestreamStandInMain {

  /** Where the clock is read and moved; not a path of the service. */
  public static final String CLOCK_PATH = "/stand-in/clock";

  private TimestreamStandInMain() {}

  /**
   * Starts the stand-in, prints {@code READY port}, and ends when standard input does.
   *
   * @param arguments none
   * @throws IOException when the port cannot be opened
   */
  public static void main(String[] arguments) throws IOException {
    // Without it each answer on a kept connection waits for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // A client may reuse an idle connection in the moment in which the server closes it.
    System.setProperty("sun.net.httpserver.idleInterval", "3600");
    StandInClock clock = new StandInClock(InstantSource.system());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", new ServiceHandler(new Service(clock, Budget.ofHeap())));
    server.createContext(CLOCK_PATH, new ClockHandler(clock));
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    System.out.println("READY " + server.getAddress().getPort());
    ParentPipe.endWithParent();
  }
}
