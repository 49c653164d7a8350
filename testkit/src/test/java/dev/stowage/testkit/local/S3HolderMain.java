package dev.stowage.testkit.local;

/** A process that starts an S3 server, prints its process id and waits to be killed. */
final class S3HolderMain {

  private S3HolderMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    LocalS3 server = LocalS3.start();
    System.out.println("ENGINE " + server.pid());
    Thread.currentThread().join();
  }
}
