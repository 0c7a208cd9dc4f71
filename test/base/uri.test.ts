import { strict as assert } from "node:assert";
import { decodeUri, joinUri } from "../../server/src/base/uri.ts";

describe("URIs", () => {
  it("are joined with paths, dots resolved", () => {
    assert.equal(joinUri("file:///a/b", "../c d/./(e).tmpl"), "file:///a/c%20d/%28e%29.tmpl");
    assert.equal(joinUri("file:///a", "../../b"), undefined);
    assert.equal(joinUri("file:///a", "/b"), undefined);
  });

  it("can be made of a path with half a character", () => {
    assert.equal(joinUri("file:///a", "b\ud83d.tmpl"), "file:///a/b%EF%BF%BD.tmpl");
    assert.equal(joinUri("file:///a", "b\u{1f600}.tmpl"), "file:///a/b%F0%9F%98%80.tmpl");
  });

  it("are read where a per cent sign does not fit", () => {
    assert.equal(decodeUri("file:///a%20b"), "file:///a b");
    assert.equal(decodeUri("untitled:100%"), "untitled:100%");
  });
});
