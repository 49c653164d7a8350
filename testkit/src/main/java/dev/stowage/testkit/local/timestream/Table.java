package dev.stowage.testkit.local.timestream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A table: how long it keeps what, its tags, its columns and its records. Under one lock. */
final class Table {

  private final String database;
  private final String name;
  private final Instant created;
  private final Tags tags;
  private final Columns columns = new Columns();
  private final Points points;
  private Retention retention;
  private Instant updated;
  private boolean deleted;

  /** Makes what a request asks for; its records count against a budget. */
  Table(Fields request, Instant now, Budget budget) {
    this.points = new Points(budget);
    this.database = request.text("DatabaseName", TextRule.NEW_NAME);
    this.name = request.text("TableName", TextRule.NEW_NAME);
    this.retention = Retention.DEFAULT.changedBy(request);
    this.tags = Tags.of(request);
    this.created = now;
    this.updated = now;
  }

  String name() {
    return name;
  }

  String arn() {
    return Databases.arn(database) + "/table/" + name;
  }

  Tags tags() {
    return tags;
  }

  synchronized void update(Fields request, Instant now) {
    retention = retention.changedBy(request);
    updated = now;
  }

  synchronized Map<String, Object> describe() {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("Arn", arn());
    table.put("TableName", name);
    table.put("DatabaseName", database);
    table.put("TableStatus", "ACTIVE");
    table.put("RetentionProperties", retention.describe());
    table.put("CreationTime", created.getEpochSecond());
    table.put("LastUpdatedTime", updated.getEpochSecond());
    table.put(
        "MagneticStoreWriteProperties", Map.of("EnableMagneticStoreWrites", retention.lateData()));
    return table;
  }

  /** Stores what it can of some records, each by itself, and tells of those that it cannot. */
  synchronized Ingestion write(List<Point> records, Instant now) {
    if (deleted) {
      throw Fault.noTable(name);
    }
    Ingestion ingestion = new Ingestion();
    for (Point record : records) {
      Optional<String> refusal = refusal(record, now);
      if (refusal.isPresent()) {
        ingestion.rejected(refusal.get());
      } else {
        store(record, now, ingestion);
      }
    }
    return ingestion;
  }

  /** Ends the table for whoever still has it at hand. */
  synchronized void delete() {
    deleted = true;
    points.clear();
  }

  private Optional<String> refusal(Point record, Instant now) {
    if (retention.place(record.nanos(), now) == Retention.Place.NOWHERE) {
      return Optional.of(retention.reason(now));
    }
    if (record.bytes() > Point.MAX_BYTES) {
      return Optional.of(
          "The record has " + record.bytes() + " bytes; at most " + Point.MAX_BYTES + ".");
    }
    return columns.misfit(record);
  }

  private void store(Point record, Instant now, Ingestion ingestion) {
    Retention.Place place = retention.place(record.nanos(), now);
    boolean late = place == Retention.Place.MAGNETIC;
    long present = Retention.nanos(now);
    long visibleFrom = late ? Retention.nanos(now.plus(Retention.LATE_DATA_DELAY)) : present;
    Stored value = new Stored(record.version(), columns.row(record), visibleFrom);
    Optional<Stored> existing = points.newest(record.nanos(), record.series());
    if (existing.isEmpty() || existing.get().version() < value.version()) {
      points.put(record.nanos(), record.series(), value, present);
      ingestion.taken(place);
    } else if (late || existing.get().repeats(value)) {
      // The magnetic store rejects later, into a report that nobody asked for: here it says
      // nothing.
      ingestion.taken(place);
    } else {
      ingestion.outdated(value.version(), existing.get().version());
    }
  }

  /** Answers a query from what can be read now. */
  synchronized Answer answer(Select select, Instant now) {
    requireColumns(select);
    Span kept = select.span().notBefore(retention.oldest(now));
    Stream<Points.Seen> found =
        points.read(kept, Retention.nanos(now), select.filter()::takes).limit(kept.limit());
    if (select.output().count()) {
      return new Answer(
          List.of(Answer.column("_col0", "BIGINT")),
          List.of(List.of(Optional.of(Long.toString(found.count())))));
    }
    List<String> measures = select.output().measures();
    int[] indexes = measures.stream().mapToInt(columns::index).toArray();
    return new Answer(columnInfo(measures), Answer.rows(found.toList(), indexes));
  }

  private void requireColumns(Select select) {
    for (String measure : select.output().measures()) {
      if (!columns.isMeasure(measure)) {
        throw noColumn(measure);
      }
    }
    if (!columns.isDimension(select.filter().dimension())) {
      throw noColumn(select.filter().dimension());
    }
  }

  private static Fault noColumn(String name) {
    return Fault.validation("line 1:1: Column '" + name + "' does not exist");
  }

  private List<Map<String, Object>> columnInfo(List<String> measures) {
    List<Map<String, Object>> info = new ArrayList<>();
    info.add(Answer.column("time", "TIMESTAMP"));
    for (String measure : measures) {
      info.add(Answer.column(measure, columns.type(measure).name()));
    }
    return info;
  }
}
