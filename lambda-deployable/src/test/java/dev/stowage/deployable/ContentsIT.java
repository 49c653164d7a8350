package dev.stowage.deployable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContentsIT {

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "org/eclipse/jetty/.*|dev/stowage/(serve|testkit|bench)/.*|org/flywaydb/.*"
              + "|com/fasterxml/jackson/databind/.*|org/slf4j/nop/.*|org/junit/.*|org/assertj/.*"
              + "|com/amazonaws/services/lambda/(crac|runtime/api)/.*"
              + "|META-INF/[^/]*\\.(SF|RSA|DSA)|(.*/)?module-info\\.class|META-INF/maven/.*"
              + "|(.*/)?(jni|native)/.*|.*\\.(so|dll|dylib|jnilib)|codegen-resources/.*");

  private static Deployable deployable;

  @BeforeAll
  static void read() {
    deployable = Deployable.read(Deployable.file());
  }

  @Test
  void isOneJarThatIsCompressedOnce() throws IOException {
    assertThat(deployable.outer()).containsExactly(Deployable.JAR);
    try (ZipFile zip = new ZipFile(Deployable.file().toFile())) {
      assertThat(zip.stream().findFirst().orElseThrow().getSize())
          .isGreaterThan(4 * Files.size(Deployable.file()));
    }
  }

  @Test
  void leavesOutWhatTheFunctionNeverUses() {
    assertThat(forbidden(deployable.names())).isEmpty();
    assertThat(
            forbidden(
                List.of(
                    "org/eclipse/jetty/server/Server.class",
                    "dev/stowage/serve/Server.class",
                    "META-INF/AWS.SF",
                    "META-INF/versions/9/module-info.class",
                    "jni/libaws-lambda-jni.linux-x86_64.so")))
        .as("the check sees planted offenders")
        .hasSize(5);
  }

  @Test
  void holdsEveryAdapterAndWhatItStandsOn() {
    assertThat(deployable.names())
        .contains(
            "dev/stowage/dynamodb/DynamoDbBackend.class",
            "dev/stowage/file/FileBackend.class",
            "dev/stowage/rds/RdsBackend.class",
            "dev/stowage/s3/S3Backend.class",
            "dev/stowage/timestream/TimestreamBackend.class",
            "dev/stowage/http/Router.class",
            "software/amazon/awssdk/services/s3/S3Client.class",
            "org/postgresql/Driver.class");
  }

  @Test
  void holdsEachNameOnce() {
    assertThat(deployable.names()).doesNotHaveDuplicates();
  }

  @Test
  void missesNoClassThatOneOfItsClassesNames() {
    ClassLoader source = ContentsIT.class.getClassLoader();
    assertThat(Whole.missed(deployable.contents(), source)).isEmpty();

    Map<String, byte[]> less = new HashMap<>(deployable.contents());
    less.remove("com/zaxxer/hikari/HikariConfig.class");
    assertThat(Whole.missed(less, source))
        .as("the check sees what is missing")
        .anyMatch(line -> line.endsWith(" names com/zaxxer/hikari/HikariConfig"));
  }

  @Test
  void holdsTheServicesAndTheSdksInterceptors() {
    assertThat(deployable.text("META-INF/services/java.sql.Driver"))
        .contains("org.postgresql.Driver");
    assertThat(deployable.text("META-INF/services/software.amazon.awssdk.http.SdkHttpService"))
        .contains("ApacheSdkHttpService");
    assertThat(unloadable(deployable)).isEmpty();
  }

  @Test
  void holdsTheLicencesOfWhatIsInIt() {
    assertThat(deployable.names()).contains("LICENSE", "META-INF/FastDoubleParser-NOTICE");
    assertThat(deployable.text("META-INF/LICENSE"))
        .contains("Apache License", "PostgreSQL Global Development Group");
    assertThat(deployable.text("META-INF/LICENSE.txt")).contains("Apache License", "QOS.ch");
    assertThat(deployable.text("META-INF/NOTICE")).contains("Apache HttpClient", "Jackson");
    assertThat(deployable.text("META-INF/NOTICE.txt")).contains("Amazon.com");
  }

  @Test
  void saysThatItHoldsVersionsForSeveralJdks() {
    assertThat(deployable.names())
        .contains("META-INF/versions/11/org/postgresql/util/LazyCleanerImpl.class");
    assertThat(deployable.text("META-INF/MANIFEST.MF")).contains("Multi-Release: true");
  }

  private static List<String> forbidden(List<String> names) {
    return names.stream().filter(name -> FORBIDDEN.matcher(name).matches()).toList();
  }

  /** Names in service files and lists of interceptors that lead to no class. */
  private static List<String> unloadable(Deployable deployable) {
    Set<String> names = new HashSet<>(deployable.names());
    List<String> unloadable = new ArrayList<>();
    for (String file : deployable.names()) {
      if (file.startsWith("META-INF/services/") || file.endsWith("/execution.interceptors")) {
        deployable
            .text(file)
            .lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .filter(line -> !names.contains(line.replace('.', '/') + ".class"))
            .forEach(line -> unloadable.add(file + ": " + line));
      }
    }
    return unloadable;
  }
}
