package dev.stowage.dynamodb;

import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteCodec;
import dev.stowage.core.paste.PasteMeta;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a paste: its head, and either its content or the upload that holds it. */
final class PasteItem {

  private PasteItem() {}

  /** Makes the item of a paste with its content in it. */
  static Map<String, AttributeValue> of(Paste paste) {
    Map<String, AttributeValue> item = head(paste.meta());
    item.put(Keys.CONTENT, Keys.bytes(paste.content()));
    return item;
  }

  /** Makes the item of a paste whose content was uploaded. */
  static Map<String, AttributeValue> of(PasteMeta meta, Upload upload) {
    Map<String, AttributeValue> item = head(meta);
    item.put(Keys.UPLOAD, Keys.number(upload.number()));
    return item;
  }

  /** Reads the metadata of an item. */
  static PasteMeta meta(Map<String, AttributeValue> item) {
    return PasteCodec.decodeHead(Keys.id(item), Keys.bytes(item, Keys.HEAD));
  }

  /** Returns the upload that an item names; empty when it holds its content itself. */
  static Optional<Upload> upload(Map<String, AttributeValue> item) {
    return item.containsKey(Keys.UPLOAD)
        ? Optional.of(new Upload(Keys.id(item), Keys.fixed(item, Keys.UPLOAD), meta(item).size()))
        : Optional.empty();
  }

  /** Reads the paste of an item that holds its content itself. */
  static Paste paste(Map<String, AttributeValue> item) {
    return Paste.of(meta(item), Keys.bytes(item, Keys.CONTENT));
  }

  private static Map<String, AttributeValue> head(PasteMeta meta) {
    Map<String, AttributeValue> item =
        RecordItem.of(Keys.record(Keys.PASTES, meta.id()), meta.stamp());
    item.put(Keys.HEAD, Keys.bytes(PasteCodec.encodeHead(meta)));
    return item;
  }
}
