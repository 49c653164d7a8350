package dev.stowage.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.PasteMeta;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's {@code pastebinit}, told of us by the file that {@code docs/pastes.md} shows. */
class PasteClientIT {

  /** No end of line at the end: pastebinit drops it. */
  private static final String TEXT =
      "#!/bin/sh\necho \"gr\u00fc\u00dfe\" \ud83d\udc4b <b>&amp;%41+\\n</b>\n\n\ttab \u0001\u007f";

  @TempDir Path home;

  @Test
  void postsAFileAndGetsItBackByteForByte() throws Exception {
    try (Served served = new Served()) {
      Path file = Files.writeString(home.resolve("notes.txt"), TEXT, UTF_8);
      String printed =
          pastebinit(served, "", "-t", "a \"title\" & more", "-f", "bash", file.toString());
      assertThat(printed).startsWith("http://" + served.authority() + "/api/pastes/");
      assertThat(read(printed)).isEqualTo(TEXT.getBytes(UTF_8));
      PasteMeta meta = only(served);
      assertThat(meta.label().title()).isEqualTo("a \"title\" & more");
      assertThat(meta.label().language()).isEqualTo("bash");
      assertThat(meta.burn()).isEqualTo(Burn.NEVER);
    }
  }

  @Test
  void postsWhatIsPipedIntoIt() throws Exception {
    try (Served served = new Served()) {
      String large = "0123456789abcdef".repeat(1 << 16);
      assertThat(read(pastebinit(served, large, "-t", "piped"))).isEqualTo(large.getBytes(UTF_8));
      assertThat(only(served).size()).isEqualTo(1 << 20);
    }
  }

  private static PasteMeta only(Served served) {
    List<PasteMeta> kept = served.world().backend().pastes().list("").items();
    assertThat(kept).hasSize(1);
    return kept.get(0);
  }

  private String pastebinit(Served served, String input, String... arguments) throws Exception {
    Path places = Files.createDirectories(home.resolve(".pastebin.d"));
    Files.writeString(
        places.resolve("stowage.conf"), shownInTheDocs().replace("127.0.0.1:8080", served.authority()));
    List<String> command =
        new ArrayList<>(List.of("pastebinit", "-b", served.authority()));
    command.addAll(List.of(arguments));
    return new Program(home).run(input, command).strip();
  }

  private static String shownInTheDocs() throws IOException {
    String page = Files.readString(Path.of("../docs/pastes.md"), UTF_8);
    String begin = "```ini\n";
    int from = page.indexOf(begin) + begin.length();
    return page.substring(from, page.indexOf("```", from));
  }

  private static byte[] read(String url) throws Exception {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
