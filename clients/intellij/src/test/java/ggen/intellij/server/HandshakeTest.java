package ggen.intellij.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import ggen.intellij.support.Session;
import ggen.intellij.support.TestIde;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.lsp4j.ServerCapabilities;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  @Test
  void sendsWhatTheProtocolAsksFor() {
    assertEquals(
        "{\"ggen\":{\"protocol\":1,\"commands\":[\"ggen.marketSearch\",\"ggen.generate\",\"ggen.restart\",\"ggen.showLog\","
            + "\"ggen.status\"],\"ui\":[],\"trusted\":false}}",
        new Gson().toJson(Handshake.options(false)));
  }

  @Test
  void isContentWithTheRealServerAndTellsItOfTrust() throws IOException {
    TestIde.start();
    try (Session session = new Session()) {
      assertEquals(Optional.empty(), Handshake.mismatch(session.initialized.getCapabilities()));
      assertEquals(true, Session.wait(session.server().status()).trusted());
    }
  }

  @Test
  void saysWhenTheyDoNotFit() {
    assertEquals(
        Optional.of("This plugin speaks protocol 1 of ggen, the language server 7. Update the older of the two."),
        Handshake.mismatch(capabilities("{\"ggen\":{\"protocol\":7,\"version\":\"9\"}}")));
    Optional<String> none = Optional.of("This plugin speaks protocol 1 of ggen, the language server none. Update the older of the two.");
    for (String experimental : new String[] {"{}", "[]", "{\"ggen\":3}", "{\"ggen\":{}}", "null"})
      assertEquals(none, Handshake.mismatch(capabilities(experimental)), experimental);
    assertEquals(none, Handshake.mismatch(null));
  }

  private static ServerCapabilities capabilities(String experimental) {
    ServerCapabilities capabilities = new ServerCapabilities();
    capabilities.setExperimental(JsonParser.parseString(experimental));
    return capabilities;
  }
}
