package dev.stowage.core.cost;

import java.math.BigDecimal;

/**
 * A quantity of a month that a book treats apart: the least that is billed, or what is given free.
 *
 * @param type what it is a quantity of, without a region prefix
 * @param quantity how much in a month, more than 0
 * @param basis why
 */
public record Threshold(UsageType type, BigDecimal quantity, PriceBasis basis) {}
