import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs the shaded jar for Lambda: a ZIP whose only entry is {@code lib/stowage-lambda.jar}, and in
 * that jar nothing is compressed. So the ZIP compresses all classes as one stream, in which the
 * thousands of alike ones of the AWS SDK find each other, provided that alike ones are near: deflate
 * looks back 32 KiB. They are sorted by the name of their folder, the last word of their name, and
 * their size, which brings {@code GetItemRequest$Builder} to {@code PutItemRequest$Builder}.
 *
 * <p>The same input makes the same bytes, with the same JDK. A ZIP over the limit is an error.
 *
 * <p>Usage: {@code java Pack.java SHADED.jar OUT.zip TIMESTAMP LIMIT}
 */
final class Pack {

  private static final String INNER = "lib/stowage-lambda.jar";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final Pattern WORD = Pattern.compile("[A-Z][a-z0-9]*|\\$[A-Za-z0-9]*");

  private Pack() {}

  public static void main(String[] arguments) throws IOException {
    Path zip = Path.of(arguments[1]);
    LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(arguments[2]), ZoneOffset.UTC);
    long limit = Long.parseLong(arguments[3]);
    List<Content> contents = read(Path.of(arguments[0]));
    byte[] jar = zipped(contents, ZipEntry.STORED, time);
    Files.write(zip, zipped(List.of(new Content(INNER, jar)), ZipEntry.DEFLATED, time));
    long size = Files.size(zip);
    System.out.printf(
        Locale.ROOT,
        "%s: %,d bytes (limit %,d), unpacked %,d in %,d files%n",
        zip.getFileName(),
        size,
        limit,
        jar.length,
        contents.size());
    if (size > limit) {
      System.err.printf(
          Locale.ROOT,
          "%s is %,d bytes too large for its limit of %,d; leave out what the function does not"
              + " use, or raise the limit in lambda-deployable/pom.xml with the reason%n",
          zip.getFileName(),
          size - limit,
          limit);
      System.exit(1);
    }
  }

  private record Content(String name, byte[] bytes) {

    String folder() {
      String[] parts = name.split("/", -1);
      return parts.length < 2 ? "" : parts[parts.length - 2];
    }

    String lastWord() {
      List<String> words =
          WORD.matcher(name.substring(name.lastIndexOf('/') + 1))
              .results()
              .map(MatchResult::group)
              .toList();
      return words.isEmpty() ? "" : words.get(words.size() - 1);
    }
  }

  private static List<Content> read(Path jar) throws IOException {
    List<Content> contents = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
        contents.add(new Content(entry.getName(), zip.getInputStream(entry).readAllBytes()));
      }
    }
    // The manifest first, where JarInputStream looks for it.
    contents.sort(
        Comparator.comparing((Content each) -> !each.name().equals(MANIFEST))
            .thenComparing(Content::folder)
            .thenComparing(Content::lastWord)
            .thenComparing(each -> each.bytes().length)
            .thenComparing(Content::name));
    return contents;
  }

  private static byte[] zipped(List<Content> contents, int method, LocalDateTime time)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (Content content : contents) {
        zip.putNextEntry(entry(content, method, time));
        zip.write(content.bytes());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static ZipEntry entry(Content content, int method, LocalDateTime time) {
    ZipEntry entry = new ZipEntry(content.name());
    entry.setTimeLocal(time);
    entry.setMethod(method);
    if (method == ZipEntry.STORED) {
      CRC32 sum = new CRC32();
      sum.update(content.bytes());
      entry.setCrc(sum.getValue());
      entry.setSize(content.bytes().length);
    }
    return entry;
  }
}
