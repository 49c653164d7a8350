package dev.stowage.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is known of where this is served.
 *
 * @param publicUrl under what it is reached, without a slash at the end; null where each request
 *     tells by its {@code Host}
 * @param proxies whose word on where a request came from is taken
 * @param redirectStatus what answers who follows a link: 301, 302, 303, 307 or 308
 * @param version what {@code /health} names
 */
public record Site(@Nullable URI publicUrl, Proxies proxies, int redirectStatus, String version) {}
