/** Whether a path climbs out of the folder it starts in, or starts in none. One with Tera in it is judged by the parts around. */
export function leavesFolder(path: string): boolean {
  if (/^(?:[/\\]|[A-Za-z]:[/\\])/.test(path)) return true;
  let depth = 0;
  for (const part of path.replaceAll(/\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}/gs, "x").split(/[/\\]/)) {
    depth += part === ".." ? -1 : part === "." || part === "" ? 0 : 1;
    if (depth < 0) return true;
  }
  return false;
}
