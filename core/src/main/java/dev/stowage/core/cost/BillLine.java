package dev.stowage.core.cost;

import java.math.BigDecimal;

/**
 * One line of a bill.
 *
 * @param charge what is charged: part, usage type, quantity, measured or modelled
 * @param quote the price and the book that it comes from
 * @param usd dollars, exact; round only what is shown
 */
public record BillLine(Charge charge, Quote quote, BigDecimal usd) {}
