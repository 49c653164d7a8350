package dev.stowage.bench.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Clients that ask for what takes the most memory, all at once, and beside them one that asks for
 * next to nothing. Each asks again after a 503, as it is told to, until it has its answer.
 */
final class HeavyClients {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PATIENCE_OF_THE_LITTLE_ONE = Duration.ofSeconds(10);
  private static final int PAUSE_MILLIS = 200;
  private static final int SLOW_READERS = 40;
  private static final int PASTE = 4 << 20;
  private static final int LONGEST_BODY = 16 << 20;
  private static final int RECORDS = 1_400_000 / 8;
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final URI url;
  private final Tally tally;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicLong little = new AtomicLong();
  private final AtomicLong slowest = new AtomicLong();
  private final AtomicLong day = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /** A request that is sent so often by so many at once, and the status that is due to it. */
  private record Load(String name, Supplier<HttpRequest> request, int due, int clients) {}

  HeavyClients(URI url, Tally tally) {
    this.url = url;
    this.tally = tally;
  }

  /** Sends everything and tells how it went, in a line. */
  String run() throws IOException, InterruptedException {
    String paste = pasted();
    List<Load> loads = loads(paste);
    List<Socket> slow = new ArrayList<>();
    Thread littleOne = started("little-client", this::askForLittle);
    for (int i = 0; i < SLOW_READERS; i++) {
      slow.add(slowReader("/api/pastes/" + paste + "/raw"));
    }
    List<Thread> clients = new ArrayList<>();
    for (Load load : loads) {
      for (int client = 0; client < load.clients(); client++) {
        clients.add(started("heavy-client-" + load.name(), () -> insist(load)));
      }
    }
    for (Thread client : clients) {
      client.join();
    }
    done.set(true);
    littleOne.join();
    for (Socket reader : slow) {
      reader.close();
    }
    loads.forEach(this::insist);
    return String.format(
        Locale.ROOT,
        "%d small requests were answered meanwhile, the slowest within %d ms; %d large ones were"
            + " told to come again",
        little.get(),
        Duration.ofNanos(slowest.get()).toMillis(),
        refused.get());
  }

  private List<Load> loads(String paste) throws IOException, InterruptedException {
    String fields =
        IntStream.range(1, 23).mapToObj(i -> "f" + i + ":1").collect(Collectors.joining(" "));
    byte[] layout = bytes("{\"layout\":\"time:42:ms " + fields + "\"}");
    HttpRequest define =
        to("/api/series/wide", "application/json").PUT(BodyPublishers.ofByteArray(layout)).build();
    ask(define, 201);
    HttpRequest page = HttpRequest.newBuilder(url.resolve("/p/" + paste)).timeout(PATIENCE).build();
    HttpRequest json = post("/api/pastes", "application/json", nested());
    HttpRequest form = post("/", "application/x-www-form-urlencoded", form());
    return List.of(
        new Load("page", () -> page, 200, 8),
        new Load("append", this::append, 200, 5),
        new Load("json", () -> json, 400, 3),
        new Load("form", () -> form, 413, 6));
  }

  /** Each has a day of its own, as one day of all of them would be another matter. */
  private HttpRequest append() {
    return post("/api/series/wide", "application/octet-stream", packed(day.incrementAndGet()));
  }

  /** A paste of quotes, each of which takes six bytes in a page. */
  private String pasted() throws IOException, InterruptedException {
    byte[] quotes = new byte[PASTE];
    Arrays.fill(quotes, (byte) '"');
    Matcher id = ID.matcher(ask(post("/api/pastes", "text/plain", quotes), 201));
    if (!id.find()) {
      throw new IOException("a paste has no id");
    }
    return id.group(1);
  }

  /** Readings a millisecond apart, of 23 fields in 8 bytes. */
  private static byte[] packed(long day) {
    ByteBuffer records = ByteBuffer.allocate(RECORDS * 8);
    long first = 1_700_000_000_000L + Duration.ofDays(day).toMillis();
    for (long record = 0; record < RECORDS; record++) {
      records.putLong(((first + record) << 22) | record);
    }
    return records.array();
  }

  /** Millions of lists where a text is due. */
  private static byte[] nested() {
    String begin = "{\"content\":[[0]";
    return bytes(begin + ",[0]".repeat((LONGEST_BODY - begin.length() - 2) / 4) + "]}");
  }

  private static byte[] form() {
    String begin = "content=";
    return bytes(begin + "\"".repeat(PASTE + 1));
  }

  private HttpRequest post(String path, String type, byte[] body) {
    return to(path, type).POST(BodyPublishers.ofByteArray(body)).build();
  }

  private HttpRequest.Builder to(String path, String type) {
    return HttpRequest.newBuilder(url.resolve(path)).header("Content-Type", type).timeout(PATIENCE);
  }

  private void insist(Load load) {
    try {
      ask(load.request().get(), load.due());
    } catch (IOException lost) {
      tally.stuck(bytes(load.name() + ": " + lost));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks until the server has time, and returns what it then says. */
  private String ask(HttpRequest request, int due) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    while (answer.statusCode() == 503 && System.nanoTime() < end) {
      refused.incrementAndGet();
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      answer = http.send(request, BodyHandlers.ofByteArray());
    }
    if (answer.statusCode() == due) {
      tally.answered(due, new byte[0]);
    } else {
      tally.stuck(bytes(request + ": " + answer.statusCode() + " instead of " + due));
    }
    return new String(
        answer.body(), 0, Math.min(answer.body().length, 4_000), StandardCharsets.UTF_8);
  }

  /** One that asks for a large answer and takes none of it. */
  private Socket slowReader(String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4 << 10);
    socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
    socket.getOutputStream().write(bytes("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    return socket;
  }

  private void askForLittle() {
    HttpClient own = HttpClient.newHttpClient();
    HttpRequest health = HttpRequest.newBuilder(url.resolve("/health")).build();
    HttpRequest count =
        HttpRequest.newBuilder(url.resolve("/api/counters/c"))
            .POST(BodyPublishers.noBody())
            .build();
    while (!done.get()) {
      for (HttpRequest request : List.of(health, count)) {
        askForLittle(own, request);
      }
    }
  }

  private void askForLittle(HttpClient own, HttpRequest request) {
    long began = System.nanoTime();
    try {
      int status = own.send(request, BodyHandlers.discarding()).statusCode();
      long took = System.nanoTime() - began;
      slowest.accumulateAndGet(took, Math::max);
      little.incrementAndGet();
      if (status != 200 || took > PATIENCE_OF_THE_LITTLE_ONE.toNanos()) {
        tally.stuck(bytes(request + ": " + status + " after " + Duration.ofNanos(took)));
      }
    } catch (IOException lost) {
      tally.stuck(bytes(request + ": " + lost));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      done.set(true);
    }
  }

  private static Thread started(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.start();
    return thread;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
