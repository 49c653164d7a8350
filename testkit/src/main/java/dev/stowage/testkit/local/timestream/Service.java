package dev.stowage.testkit.local.timestream;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The operations of both APIs, write and query, which share their wire protocol. */
final class Service {

  private static final String TARGET = "Timestream_20181101.";
  private static final long MAX_ROWS = 1000;

  private final Databases databases;
  private final OpenAnswers answers = new OpenAnswers();
  private final InstantSource clock;

  /** Starts empty, with a clock and with how much it may keep. */
  Service(InstantSource clock, Budget budget) {
    this.clock = clock;
    this.databases = new Databases(budget);
  }

  /** Carries out a request. */
  Map<String, Object> call(String target, Map<String, Object> body) {
    Fields request = Fields.ofRequest(body);
    if (!target.startsWith(TARGET)) {
      throw Fault.unknownOperation(target);
    }
    return switch (target.substring(TARGET.length())) {
      case "CreateDatabase" -> databases.createDatabase(request, clock.instant());
      case "DescribeDatabase" -> databases.describeDatabase(request);
      case "DeleteDatabase" -> databases.deleteDatabase(request);
      case "ListDatabases" -> databases.listDatabases(request);
      case "CreateTable" -> databases.createTable(request, clock.instant());
      case "DescribeTable" -> databases.describeTable(request);
      case "UpdateTable" -> databases.updateTable(request, clock.instant());
      case "DeleteTable" -> databases.deleteTable(request);
      case "ListTables" -> databases.listTables(request);
      case "TagResource" -> tag(request);
      case "UntagResource" -> untag(request);
      case "ListTagsForResource" ->
          Map.of("Tags", databases.tags(request.allow("ResourceARN")).describe());
      case "WriteRecords" -> write(request);
      case "Query" -> query(request);
      default -> throw Fault.unknownOperation(target);
    };
  }

  private Map<String, Object> tag(Fields request) {
    Tags tags = databases.tags(request.allow("ResourceARN", "Tags"));
    if (!request.has("Tags")) {
      throw request.missing("Tags");
    }
    tags.add(request);
    return Map.of();
  }

  private Map<String, Object> untag(Fields request) {
    databases.tags(request.allow("ResourceARN", "TagKeys")).remove(request);
    return Map.of();
  }

  private Map<String, Object> write(Fields request) {
    request.allow("DatabaseName", "TableName", "CommonAttributes", "Records");
    Table table = databases.table(request);
    return table.write(RecordReader.read(request), clock.instant()).response();
  }

  private Map<String, Object> query(Fields request) {
    request.allow("QueryString", "ClientToken", "NextToken", "MaxRows");
    String query = request.text("QueryString", TextRule.QUERY);
    request.optionalText("ClientToken", TextRule.CLIENT_TOKEN);
    OptionalLong maxRows = request.optionalNumber("MaxRows", 1, MAX_ROWS);
    Optional<String> token = request.optionalText("NextToken", TextRule.PAGE_TOKEN);
    if (token.isPresent()) {
      return answers.resume(query, token.get(), maxRows);
    }
    Select select = Select.parse(query);
    return answers.begin(
        query, databases.table(select.source()).answer(select, clock.instant()), maxRows);
  }
}
