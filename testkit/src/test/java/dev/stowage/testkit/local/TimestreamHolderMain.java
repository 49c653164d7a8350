package dev.stowage.testkit.local;

/** A process that starts a Timestream stand-in, prints its process id and waits to be killed. */
final class TimestreamHolderMain {

  private TimestreamHolderMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    LocalTimestream standIn = LocalTimestream.start();
    System.out.println("ENGINE " + standIn.pid());
    Thread.currentThread().join();
  }
}
