package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.stowage.core.record.TokenHash;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCommandTest {

  @Test
  void thePairHoldsTheHashOfTheToken() throws IOException {
    Cli cli = Cli.run("token", "laptop", "--format", "json");
    Map<String, Object> json = JSON.std.mapFrom(cli.out());
    String token = String.valueOf(json.get("token"));

    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(json.get("STOWAGE_TOKENS"))
        .isEqualTo("laptop:" + HexFormat.of().formatHex(TokenHash.of(token).bytes()));
  }

  @Test
  void eachIsAnother() {
    assertThat(Cli.run("token", "a").out())
        .matches("(?s)token +\\S{43}\nSTOWAGE_TOKENS +a:[0-9a-f]{64}\n")
        .isNotEqualTo(Cli.run("token", "a").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "a b", "a:b", "a,b", ".a", ""})
  void aNameThatBreaksTheRuleIsRefused(String name) {
    Cli cli = Cli.run("token", "--", name);

    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).startsWith("stowage: the name breaks its rule; give 1 to 64 of");
  }
}
