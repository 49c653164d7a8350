package dev.stowage.testkit.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Properties;
import java.util.concurrent.Executors;

/**
 * Runs S3Proxy in a child process, in memory, with {@link S3Front} before it, each on a free port
 * of 127.0.0.1. By reflection: the testkit does not compile against the engine.
 */
final class S3ProxyMain {

  static final String ACCESS_KEY = "local";
  static final String SECRET_KEY = "local";

  /** What S3 takes in one PUT is more; this is what fits the heap of the child. */
  private static final long LARGEST_PUT = 128L << 20;

  private static final int BACKLOG = 1_024;

  private S3ProxyMain() {}

  /**
   * Starts both, prints {@code READY port}, and ends when standard input does.
   *
   * @param arguments none
   * @throws ReflectiveOperationException when the engine is built otherwise than 4.1.0 is
   * @throws IOException when no port can be had
   */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    run("AWS_V4");
  }

  /** Runs both; {@code authentication} is a constant of S3Proxy's AuthenticationType. */
  static void run(String authentication) throws ReflectiveOperationException, IOException {
    // Without it the JDK's server waits for the peer's acknowledgement, 40 ms a request.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    // S3Proxy's Jetty closes a connection on which it refused a request before it read the body,
    // and the next request may meet the end of it. That one was not looked at, whatever it asks.
    System.setProperty("jdk.httpclient.enableAllMethodRetry", "true");
    System.setProperty(
        "logback.configurationFile", "dev/stowage/testkit/local/s3proxy-logback.xml");
    Object store =
        Class.forName("org.gaul.s3proxy.BlobStores")
            .getMethod("create", String.class, Properties.class)
            .invoke(null, "transient-nio2", new Properties());
    Method exists =
        Class.forName("org.gaul.s3proxy.blobstore.BlobStore")
            .getMethod("blobExists", String.class, String.class);
    S3Upstream upstream =
        new S3Upstream(URI.create("http://127.0.0.1:" + startProxy(store, authentication)));
    HttpServer front =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), BACKLOG);
    front.createContext("/", new S3Front(upstream, object -> isThere(exists, store, object)));
    front.setExecutor(Executors.newCachedThreadPool());
    front.start();
    System.out.println("READY " + front.getAddress().getPort());
    ParentPipe.endWithParent();
  }

  private static Object startProxy(Object store, String authentication)
      throws ReflectiveOperationException {
    Class<?> proxy = Class.forName("org.gaul.s3proxy.S3Proxy");
    Class<?> authentications = Class.forName("org.gaul.s3proxy.auth.AuthenticationType");
    Object builder = proxy.getMethod("builder").invoke(null);
    Class<?> type = builder.getClass();
    type.getMethod("blobStore", Class.forName("org.gaul.s3proxy.blobstore.BlobStore"))
        .invoke(builder, store);
    type.getMethod("endpoint", URI.class).invoke(builder, URI.create("http://127.0.0.1:0"));
    type.getMethod("awsAuthentication", authentications, String.class, String.class)
        .invoke(
            builder,
            authentications.getMethod("valueOf", String.class).invoke(null, authentication),
            ACCESS_KEY,
            SECRET_KEY);
    type.getMethod("ignoreUnknownHeaders", boolean.class).invoke(builder, true);
    type.getMethod("v4MaxNonChunkedRequestSize", long.class).invoke(builder, LARGEST_PUT);
    Object server = type.getMethod("build").invoke(builder);
    proxy.getMethod("start").invoke(server);
    return proxy.getMethod("getPort").invoke(server);
  }

  private static boolean isThere(Method exists, Object store, S3Target object) {
    try {
      return (Boolean) exists.invoke(store, object.bucket(), object.key());
    } catch (ReflectiveOperationException noSuchBucket) {
      // S3Proxy itself says so in its answer.
      return false;
    }
  }
}
