import { strict as assert } from "node:assert";
import { frameChecker } from "./frames.ts";

/** What is let through and what is stray, of bytes that arrive in these pieces. */
async function check(...pieces: string[]): Promise<{ passed: string; stray: string }> {
  let stray = "";
  const checker = frameChecker((text) => {
    stray += text;
  });
  for (const piece of pieces) checker.write(piece);
  checker.end();
  let passed = "";
  for await (const chunk of checker) passed += chunk;
  return { passed, stray };
}

describe("the check of stdout", () => {
  const frame = "Content-Length: 2\r\n\r\n{}";

  it("lets messages through, in whatever pieces they come", async () => {
    assert.deepEqual(await check(frame + frame), { passed: frame + frame, stray: "" });
    assert.deepEqual(await check(...frame), { passed: frame, stray: "" });
  });

  it("finds what is printed between messages, and half a message at the end", async () => {
    assert.deepEqual(await check(`${frame}hello\n`), { passed: frame, stray: "hello\n" });
    assert.deepEqual(await check("Content-Length: 9\r\n\r\n{}"), { passed: "", stray: "Content-Length: 9\r\n\r\n{}" });
  });
});
