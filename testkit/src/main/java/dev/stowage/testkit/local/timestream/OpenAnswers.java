package dev.stowage.testkit.local.timestream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Answers that are fetched in parts. As the service model says: a part has at most 1 MB; the first
 * response to a query whose answer is larger, or has more rows than asked for, holds a token and no
 * rows; only the newest token is good, for five uses and the same query.
 */
final class OpenAnswers {

  private static final int PART_BYTES = 1 << 20;
  private static final int USES = 5;
  private static final int KEPT = 64;

  private static final class Open {
    private final String query;
    private final Answer answer;
    private int position;
    private int nextPosition;
    private int uses;

    Open(String query, Answer answer) {
      this.query = query;
      this.answer = answer;
    }
  }

  private final Map<String, Open> byId = new LinkedHashMap<>();
  private long queries;

  synchronized Map<String, Object> begin(String query, Answer answer, OptionalLong maxRows) {
    String id = "STANDIN" + ++queries;
    if (end(answer, 0, maxRows) == answer.rows().size()) {
      return response(id, answer, 0, answer.rows().size());
    }
    byId.put(id, new Open(query, answer));
    if (byId.size() > KEPT) {
      byId.remove(byId.keySet().iterator().next());
    }
    Map<String, Object> response = response(id, answer, 0, 0);
    response.put("NextToken", id + ".0");
    return response;
  }

  synchronized Map<String, Object> resume(String query, String token, OptionalLong maxRows) {
    int dot = token.indexOf('.');
    String id = token.substring(0, Math.max(0, dot));
    Open open = byId.get(id);
    if (open == null || !open.query.equals(query)) {
      throw Fault.validation("Invalid pagination token");
    }
    int from = position(token.substring(dot + 1));
    boolean again = from == open.position && open.uses > 0;
    if (again ? open.uses == USES : from != open.nextPosition) {
      throw Fault.validation("Invalid pagination token");
    }
    open.uses = again ? open.uses + 1 : 1;
    open.position = from;
    open.nextPosition = end(open.answer, from, maxRows);
    Map<String, Object> response = response(id, open.answer, from, open.nextPosition);
    if (open.nextPosition < open.answer.rows().size()) {
      response.put("NextToken", id + "." + open.nextPosition);
    }
    return response;
  }

  private static int position(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notOurs) {
      throw Fault.validation("Invalid pagination token");
    }
  }

  /** Where the part ends that begins at a row. */
  private static int end(Answer answer, int from, OptionalLong maxRows) {
    long bytes = 0;
    int row = from;
    int limit = (int) Math.min(answer.rows().size(), from + maxRows.orElse(Integer.MAX_VALUE));
    for (; row < limit; row++) {
      bytes += answer.length(row);
      if (bytes > PART_BYTES && row > from) {
        break;
      }
    }
    return row;
  }

  private static Map<String, Object> response(String id, Answer answer, int from, int to) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("QueryId", id);
    response.put("ColumnInfo", answer.columns());
    response.put("Rows", answer.part(from, to));
    return response;
  }
}
