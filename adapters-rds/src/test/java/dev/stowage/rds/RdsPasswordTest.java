package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RdsPasswordTest {

  @Test
  void keepsAPasswordToItself() {
    char[] given = {'s', '3', 'c'};
    RdsPassword password = RdsPassword.of(given);
    given[0] = 'x';

    assertThat(password.read()).contains("s3c");
    assertThat(password).hasToString("a password");
    assertThat(RdsPassword.none().read()).isEmpty();
  }

  @Test
  void takesTheFirstLineOfAFileAsItIsWhenItIsAsked(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "old\n");
    RdsPassword password = RdsPassword.inFile(file);
    Files.writeString(file, "new one \r\nsecond line");

    assertThat(password.read()).contains("new one ");
    assertThat(password).hasToString("the password in " + file);
  }

  @Test
  void namesAFileThatHoldsNoPassword(@TempDir Path folder) throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\nsecret");

    for (Path file : new Path[] {empty, folder.resolve("missing")}) {
      assertThatThrownBy(() -> RdsPassword.inFile(file).read())
          .isInstanceOfSatisfying(
              StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MISCONFIGURED))
          .hasMessageContaining("passwordFile=" + file)
          .hasMessageNotContaining("secret");
    }
  }
}
