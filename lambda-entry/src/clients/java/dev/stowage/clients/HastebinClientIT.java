package dev.stowage.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hastebin.js} from npm, a client of Hastebin's that can be told another server. */
class HastebinClientIT {

  private static final String TEXT = "int main() {\n\treturn 'gr\u00fc\u00dfe \ud83d\udc4b';\r\n}\n\n";
  private static final String SCRIPT =
      """
      const Hastebin = require("hastebin.js");
      const text = require("fs").readFileSync(0, "utf8");
      const haste = new Hastebin({ url: process.argv[1] });
      haste.post(text, "c").then(async (url) => {
        const key = url.substring(url.lastIndexOf("/") + 1);
        console.log(JSON.stringify({ url, text: await haste.get(key) }));
      });
      """;

  @TempDir Path home;

  @Test
  void postsAndReadsBackUnderTheAddressThatItMakes() throws Exception {
    String packages = System.getProperty("stowage.clients.npm", "");
    assertThat(packages)
        .as("-Dstowage.clients.npm=DIR, where npm put what src/clients/npm asks for")
        .isNotEmpty();
    try (Served served = new Served()) {
      String printed =
          new Program(home)
              .with("NODE_PATH", Path.of(packages).resolve("node_modules").toString())
              .run(TEXT, List.of("node", "-e", SCRIPT, "http://" + served.authority()));
      Map<String, Object> seen = JSON.std.mapFrom(printed);
      assertThat(seen.get("text")).isEqualTo(TEXT);
      String key = served.world().backend().pastes().list("").items().get(0).id();
      assertThat(seen.get("url")).isEqualTo("http://" + served.authority() + "/" + key + ".c");
      assertThat(served.world().get("/raw/" + key).text()).isEqualTo(TEXT);
    }
  }
}
