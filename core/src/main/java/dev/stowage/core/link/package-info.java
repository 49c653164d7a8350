/**
 * Short links: {@link dev.stowage.core.link.Links} makes, follows and deletes them, over any {@link
 * dev.stowage.core.link.LinkStore}.
 *
 * <pre>{@code
 * Links links = new Links(backend.links(), LinkPolicy.PLAIN, context);
 * Shortened made = links.shorten(NewLink.to("https://example.com/a/long/way").as("away"));
 * links.follow("away").found().ifPresent(link -> redirectTo(link.target()));
 * links.delete("away", made.deleteToken());
 * }</pre>
 *
 * <p>A {@link dev.stowage.core.link.NewLink} is what somebody asks for, a {@link
 * dev.stowage.core.link.Link} what is stored. {@link dev.stowage.core.link.LinkPolicy} says what
 * depends on where the shortener runs: its own hosts, whether links are reused, whether hits are
 * counted, and that by {@link dev.stowage.core.link.QueuedHits} in a server, by {@link
 * dev.stowage.core.link.DirectHits} in a function.
 */
@NullMarked
package dev.stowage.core.link;

import org.jspecify.annotations.NullMarked;
