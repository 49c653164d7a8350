package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.Arrays;
import java.util.List;

/** Where a line of a price book stands, for errors that name it. */
record PricePlace(String book, int number) {

  /** Cuts the text of a line into exactly the fields of the form, each of them filled. */
  PriceLine cut(String text, String form) {
    List<String> names = List.of(form.split(";"));
    List<String> fields = Arrays.asList(text.split(";", -1));
    if (fields.size() != names.size()) {
      throw invalid(
          "the number of fields is " + fields.size() + "; " + names.size() + " are right: " + form);
    }
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      if (field.isEmpty() || !field.equals(field.strip())) {
        throw invalid(
            names.get(i) + " is '" + field + "'; a field is not empty and has no spaces around it");
      }
    }
    return new PriceLine(this, names, fields);
  }

  StowageException invalid(String what) {
    return new StowageException(
        ErrorKind.INVALID, "read prices", book, "line " + number + ": " + what);
  }
}
