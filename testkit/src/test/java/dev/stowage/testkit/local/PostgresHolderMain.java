package dev.stowage.testkit.local;

/** A process that starts PostgreSQL, prints how to reach it and waits to be killed. */
final class PostgresHolderMain {

  private PostgresHolderMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    LocalPostgres engine = LocalPostgres.start();
    System.out.println(engine.pid());
    System.out.println(engine.jdbcUrl());
    System.out.println(engine.password());
    Thread.currentThread().join();
  }
}
