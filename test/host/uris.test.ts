import { strict as assert } from "node:assert";
import { URI } from "vscode-uri";
import { joinUri } from "../../server/src/base/uri.ts";
import { Uris } from "../../server/src/host/uris.ts";

describe("URIs", () => {
  const theirs = "file:///a/c++%20(copy)";
  const ours = "file:///a/c%2B%2B%20%28copy%29";

  it("have one spelling inside, wherever they stand in a message", () => {
    const message = {
      textDocument: { uri: `${theirs}/x.tmpl`, version: 1 },
      list: [{ targetUri: theirs, text: theirs }],
      changes: { [theirs]: [{ newText: theirs }] },
      data: { uri: theirs },
    };
    assert.deepEqual(new Uris().inward(message), {
      textDocument: { uri: `${ours}/x.tmpl`, version: 1 },
      list: [{ targetUri: ours, text: theirs }],
      changes: { [ours]: [{ newText: theirs }] },
      data: { uri: theirs },
    });
  });

  it("go out as the client spells them, new files in its spelling of the folder", () => {
    const uris = new Uris();
    uris.inward([{ uri: `${theirs}/` }, { uri: `${theirs}/it's.tmpl` }]);
    const message = { changes: { [`${ours}/it%27s.tmpl`]: [] }, documentChanges: [{ uri: `${ours}/new%20file.rs` }] };
    assert.deepEqual(uris.outward(message), {
      changes: { [`${theirs}/it's.tmpl`]: [] },
      documentChanges: [{ uri: `${theirs}/new%20file.rs` }],
    });
    assert.equal(uris.theirs("file:///b/(c)"), "file:///b/(c)");
  });

  it("are left alone where everybody spells them the same, and where they name no file", () => {
    const uris = new Uris();
    const message = { uri: "file:///w/templates/a.tmpl", template: "a (1).tmpl", other: { uri: "untitled:(x)" } };
    assert.deepEqual(uris.inward(message), message);
    assert.equal(uris.outward(message), message);
  });

  it("know a drive letter in either case", () => {
    const { uri } = new Uris().inward({ uri: "file:///C:/w" });
    assert.equal(uri, "file:///c%3A/w");
  });

  it("of joined paths are spelled as those of files that are found", () => {
    for (const name of ["a (1).tmpl", "it's!*.tmpl", "c++@2,;=&$.tmpl", "é ü#?.tmpl", "100%.tmpl", "[x]{y}.tmpl"])
      assert.equal(joinUri("file:///w", name), URI.file(`/w/${name}`).toString());
  });
});
