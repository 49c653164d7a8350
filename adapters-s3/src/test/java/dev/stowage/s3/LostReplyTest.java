package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import dev.stowage.testkit.local.LocalS3;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Connections that are reset after the server has carried the request out. */
class LostReplyTest {

  private final CutLine line = new CutLine(LocalS3.shared().endpoint());
  private final S3Client client = Local.client(line.endpoint(), ApacheHttpClient.create());
  private final S3Backend backend = S3Backend.open(Local.freshBucket(), client, Local.context());
  private final Series series = Local.defined(backend);

  LostReplyTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    client.close();
    line.close();
  }

  @Test
  void aDefineIsNewOnce() {
    Series fresh = Local.series();
    line.cutNext("PUT");

    assertThat(backend.series().define(fresh)).isEqualTo(Defined.NEW);

    assertThat(line.cuts()).isEqualTo(1);
    assertThat(backend.series().define(fresh)).isEqualTo(Defined.SAME);
  }

  @Test
  void anAppendIsStoredOnce() {
    Readings readings = Local.row(Local.MARCH, Local.SECOND, 500, 3);
    line.cutNext("PUT");

    backend.series().append(series, readings);

    assertThat(line.cuts()).isEqualTo(1);
    assertThat(Local.scanned(backend, series)).isEqualTo(readings);
  }

  @Test
  void anAppendToADayThatIsThereIsStoredOnce() {
    Readings readings = Local.row(Local.MARCH, Local.SECOND, 500, 3);
    backend.series().append(series, readings.slice(100, 200));
    line.cutNext("PUT");

    backend.series().append(series, readings);

    assertThat(line.cuts()).isEqualTo(1);
    assertThat(Local.scanned(backend, series)).isEqualTo(readings);
  }

  @Test
  void aDiscardCountsWhatItRemoved() {
    Readings readings = Local.row(Local.MARCH, Local.SECOND, 500, 3);
    backend.series().append(series, readings);
    line.cutNext("PUT");
    assertThat(backend.discards().discard(series, readings.slice(0, 300))).isEqualTo(300);
    line.cutNext("DELETE");
    assertThat(backend.discards().discard(series, readings)).isEqualTo(200);

    assertThat(line.cuts()).isEqualTo(2);
    assertThat(Local.scanned(backend, series)).isEqualTo(Readings.none(Local.PLAIN));
  }

  @Test
  void aDropIsDone() {
    backend.series().append(series, Local.of(Local.MARCH, 1));
    line.cutNext("DELETE");

    backend.series().drop(series);

    assertThat(line.cuts()).isEqualTo(1);
    assertThat(Local.keys(backend.config())).isEmpty();
  }

  @Test
  void aReadIsRepeated() {
    backend.series().append(series, Local.of(Local.MARCH, 1));
    line.cutNext("GET");

    assertThat(Local.scanned(backend, series)).isEqualTo(Local.of(Local.MARCH, 1));

    assertThat(line.cuts()).isEqualTo(1);
  }
}
