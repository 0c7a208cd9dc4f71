import type { TemplateRule } from "./rule.ts";

/** ggen refuses a command that contains one of these, in any case. Source: format section d.3. */
const DENIED = [
  "rm ",
  "rm -",
  "del ",
  "delete",
  "sudo ",
  "su ",
  "su-",
  "eval ",
  "exec ",
  "source ",
  "cat /etc/",
  "cat /proc/",
  "cat /sys/",
  "curl ",
  "wget ",
  "nc ",
  "netcat",
  "dd ",
  "format",
  "mkfs",
  "chmod ",
  "chown ",
  "passwd",
  "kill ",
  "killall",
  "pkill",
  "shutdown",
  "reboot",
  "halt",
  "mount ",
  "umount",
  "fdisk",
  "iptables",
  "firewall",
  "crontab",
  "at ",
  "batch",
  "ssh ",
  "scp ",
  "rsync",
  "git clone",
  "git pull",
  "git push",
  "npm install",
  "pip install",
  "cargo install",
  "docker ",
  "kubectl ",
  "helm ",
  "systemctl",
  "service ",
];

/** A shell hook that ggen's list of forbidden words blocks. */
export const blockedHook: TemplateRule = {
  on: "template",
  meta: { id: "blocked-hook", category: "frontmatter", severity: "warning", since: "0.1.0", fixable: false },
  check({ model, report }) {
    for (const key of ["sh_before", "sh", "sh_after"]) {
      const text = model.frontMatter?.get(key)?.text;
      const word = text === undefined ? undefined : DENIED.find((each) => text.value.toLowerCase().includes(each));
      if (text === undefined || word === undefined) continue;
      const start = text.value.toLowerCase().indexOf(word);
      const range = { start: text.toFile(start), end: text.toFile(start + word.trimEnd().length) };
      report({ range, message: `ggen blocks a command that contains \`${word}\`` });
    }
  },
};
