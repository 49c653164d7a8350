package dev.stowage.core.cost;

import java.math.BigDecimal;

/**
 * How much of one usage type one phase used.
 *
 * @param phase when
 * @param type of what
 * @param quantity how much, in the unit of the type; exact
 * @param basis measured, or modelled by a documented rule
 */
public record Usage(Phase phase, UsageType type, BigDecimal quantity, Basis basis) {}
