package dev.stowage.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012). People choose the keys of links themselves; who does
 * not know the secret cannot choose them so that they pile up in one place of a table.
 */
final class SipHash implements KeyHash {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** How far the byte with the length is shifted. */
  private static final int LAST_BYTE = 56;

  private final long secret0;
  private final long secret1;

  /**
   * Makes a hash.
   *
   * @param secret0 the first half of the secret
   * @param secret1 the second half
   */
  SipHash(long secret0, long secret1) {
    this.secret0 = secret0;
    this.secret1 = secret1;
  }

  /** Makes a hash of a secret of 64 bits. */
  static SipHash of(long secret) {
    return new SipHash(secret, ~Long.reverse(secret));
  }

  @Override
  public long of(byte[] key) {
    State state = new State(secret0, secret1);
    int whole = key.length & -Long.BYTES;
    for (int at = 0; at < whole; at += Long.BYTES) {
      state.absorb((long) WORDS.get(key, at));
    }
    long last = (long) key.length << LAST_BYTE;
    for (int at = whole; at < key.length; at++) {
      last |= (key[at] & 0xffL) << (Byte.SIZE * (at - whole));
    }
    state.absorb(last);
    return state.finish();
  }

  private static final class State {

    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long secret0, long secret1) {
      v0 = secret0 ^ 0x736f6d6570736575L;
      v1 = secret1 ^ 0x646f72616e646f6dL;
      v2 = secret0 ^ 0x6c7967656e657261L;
      v3 = secret1 ^ 0x7465646279746573L;
    }

    void absorb(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    long finish() {
      v2 ^= 0xff;
      for (int i = 0; i < 4; i++) {
        round();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
