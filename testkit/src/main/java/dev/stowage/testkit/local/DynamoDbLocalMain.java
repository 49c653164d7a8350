package dev.stowage.testkit.local;

import java.lang.reflect.Field;

/**
 * Runs DynamoDB Local in a child process, in memory, on a free port of 127.0.0.1.
 *
 * <p>DynamoDB Local listens on every address and has no option for it, and refuses port 0. But its
 * Jetty connectors exist before it starts, so host and port are set there, by reflection: the
 * testkit does not compile against the engine. The kernel then picks the port, and no other process
 * can take it in between.
 */
final class DynamoDbLocalMain {

  private DynamoDbLocalMain() {}

  /**
   * Starts the engine, prints {@code READY port}, and ends when standard input does.
   *
   * @param arguments none
   * @throws ReflectiveOperationException when the engine is built otherwise than 3.3.1 is
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Object proxy =
        Class.forName("software.amazon.dynamodb.services.local.main.ServerRunner")
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(
                null, (Object) new String[] {"-inMemory", "-disableTelemetry", "-port", "8000"});
    Field field = proxy.getClass().getDeclaredField("server");
    field.setAccessible(true);
    Object jetty = field.get(proxy);
    Object[] connectors = (Object[]) jetty.getClass().getMethod("getConnectors").invoke(jetty);
    for (Object connector : connectors) {
      connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
      connector.getClass().getMethod("setPort", int.class).invoke(connector, 0);
    }
    proxy.getClass().getMethod("start").invoke(proxy);
    Object connector = connectors[0];
    System.out.println("READY " + connector.getClass().getMethod("getLocalPort").invoke(connector));
    ParentPipe.endWithParent();
  }
}
