import { parse } from "./server/src/syntax/index.ts";
import { loadSyntax } from "./test/support/syntax.ts";
import { summarize } from "./server/src/model/summary.ts";
import { createWorkspace } from "./server/src/model/workspaceModel.ts";
import { memoryHost } from "./test/support/memoryHost.ts";
import { never } from "./test/support/fixture.ts";
await loadSyntax();
const lines = 10000;
let text = "---\nto: x\nvars:\n  name: a\n  items: [1,2]\n---\n";
for (let i=0;i<lines/10;i++) text += `pub struct {{ name | pascal }}${i} {\n{%- for item in items %}\n  {{ item | snake }}: {{ name | upper }},\n{%- if loop.last %}\n  // last {{ item }}\n{%- endif %}\n{%- endfor %}\n{% set v${i} = name ~ "${i}" %}\n  plain text line\n}\n`;
const best:Record<string,number>={}; const t=(n:string,f:()=>any)=>{const s=performance.now(); const r=f(); const d=performance.now()-s; best[n]=Math.min(best[n]??1e9,d); return r;};
const ws = createWorkspace(memoryHost(new Map([["file:///w/ggen.toml",""]])), ()=>({})); ws.setRoots(["file:///w"]); await ws.index(never);
for (let i=0;i<12;i++) {
 const p=t("parse",()=>parse(text)); t("cst",()=>p.cst); t("file",()=>p.file); t("summary",()=>summarize("u",text,p.file)); t("problems",()=>p.problems); p.delete();
 ws.open({uri:"file:///w/templates/a.tmpl",languageId:"",version:i,text}); const m=ws.template("file:///w/templates/a.tmpl")!;
 t("frontmatter",()=>m.frontMatter); t("analyse",()=>m.references.length); t("visible",()=>m.visibleAt(text.length>>1));
}
console.log(best);
