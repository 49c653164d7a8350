package dev.stowage.deployable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.record.TokenHash;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.AnswerContract;
import dev.stowage.http.contract.Served;
import dev.stowage.http.contract.World;
import dev.stowage.lambda.EventKind;
import dev.stowage.testkit.local.LocalLambda;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every answer that is documented, through the deployable and events of each kind: the suite that
 * the server passes.
 */
@ParameterizedClass
@EnumSource
class RequestSuiteIT extends AnswerContract {

  /** As little as Lambda gives: a chart is refused that many readings earlier. */
  private static final int MEGABYTES = 128;

  private static Database database;
  private static LocalLambda function;

  private final EventKind kind;

  RequestSuiteIT(EventKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  static void start() {
    database = Database.make("suite");
    function =
        LocalLambda.start(
            Functions.setup()
                .withMemory(MEGABYTES)
                .with("STOWAGE_STORE", database.url())
                .with("STOWAGE_PUBLIC_URL", "https://sto.example")
                .with("STOWAGE_CORS_ORIGINS", "https://pages.example")
                .with("STOWAGE_SLUG_KEY", "a key of the tests")
                .with(
                    "STOWAGE_TOKENS",
                    "tester:" + HexFormat.of().formatHex(TokenHash.of(World.TOKEN).bytes())));
    assertThat(function.awaitInit(Functions.LIMIT)).isEmpty();
  }

  @AfterAll
  static void stop() {
    function.close();
    database.close();
    assertThat(function.output()).noneMatch(line -> line.contains("a defect"));
  }

  @Override
  protected Served served() {
    database.clear();
    return new Deployed();
  }

  private final class Deployed implements Served {

    @Override
    public Response send(Request request) {
      return Functions.send(function, kind, request);
    }

    @Override
    public void pass(Duration time) {
      database.age(time);
    }
  }
}
