package ggen.intellij.support;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** Positions and edits on a text: lines from 0, columns in UTF-16 units. */
public final class Text {
  private Text() {}

  public static int offset(String text, Position position) {
    int start = 0;
    for (int line = 0; line < position.getLine(); line++) {
      int end = text.indexOf('\n', start);
      if (end < 0) return text.length();
      start = end + 1;
    }
    return Math.min(start + position.getCharacter(), text.length());
  }

  public static Position position(String text, int offset) {
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(unit -> unit == '\n').count();
    return new Position(line, offset - (before.lastIndexOf('\n') + 1));
  }

  public static String line(String text, int line) {
    String[] lines = text.split("\r?\n", -1);
    return line < lines.length ? lines[line] : "";
  }

  /** All edits mean the text as it was: in this order each leaves the places of the later ones alone. */
  public static List<TextEdit> backwards(String text, List<TextEdit> edits) {
    List<TextEdit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt((TextEdit edit) -> offset(text, edit.getRange().getStart())).reversed());
    return sorted;
  }

  public static String apply(String text, List<TextEdit> backwards) {
    StringBuilder result = new StringBuilder(text);
    for (TextEdit edit : backwards) {
      Range range = edit.getRange();
      result.replace(offset(text, range.getStart()), offset(text, range.getEnd()), edit.getNewText());
    }
    return result.toString();
  }
}
