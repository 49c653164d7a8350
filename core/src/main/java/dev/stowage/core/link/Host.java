package dev.stowage.core.link;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Brings the host of an address into one form, so that two spellings of one host are equal: small
 * letters, names in ASCII without a dot at the end, addresses as browsers read them (WHATWG URL
 * standard, section 3.5: {@code 127.1}, {@code 0x7f.0.0.1} and {@code 2130706433} are one), IPv6
 * addresses unabridged, and an IPv4 address in IPv6 as the former. Everything that names the
 * machine itself is {@link #LOOPBACK}. No name is looked up.
 */
final class Host {

  /** The form of localhost, 127.0.0.0/8 and ::1, and of 0.0.0.0 and ::, which lead there too. */
  static final String LOOPBACK = "localhost";

  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
  private static final long ALL = 1L << 32;

  private Host() {}

  /** Returns the form; INVALID for what is no host. */
  static String plain(String host) {
    if (host.startsWith("[")) {
      return ofVersion6(host.toLowerCase(Locale.ROOT));
    }
    String ascii = ascii(host);
    // Dots are cut only now, because scripts have dots of their own, which have become plain ones.
    String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    if (name.isEmpty() || name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
      throw invalid("its host has an empty part between two dots");
    }
    long address = ofVersion4(name.split("\\.", -1));
    if (address >= 0) {
      return dotted(address);
    }
    return name.endsWith("." + LOOPBACK) ? LOOPBACK : name;
  }

  private static String ascii(String host) {
    if (host.contains("%")) {
      throw invalid("its host is percent-encoded; write it plainly");
    }
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noName) {
      throw invalid("its host is no name or address").causedBy(noName);
    }
  }

  /** The address that the parts are: each a byte, the last one all bytes left; -1 for a name. */
  private static long ofVersion4(String[] parts) {
    if (parts.length > 4) {
      return -1;
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean isLast = i == parts.length - 1;
      long number = number(parts[i]);
      long end = isLast ? ALL >> (8 * i) : 256;
      if (number < 0 || number >= end) {
        return -1;
      }
      address += isLast ? number : number << (8 * (3 - i));
    }
    return address;
  }

  /** Decimal, octal behind 0, hexadecimal behind 0x; -1 for anything else or more than 32 bits. */
  private static long number(String part) {
    if (!NUMBER.matcher(part).matches()) {
      return -1;
    }
    int radix = part.startsWith("0x") ? 16 : part.length() > 1 && part.startsWith("0") ? 8 : 10;
    String digits = part.replaceFirst("^(0x)?0*", "");
    try {
      return digits.isEmpty() ? 0 : digits.length() > 11 ? -1 : Long.parseLong(digits, radix);
    } catch (NumberFormatException noOctal) {
      return -1;
    }
  }

  private static String dotted(long address) {
    return address >> 24 == 127 || address == 0
        ? LOOPBACK
        : byteOf(address, 24)
            + "."
            + byteOf(address, 16)
            + "."
            + byteOf(address, 8)
            + "."
            + byteOf(address, 0);
  }

  private static long byteOf(long address, int shift) {
    return address >> shift & 0xff;
  }

  /** The JDK looks no name up for what stands in brackets. */
  private static String ofVersion6(String literal) {
    try {
      InetAddress address = InetAddress.getByName(literal);
      if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
        return LOOPBACK;
      }
      return address.getAddress().length == 4
          ? address.getHostAddress()
          : "[" + address.getHostAddress() + "]";
    } catch (UnknownHostException noAddress) {
      return literal;
    }
  }

  private static StowageException invalid(String what) {
    return new StowageException(ErrorKind.INVALID, "link", "target", what);
  }
}
