package dev.stowage.timestream;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.timestreamquery.TimestreamQueryClient;
import software.amazon.awssdk.services.timestreamquery.model.QueryResponse;
import software.amazon.awssdk.services.timestreamquery.model.Row;
import software.amazon.awssdk.services.timestreamquery.model.ValidationException;

/**
 * The door through which all queries go: repeated and metered. An answer is fetched to its end, so
 * that nothing is held at the service when this returns.
 */
final class Queries {

  /** What the service answers about a column as long as no record was written that has it. */
  private static final Pattern NO_COLUMN = Pattern.compile("Column '[^']*' does not exist");

  private final TimestreamQueryClient client;
  private final Requests requests;
  private final Metering metering;
  private final Definitions definitions;

  Queries(
      TimestreamQueryClient client, Requests requests, Metering metering, Definitions definitions) {
    this.client = client;
    this.requests = requests;
    this.metering = metering;
    this.definitions = definitions;
  }

  /** Returns all rows of an answer; none while the table has no such columns. */
  List<Row> rows(Call call, String sql) {
    Optional<QueryResponse> first =
        requests.send(call, Effect.READ, metering::queried, () -> first(call, sql));
    List<Row> rows = new ArrayList<>(first.map(QueryResponse::rows).orElse(List.of()));
    Optional<String> token = first.map(QueryResponse::nextToken);
    while (token.isPresent()) {
      String next = token.get();
      QueryResponse part =
          requests.read(call, () -> client.query(r -> r.queryString(sql).nextToken(next)));
      rows.addAll(part.rows());
      token = Optional.ofNullable(part.nextToken());
    }
    return rows;
  }

  private Optional<QueryResponse> first(Call call, String sql) {
    try {
      QueryResponse answer = client.query(r -> r.queryString(sql));
      metering.queried();
      return Optional.of(answer);
    } catch (ValidationException refused) {
      if (NO_COLUMN.matcher(refused.getMessage()).find()) {
        return Optional.empty();
      }
      throw refused(call, refused);
    }
  }

  /** A table that was dropped meanwhile shows as a query that is not valid. */
  private StowageException refused(Call call, ValidationException e) {
    return definitions
        .absence(call)
        .orElseGet(() -> call.failed(ErrorKind.UNEXPECTED, TimestreamErrors.said(e)))
        .causedBy(e);
  }
}
