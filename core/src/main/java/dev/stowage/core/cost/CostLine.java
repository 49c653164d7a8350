package dev.stowage.core.cost;

/**
 * One line of a comparison.
 *
 * @param name how the line is called, such as {@code dynamodb:?series=item#batch=1}
 * @param curve what it costs
 */
public record CostLine(String name, CostCurve curve) {}
