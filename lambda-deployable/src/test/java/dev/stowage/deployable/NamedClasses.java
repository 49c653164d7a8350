package dev.stowage.deployable;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which classes a class file names, by its constant pool (Java Virtual Machine Specification,
 * section 4.4): whatever it can extend, call, make or catch without looking it up by a text.
 */
final class NamedClasses {

  private static final int MAGIC_AND_VERSION = 8;

  private NamedClasses() {}

  /** Returns their names with slashes; of an array that of what it holds. */
  static Set<String> in(byte[] classFile) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
      in.skipNBytes(MAGIC_AND_VERSION);
      return read(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Set<String> read(DataInputStream in) throws IOException {
    Map<Integer, String> texts = new HashMap<>();
    Set<Integer> classes = new HashSet<>();
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 7 -> classes.add(in.readUnsignedShort());
        case 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // A long and a double take two places.
        }
        default -> throw new IOException("no constant has the tag " + tag);
      }
    }
    Set<String> names = new HashSet<>();
    classes.forEach(index -> names.add(element(texts.getOrDefault(index, ""))));
    return names;
  }

  private static String element(String name) {
    String element = name.replaceFirst("^\\[+", "");
    return element.length() < name.length() && element.startsWith("L")
        ? element.substring(1, element.length() - 1)
        : element;
  }
}
