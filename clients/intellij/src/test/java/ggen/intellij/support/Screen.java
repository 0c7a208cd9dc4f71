package ggen.intellij.support;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import java.awt.AWTException;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** A window on the X display, drawn as IntelliJ draws a tool window, and somebody who types and clicks in it. */
public final class Screen {
  private static final int LIMIT_MILLISECONDS = 30_000;
  private static final Color HEADER = new Color(0x2B2D30);

  private final JFrame frame;
  private final Robot robot;

  /** Shows the content below a tool window's header; the look and feel is set before the content is made. */
  public Screen(String title, String tab, Dimension size, Callable<? extends JComponent> content) throws Exception {
    FlatInterFont.install();
    FlatLaf.setPreferredFontFamily(FlatInterFont.FAMILY);
    FlatLaf.setGlobalExtraDefaults(
        Map.of(
            "@background", "#2B2D30",
            "@foreground", "#DFE1E5",
            "@disabledForeground", "#9DA0A8",
            "@accentColor", "#3574F0",
            "List.background", "#1E1F22",
            "TextField.background", "#1E1F22",
            "List.selectionBackground", "#2E436E",
            "List.selectionInactiveBackground", "#43454A"));
    FlatDarkLaf.setup();
    frame =
        onEventThread(
            () -> {
              JFrame window = new JFrame(title);
              window.setUndecorated(true);
              window.getContentPane().add(header(title, tab), BorderLayout.NORTH);
              window.getContentPane().add(content.call(), BorderLayout.CENTER);
              window.setSize(size);
              window.setVisible(true);
              return window;
            });
    robot = robot();
  }

  public void click(Component component) throws Exception {
    waitUntil("a component on the screen", () -> component.isShowing() && component.getWidth() > 0);
    Point place = onEventThread(component::getLocationOnScreen);
    robot.mouseMove(place.x + component.getWidth() / 2, place.y + component.getHeight() / 2);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    robot.waitForIdle();
    if (component instanceof JTextComponent) waitUntil("the keyboard's focus", component::isFocusOwner);
  }

  /** Presses the keys of small letters and blanks. */
  public void type(String text) {
    for (char letter : text.toCharArray()) press(KeyEvent.getExtendedKeyCodeForChar(letter));
  }

  public void press(int key) {
    robot.keyPress(key);
    robot.keyRelease(key);
    robot.waitForIdle();
  }

  /** Looks again and again, on the event thread, until it holds. */
  public static void waitUntil(String what, BooleanSupplier holds) throws Exception {
    long end = System.nanoTime() + LIMIT_MILLISECONDS * 1_000_000L;
    while (!onEventThread(holds::getAsBoolean)) {
      if (System.nanoTime() > end) throw new AssertionError("there is still not " + what);
      Thread.sleep(20);
    }
  }

  public static <T> T onEventThread(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    SwingUtilities.invokeLater(task);
    return task.get();
  }

  /** What the display shows of the window, with the mouse out of the way. */
  public void picture(Path file) throws IOException {
    robot.mouseMove(frame.getX() + frame.getWidth() + 50, frame.getY() + frame.getHeight() + 50);
    robot.waitForIdle();
    BufferedImage shown = robot.createScreenCapture(new Rectangle(frame.getLocationOnScreen(), frame.getSize()));
    Files.createDirectories(file.getParent());
    ImageIO.write(shown, "png", file.toFile());
  }

  public void close() throws Exception {
    onEventThread(
        () -> {
          frame.dispose();
          return null;
        });
  }

  private static JComponent header(String title, String tab) {
    JLabel name = new JLabel(title);
    name.setFont(name.getFont().deriveFont(Font.BOLD));
    JLabel selected = new JLabel(tab);
    selected.setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createMatteBorder(0, 0, 3, 0, new Color(0x3574F0)), BorderFactory.createEmptyBorder(10, 8, 7, 8)));
    JPanel header = new JPanel(new BorderLayout(12, 0));
    header.setBackground(HEADER);
    header.setBorder(BorderFactory.createEmptyBorder(0, 12, 0, 12));
    header.add(name, BorderLayout.WEST);
    JPanel tabs = new JPanel(new BorderLayout());
    tabs.setBackground(HEADER);
    tabs.add(selected, BorderLayout.WEST);
    header.add(tabs, BorderLayout.CENTER);
    return header;
  }

  private static Robot robot() throws AWTException {
    Robot robot = new Robot();
    robot.setAutoDelay(15);
    return robot;
  }
}
