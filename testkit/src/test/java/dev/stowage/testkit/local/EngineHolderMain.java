package dev.stowage.testkit.local;

/** A process that starts an engine, prints its process id and waits to be killed. */
final class EngineHolderMain {

  private EngineHolderMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    LocalDynamoDb engine = LocalDynamoDb.start();
    System.out.println("ENGINE " + engine.pid());
    Thread.currentThread().join();
  }
}
