package dev.stowage.http.resource;

import dev.stowage.core.cost.BillLine;
import dev.stowage.http.Costs;
import dev.stowage.http.Exchange;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the calls to the stores have cost since this process began: {@code /api/costs}. */
public final class CostsResource implements Resource {

  private final Costs costs;

  /**
   * Serves costs.
   *
   * @param costs what the stores count with
   */
  public CostsResource(Costs costs) {
    this.costs = costs;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/api/costs", this::costs));
  }

  private Response costs(Exchange exchange) {
    List<BillLine> lines = costs.lines();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("since", costs.since().toString());
    report.put(
        "usd",
        lines.stream().map(BillLine::usd).reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString());
    report.put("usage", lines.stream().map(CostsResource::line).toList());
    return Response.json(200, report).with("Cache-Control", "no-store");
  }

  private static Map<String, Object> line(BillLine line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("service", line.charge().type().service());
    fields.put("usageType", line.charge().type().name());
    fields.put("quantity", line.charge().quantity().toPlainString());
    fields.put("unit", line.charge().type().unit());
    fields.put("usd", Costs.text(line.usd()));
    fields.put("basis", line.charge().basis().label());
    return fields;
  }
}
