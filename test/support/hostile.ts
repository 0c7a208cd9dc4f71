/** Texts that would do something if a client took them for Markdown. */
export const HOSTILE = [
  "`code`",
  "``` \nfence\n```",
  "[click](command:workbench.action.quit)",
  "![x](http://evil.example/x.png)",
  "<img src=x onerror=alert(1)>",
  "<command:quit>",
  "&lt;b&gt;",
  "# heading\n- list\n1. one",
  "**bold** _it_ ~~no~~ a|b",
  "$(trash) icon",
  "back\\slash",
  "`",
  "``",
  " padded ",
  "https://evil.example",
  "---",
];
