package dev.stowage.rds;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Pastes, one row each. Long content lies in the table's own TOAST table, so that the metadata is
 * read without it; its length is known from where it lies.
 */
final class RdsPasteStore implements PasteStore {

  private static final int PAGE = 1_000;
  private static final String META =
      StampColumns.NAMES + ", burns, id, title, language, octet_length(content) AS size";
  private static final RowMapper<PasteMeta> META_ROW = (row, context) -> meta(row);
  private static final RowMapper<Paste> ROW =
      (row, context) -> Paste.of(meta(row), row.getBytes("content"));

  private final OwnedTable table;

  RdsPasteStore(Sessions sessions, String table) {
    this.table =
        new OwnedTable(sessions, table, List.of("burns", "id", "title", "language", "content"));
  }

  @Override
  public Created create(Paste paste, Instant now) {
    paste.requireFits();
    PasteMeta meta = paste.meta();
    byte[] content = paste.content();
    return table.create(
        new Call("create", meta.id()),
        meta.stamp(),
        now,
        values ->
            values
                .bind("burns", meta.burn() == Burn.AFTER_READING)
                .bind("id", meta.id())
                .bind("title", meta.label().title())
                .bind("language", meta.label().language())
                .bind("content", content));
  }

  @Override
  public Optional<Paste> find(String id) {
    PasteMeta.checkId(id);
    return table.find(new Call("find", id), META + ", content", ROW);
  }

  @Override
  public Optional<PasteMeta> peek(String id) {
    PasteMeta.checkId(id);
    return table.find(new Call("peek", id), META, META_ROW);
  }

  @Override
  public Optional<Paste> take(String id) {
    PasteMeta.checkId(id);
    return table.take(new Call("take", id), META + ", content", ROW);
  }

  @Override
  public boolean remove(String id, long writeId) {
    PasteMeta.checkId(id);
    return table.remove(new Call("remove", id), writeId);
  }

  @Override
  public Page<PasteMeta> list(String cursor) {
    String after = KeyPages.after(cursor, PasteMeta::checkId);
    return KeyPages.of(table.page(after, PAGE, META, META_ROW), PAGE, PasteMeta::id);
  }

  private static PasteMeta meta(ResultSet row) throws SQLException {
    String id = row.getString("id");
    try {
      return new PasteMeta(
          id,
          row.getInt("size"),
          new PasteLabel(row.getString("title"), row.getString("language")),
          row.getBoolean("burns") ? Burn.AFTER_READING : Burn.NEVER,
          StampColumns.read(row));
    } catch (StowageException | IllegalArgumentException broken) {
      throw RdsErrors.corrupt("paste", id, broken);
    }
  }
}
