package ggen.intellij.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import ggen.intellij.scenario.Step.Scenario;
import ggen.intellij.support.Folders;
import ggen.intellij.support.Session;
import ggen.intellij.support.TestIde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The scenario of four uses, by the plugin's own client in the manner of LSP4IJ. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FourUsesTest {
  private record Outcome(String id, boolean ok, String detail) {}

  private record Result(String client, String version, List<Outcome> steps) {}

  private Scenario scenario;
  private Session session;
  private Actor actor;
  private final List<Outcome> outcomes = new ArrayList<>();

  @BeforeAll
  void open(@TempDir Path temporary) throws IOException {
    TestIde.start();
    Path source = TestIde.ROOT.resolve("test/scenarios/four-uses.json");
    scenario = new Gson().fromJson(Files.readString(source), Scenario.class);
    Path folder = temporary.toRealPath().resolve("orders");
    Folders.copy(TestIde.ROOT.resolve(scenario.workspace()), folder);
    session = new Session(folder);
    actor = new Actor(session, folder);
  }

  @TestFactory
  Stream<DynamicTest> steps() {
    return scenario.steps().stream().map(step -> DynamicTest.dynamicTest(step.id(), () -> perform(step)));
  }

  private void perform(Step step) throws IOException {
    try {
      actor.perform(step);
      outcomes.add(new Outcome(step.id(), true, null));
    } catch (AssertionError problem) {
      outcomes.add(new Outcome(step.id(), false, problem.getMessage()));
      session.log.forEach(System.err::println);
      throw problem;
    }
  }

  @AfterAll
  void close() throws IOException {
    session.close();
    assertEquals(0, session.exitValue());
    String server = session.initialized.getServerInfo().getVersion();
    String version = "Java " + Runtime.version().feature() + ", LSP4J 1.0, ggen-ls " + server;
    Path artifacts = Files.createDirectories(TestIde.ROOT.resolve("test/.artifacts"));
    Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    Files.writeString(artifacts.resolve("scenario-jvm.json"), gson.toJson(new Result("jvm", version, outcomes)) + "\n");
  }
}
