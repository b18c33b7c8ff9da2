import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A line of JSON that is an object of strings and of lists of strings, as all lines of the runner are. */
final class Json {
  private final String text;
  private int at = 0;

  private Json(String text) {
    this.text = text;
  }

  /** Values are String or List of String. */
  static Map<String, Object> parse(String line) {
    return new Json(line).object();
  }

  static void quote(StringBuilder out, String value) {
    out.append('"');
    for (int i = 0; i < value.length(); ++i) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new HashMap<>();
    expect('{');
    while (peek() != '}') {
      String name = string();
      expect(':');
      members.put(name, peek() == '[' ? list() : string());
      if (peek() == ',') ++at;
    }
    return members;
  }

  private List<String> list() {
    List<String> values = new ArrayList<>();
    expect('[');
    while (peek() != ']') {
      values.add(string());
      if (peek() == ',') ++at;
    }
    ++at;
    return values;
  }

  private String string() {
    expect('"');
    StringBuilder value = new StringBuilder();
    for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
      value.append(c == '\\' ? escaped() : c);
    }
    return value.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    switch (c) {
      case 'n': return '\n';
      case 't': return '\t';
      case 'r': return '\r';
      case 'b': return '\b';
      case 'f': return '\f';
      case 'u':
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      default: return c;
    }
  }

  private char peek() {
    while (text.charAt(at) == ' ') ++at;
    return text.charAt(at);
  }

  private void expect(char wanted) {
    if (peek() != wanted) throw new IllegalArgumentException("expected " + wanted + " at " + at + ": " + text);
    ++at;
  }
}
