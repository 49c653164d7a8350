/**
 * Pastes, pieces of text or other bytes of up to 4 MiB: {@link dev.stowage.core.paste.Pastes} keeps
 * and shows them, over any {@link dev.stowage.core.paste.PasteStore}.
 *
 * <pre>{@code
 * Pastes pastes = new Pastes(backend.pastes(), context);
 * Posted posted = pastes.post(bytes, NewPaste.PLAIN.burning().expiringIn(Duration.ofDays(1)));
 * pastes.read(posted.meta().id()).found(); // the paste, for the first who asks; then empty
 * }</pre>
 *
 * <p>A {@link dev.stowage.core.paste.Paste} is its {@link dev.stowage.core.paste.PasteMeta} and its
 * content. Who writes an adapter finds in {@link dev.stowage.core.paste.PasteCodec} how both are
 * written down.
 */
@NullMarked
package dev.stowage.core.paste;

import org.jspecify.annotations.NullMarked;
