package dev.stowage.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

  private static final Map<String, String> CONTENTS = contents();
  private static final List<String> NAMES = List.copyOf(CONTENTS.keySet());

  @TempDir private Path folder = Path.of("");

  @Test
  void writesAllFilesIntoAFolderThatItMakesWithItsParents() throws IOException {
    Path reports = folder.resolve("a/b");
    ReportFolder.prepare(reports, NAMES).write(CONTENTS);
    assertThat(reports).isDirectoryContaining("glob:**.json").isDirectoryContaining("glob:**.txt");
    assertThat(reports.resolve("report.json")).hasContent("{}");
    assertThat(reports.toFile().list()).hasSize(2);
  }

  @Test
  void preparingLeavesNothingInTheFolder() throws IOException {
    ReportFolder.prepare(folder, NAMES);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatWasThereBeforeStaysWhenTheDiskIsFull() throws IOException {
    Files.writeString(folder.resolve("report.json"), "old");
    ReportFolder reports = ReportFolder.prepare(folder, NAMES, new FullAfter(1));
    assertThatThrownBy(() -> reports.write(CONTENTS)).hasMessage("No space left on device");
    assertThat(folder.toFile().list()).containsExactly("report.json");
    assertThat(folder.resolve("report.json")).hasContent("old");
  }

  @Test
  void aFolderThatWasMadeForTheReportGoesWithIt() throws IOException {
    Path reports = folder.resolve("reports");
    ReportFolder prepared = ReportFolder.prepare(reports, NAMES, new FullAfter(0));
    assertThatThrownBy(() -> prepared.write(CONTENTS)).isInstanceOf(IOException.class);
    assertThat(reports).doesNotExist();
  }

  @Test
  void refusesAFileWhereTheFolderShouldBe() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertThatThrownBy(() -> ReportFolder.prepare(file, NAMES)).isInstanceOf(IOException.class);
    assertThat(file).hasContent("mine");
  }

  @Test
  void takesBackTheFilesThatHadTheirNamesWhenALaterOneCannotGetIts() throws IOException {
    Files.writeString(folder.resolve("report.json"), "old");
    ReportFolder reports =
        ReportFolder.prepare(
            folder,
            NAMES,
            (file, content) -> {
              Files.write(file, content);
              Files.createDirectories(folder.resolve("report.txt/full"));
            });
    Map<String, String> contents = new LinkedHashMap<>(CONTENTS);
    assertThatThrownBy(() -> reports.write(contents)).isInstanceOf(IOException.class);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("report.json", "report.txt");
    assertThat(folder.resolve("report.json")).hasContent("old");
    assertThat(folder.resolve("report.txt")).isDirectory();
  }

  @Test
  void replacesWhatWasThereAndLeavesNoCopy() throws IOException {
    Files.writeString(folder.resolve("report.json"), "old");
    ReportFolder.prepare(folder, NAMES).write(CONTENTS);
    assertThat(folder.resolve("report.json")).hasContent("{}");
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void refusesADirectoryWhereAFileShouldBe() throws IOException {
    Files.createDirectory(folder.resolve("report.txt"));
    assertThatThrownBy(() -> ReportFolder.prepare(folder, NAMES))
        .hasMessageContaining("report.txt is there and no file");
  }

  @Test
  void removesTheParentsThatItMadeTooButNoneThatIsUsed() throws IOException {
    ReportFolder.prepare(folder.resolve("a/b"), NAMES).abandon();
    assertThat(folder).isEmptyDirectory();
    ReportFolder used = ReportFolder.prepare(folder.resolve("c/d"), NAMES);
    Files.writeString(folder.resolve("c/others"), "mine");
    used.abandon();
    assertThat(folder.resolve("c").toFile().list()).containsExactly("others");
  }

  private static Map<String, String> contents() {
    Map<String, String> contents = new LinkedHashMap<>();
    contents.put("report.json", "{}");
    contents.put("report.txt", "text");
    return contents;
  }

  /** A disk that takes some files, and of the next only the first byte. */
  private static final class FullAfter implements ReportFolder.Writer {
    private int left;

    FullAfter(int files) {
      left = files;
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
      if (left-- == 0) {
        Files.write(file, new byte[] {content[0]});
        throw new IOException("No space left on device");
      }
      Files.write(file, content);
    }
  }
}
