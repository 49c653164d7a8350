package dev.stowage.rds;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Short links, one row each. */
final class RdsLinkStore implements LinkStore {

  private static final int PAGE = 1_000;
  private static final String COLUMNS = StampColumns.NAMES + ", id, target";
  private static final RowMapper<Link> ROW = (row, context) -> link(row);

  private final OwnedTable table;

  RdsLinkStore(Sessions sessions, String table) {
    this.table = new OwnedTable(sessions, table, List.of("id", "target"));
  }

  @Override
  public Created create(Link link, Instant now) {
    return table.create(
        new Call("create", link.id()),
        link.stamp(),
        now,
        values -> values.bind("id", link.id()).bind("target", link.target()));
  }

  @Override
  public Optional<Link> find(String id) {
    Link.checkId(id);
    return table.find(new Call("find", id), COLUMNS, ROW);
  }

  @Override
  public boolean remove(String id, long writeId) {
    Link.checkId(id);
    return table.remove(new Call("remove", id), writeId);
  }

  @Override
  public Page<Link> list(String cursor) {
    String after = KeyPages.after(cursor, Link::checkId);
    return KeyPages.of(table.page(after, PAGE, COLUMNS, ROW), PAGE, Link::id);
  }

  private static Link link(ResultSet row) throws SQLException {
    String id = row.getString("id");
    try {
      return new Link(id, row.getString("target"), StampColumns.read(row));
    } catch (StowageException | IllegalArgumentException broken) {
      throw RdsErrors.corrupt("link", id, broken);
    }
  }
}
