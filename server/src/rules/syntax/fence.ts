import type { Problem } from "../../base/problem.ts";
import { headLinesEnd } from "../../model/draftHead.ts";
import { replace } from "../fixes.ts";
import type { Fix, TemplateContext } from "../rule.ts";

/** Takes away what stands before `---`. A byte order mark means nothing to anybody; blank lines may be meant. */
export function uncover({ model }: TemplateContext, { range }: Problem): Fix[] {
  const before = { start: 0, end: model.text.indexOf("---", range.start) };
  const isMark = /^\uFEFF+$/.test(model.text.slice(0, before.end));
  return [replace(isMark ? "Remove the byte order mark" : "Remove what stands before `---`", before, "", isMark)];
}

/** Closes the front matter in front of the first line that cannot belong to it. */
export function closeFence({ model }: TemplateContext, { range }: Problem): Fix[] {
  let at = model.text.indexOf("\n", range.start) + 1;
  if (at === 0) return [replace("Close the front matter", { start: range.end, end: range.end }, "\n---\n")];
  at = headLinesEnd(model.text, at);
  const newText = model.text[at - 1] === "\n" ? "---\n" : "\n---\n";
  return [replace("Close the front matter", { start: at, end: at }, newText)];
}

/** Gives the file front matter that says where its text goes. */
export function addHead(): Fix[] {
  return [replace("Add front matter", { start: 0, end: 0 }, '---\nto: ""\n---\n')];
}

/** Whether ggen would be asked to write this file: not for what other templates take in, nor for `.tera` files, which often are taken in. */
export function isWritten({ model, workspace }: TemplateContext): boolean {
  return !model.uri.endsWith(".tera") && workspace.referrers(model.uri).length === 0;
}
